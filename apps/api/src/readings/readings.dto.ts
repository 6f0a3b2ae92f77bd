import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { BATCH_LIMIT, EVIDENCE_LIMIT, type ReadingChange, type ReadingRecord } from '@dabiao/application';
import { PageQuery } from '../http/page.dto';
import { author, count, day, indicatorCode, instant, month, uuid, uuidList } from '../openapi/fields';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

@ApiSchema({
  name: 'Reading',
  description: 'What a hospital measured of an indicator in a month, as written.',
})
export class ReadingDto implements ReadingRecord {
  @ApiProperty({
    ...uuid,
    nullable: true,
    description: 'null only with `reading.changed`, for one that does not exist.',
  })
  id: string | null;

  @ApiProperty({ ...uuid })
  hospitalId: string;

  @ApiProperty({ ...indicatorCode })
  indicator: string;

  @ApiProperty({ ...month })
  month: string;

  @ApiProperty({ type: String, nullable: true, example: '8.5' })
  value: string | null;

  @ApiProperty({ type: String, nullable: true, example: '97023' })
  numerator: string | null;

  @ApiProperty({ type: String, nullable: true, example: '13401' })
  denominator: string | null;

  @ApiProperty({ type: String, description: 'Unit of the value.', example: '天' })
  unit: string;

  @ApiProperty({ type: String, nullable: true, description: 'Where the number comes from.', example: 'HIS' })
  source: string | null;

  @ApiProperty({ type: String, nullable: true })
  note: string | null;

  @ApiProperty({ ...uuidList, description: 'Proofs of it.' })
  evidenceIds: string[];

  @ApiProperty({ ...instant, nullable: true })
  updatedAt: string | null;

  @ApiProperty({ ...author, nullable: true, description: 'Who changed it last.' })
  updatedBy: string | null;

  @ApiProperty({ ...count, description: 'Send it with the next change; 0 where there is none.' })
  version: number;
}

@ApiSchema({ name: 'ReadingsPage' })
export class ReadingsPageDto {
  @ApiProperty({ type: [ReadingDto] })
  items: ReadingDto[];

  @ApiProperty({ ...count, description: 'Readings that match, in all.' })
  total: number;
}

export class ReadingsQuery extends PageQuery {
  @ApiPropertyOptional({ ...indicatorCode, description: 'Only of this indicator.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  indicator?: string;

  @ApiPropertyOptional({ ...month, description: 'First month.' })
  @IsOptional()
  @Matches(MONTH)
  from?: string;

  @ApiPropertyOptional({ ...month, description: 'Last month.' })
  @IsOptional()
  @Matches(MONTH)
  to?: string;

  @ApiPropertyOptional({ ...day, description: 'As they were known at the end of this past day.' })
  @IsOptional()
  @Matches(DAY)
  asOf?: string;
}

export class MonthQuery {
  @ApiPropertyOptional({
    ...month,
    description: 'Last month of the windows; the last that is over without it.',
  })
  @IsOptional()
  @Matches(MONTH)
  month?: string;
}

export class WindowsQuery extends PageQuery {
  @ApiPropertyOptional({
    ...month,
    description: 'Last month of the windows; the last that is over without it.',
  })
  @IsOptional()
  @Matches(MONTH)
  month?: string;

  @ApiPropertyOptional({ ...indicatorCode, description: 'Only of this indicator.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  indicator?: string;

  @ApiPropertyOptional({
    ...day,
    description: 'By the readings as they were known at the end of this past day.',
  })
  @IsOptional()
  @Matches(DAY)
  asOf?: string;
}

const text =
  (length: number): PropertyDecorator =>
  (target, property) => {
    IsOptional()(target, property);
    IsString()(target, property);
    MaxLength(length)(target, property);
  };

@ApiSchema({
  name: 'ReadingChange',
  description:
    'A new reading. It replaces the one before; what is absent is emptied. One without figures takes back what was there.',
})
export class ReadingChangeDto implements ReadingChange {
  @ApiProperty({
    type: String,
    maxLength: 40,
    description: 'Code of the indicator.',
    example: 'avg_length_of_stay',
  })
  @IsString()
  @MaxLength(40)
  indicator: string;

  @ApiProperty({
    type: String,
    maxLength: 20,
    description: '`YYYY-MM`, not in the future.',
    example: '2026-06',
  })
  @IsString()
  @MaxLength(20)
  month: string;

  @ApiProperty({
    ...{ type: 'integer', minimum: 0, maximum: 2_147_483_647 },
    description: 'The version that was read; 0 where there is none.',
  })
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  version: number;

  @ApiPropertyOptional({
    ...{ type: String, maxLength: 60, nullable: true, example: '8.5' },
    description: 'Alone, beside the two parts it is made of, or with the number of cases as denominator.',
  })
  @text(60)
  value?: string | null;

  @ApiPropertyOptional({ type: String, maxLength: 60, nullable: true, example: '97023' })
  @text(60)
  numerator?: string | null;

  @ApiPropertyOptional({ type: String, maxLength: 60, nullable: true, example: '13401' })
  @text(60)
  denominator?: string | null;

  @ApiPropertyOptional({
    ...{ type: String, maxLength: 40, nullable: true, example: '天' },
    description: 'The unit of the indicator. Said, it settles that a bare 0.5 is 0.5 % and not 50 %.',
  })
  @text(40)
  unit?: string | null;

  @ApiPropertyOptional({
    ...{ type: String, maxLength: 200, nullable: true, example: 'HIS' },
    description: 'Where the number comes from.',
  })
  @text(200)
  source?: string | null;

  @ApiPropertyOptional({ type: String, maxLength: 2000, nullable: true })
  @text(2000)
  note?: string | null;

  @ApiPropertyOptional({
    ...{ ...uuidList, maxItems: EVIDENCE_LIMIT },
    description: 'Proofs of the hospital.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(EVIDENCE_LIMIT)
  @IsUUID(undefined, { each: true })
  evidenceIds?: string[];
}

@ApiSchema({ name: 'SaveReadings' })
export class SaveReadingsDto {
  @ApiProperty({ type: [ReadingChangeDto], minItems: 1, maxItems: BATCH_LIMIT })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(BATCH_LIMIT)
  @ValidateNested({ each: true })
  @Type(() => ReadingChangeDto)
  changes: ReadingChangeDto[];
}
