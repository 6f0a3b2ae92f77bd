import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import {
  HOSPITAL_LIMIT,
  PEOPLE_LIMIT,
  type ChangeVisit,
  type NewVisit,
  type VisitListing,
} from '@dabiao/application';
import { VISIT_STATES, type VisitState } from '@dabiao/inspection';
import { IsFlag } from '../http/flag';
import { IfGiven } from '../http/if-given';
import { PageQuery } from '../http/page.dto';
import { IsLine, IsText } from '../http/text';
import { IsVersion } from '../http/version';
import { day, nameText, regionCode, uuid, uuids, version } from '../openapi/fields';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const REGION = /^\d{6}$/;

const scopeText = {
  type: String,
  minLength: 1,
  maxLength: 5000,
  pattern: '\\S',
  description: 'What is looked at.',
} as const;
const announced = {
  type: Boolean,
  description: 'Whether the hospitals are told of it beforehand: its days, what is looked at, who inspects.',
} as const;
const hospitals = {
  ...uuids,
  minItems: 1,
  maxItems: HOSPITAL_LIMIT,
  description: "Where it goes: hospitals within the caller's scope.",
} as const;
const people = {
  ...uuids,
  minItems: 1,
  maxItems: PEOPLE_LIMIT,
  description: 'Who goes: people who are inspectors at every hospital of the visit.',
} as const;

@ApiSchema({ name: 'NewVisit' })
export class NewVisitDto implements NewVisit {
  @ApiProperty({
    ...regionCode,
    description: "GB/T 2260 code of the region that inspects, within the caller's scope.",
    example: '141100',
  })
  @Matches(REGION)
  region: string;

  @ApiProperty({ ...nameText })
  @IsLine(200)
  title: string;

  @ApiProperty({ ...scopeText })
  @IsText(5000)
  scope: string;

  @ApiProperty({ ...day, description: 'First day.', example: '2026-05-11' })
  @Matches(DAY)
  firstDay: string;

  @ApiProperty({ ...day, description: 'Last day.', example: '2026-05-15' })
  @Matches(DAY)
  lastDay: string;

  @ApiPropertyOptional({ ...announced, default: false })
  @IfGiven()
  @IsBoolean()
  announced?: boolean;

  @ApiProperty({ ...hospitals })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(HOSPITAL_LIMIT)
  @IsUUID(undefined, { each: true })
  hospitalIds: string[];

  @ApiProperty({ ...people })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(PEOPLE_LIMIT)
  @IsUUID(undefined, { each: true })
  personIds: string[];
}

@ApiSchema({ name: 'ChangeVisit', description: 'Fields that are absent stay as they are.' })
export class ChangeVisitDto implements ChangeVisit {
  @ApiProperty({ ...version, description: 'The version that was read.' })
  @IsVersion()
  version: number;

  @ApiPropertyOptional({ ...nameText })
  @IfGiven()
  @IsLine(200)
  title?: string;

  @ApiPropertyOptional({ ...scopeText })
  @IfGiven()
  @IsText(5000)
  scope?: string;

  @ApiPropertyOptional({ ...day, description: 'First day.' })
  @IfGiven()
  @Matches(DAY)
  firstDay?: string;

  @ApiPropertyOptional({ ...day, description: 'Last day.' })
  @IfGiven()
  @Matches(DAY)
  lastDay?: string;

  @ApiPropertyOptional({ ...announced })
  @IfGiven()
  @IsBoolean()
  announced?: boolean;

  @ApiPropertyOptional({ ...hospitals })
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(HOSPITAL_LIMIT)
  @IsUUID(undefined, { each: true })
  hospitalIds?: string[];

  @ApiPropertyOptional({ ...people })
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(PEOPLE_LIMIT)
  @IsUUID(undefined, { each: true })
  personIds?: string[];
}

@ApiSchema({ name: 'VisitStep' })
export class VisitStepDto {
  @ApiProperty({ ...version, description: 'The version that was read.' })
  @IsVersion()
  version: number;
}

@ApiSchema({ name: 'CancelVisit' })
export class CancelVisitDto extends VisitStepDto {
  @ApiPropertyOptional({
    ...scopeText,
    maxLength: 2000,
    nullable: true,
    description: 'Why it does not take place.',
  })
  @IsOptional()
  @IsText(2000)
  reason?: string | null;
}

export class VisitsQuery extends PageQuery implements VisitListing {
  @ApiPropertyOptional({ enum: VISIT_STATES, description: 'Only visits in this state.' })
  @IsOptional()
  @IsIn(VISIT_STATES)
  state?: VisitState;

  @ApiPropertyOptional({ ...regionCode, description: 'Only visits of this region and of those in it.' })
  @IsOptional()
  @Matches(REGION)
  region?: string;

  @ApiPropertyOptional({ ...uuid, description: 'Only visits to this hospital.' })
  @IsOptional()
  @IsUUID()
  hospitalId?: string;

  @ApiPropertyOptional({ type: Boolean, description: 'Only visits the caller goes on.' })
  @IsOptional()
  @IsFlag()
  mine?: boolean;

  @ApiPropertyOptional({ ...day, description: 'Only visits that end on this day or later.' })
  @IsOptional()
  @Matches(DAY)
  from?: string;

  @ApiPropertyOptional({ ...day, description: 'Only visits that begin on this day or earlier.' })
  @IsOptional()
  @Matches(DAY)
  to?: string;
}

export class VisitCandidatesQuery extends PageQuery {
  @ApiProperty({ ...hospitals })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(HOSPITAL_LIMIT)
  @IsUUID(undefined, { each: true })
  hospitalId: string[];

  @ApiPropertyOptional({ type: String, maxLength: 100, description: 'Part of the name.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;
}
