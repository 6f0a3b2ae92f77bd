import { ApiProperty, ApiPropertyOptional, ApiSchema, IntersectionType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import type { ExtensionRequest, FindingListing, Fix, NewFinding, Plan, Ruling } from '@dabiao/application';
import { FINDING_STATES, SEVERITIES, type FindingState, type Severity } from '@dabiao/inspection';
import { FINDING_FIGURES, type FindingFigure, type FindingGroup } from '@dabiao/persistence';
import { IfGiven } from '../http/if-given';
import { PageQuery } from '../http/page.dto';
import { QueryFlag } from '../http/query-flag';
import { IsVersion } from '../http/version';
import { clauseCode, day, regionCode, uuid, version } from '../openapi/fields';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TEXT = 2_000;
/** Proofs of one fix. */
const PROOFS = 50;
const text = { type: String, minLength: 1, maxLength: TEXT, pattern: '\\S' } as const;

/** What findings are narrowed to. */
export class FindingsFilterQuery {
  @ApiPropertyOptional({ ...uuid, description: 'Only of this hospital.' })
  @IsOptional()
  @IsUUID()
  hospitalId?: string;

  @ApiPropertyOptional({ ...regionCode, description: 'Only of this region and what lies in it.' })
  @IsOptional()
  @Matches(/^\d{6}$/)
  region?: string;

  @ApiPropertyOptional({ ...uuid, description: 'Only of this assessment.' })
  @IsOptional()
  @IsUUID()
  assessmentId?: string;

  @ApiPropertyOptional({ ...clauseCode, description: 'Only on this clause.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  code?: string;

  @ApiPropertyOptional({ ...uuid, description: 'Only what this department rectifies.' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional({ enum: ['none'], description: 'Only what no department rectifies yet.' })
  @IsOptional()
  @IsIn(['none'])
  department?: 'none';

  @ApiPropertyOptional({ ...uuid, description: 'Only what this person is responsible for.' })
  @IsOptional()
  @IsUUID()
  personId?: string;

  @ApiPropertyOptional({ ...uuid, description: 'Only what was raised on this visit.' })
  @IsOptional()
  @IsUUID()
  visitId?: string;

  @ApiPropertyOptional({ enum: SEVERITIES, description: 'Only of this severity.' })
  @IsOptional()
  @IsIn(SEVERITIES)
  severity?: Severity;

  @ApiPropertyOptional({ enum: FINDING_STATES, description: 'Only in this state.' })
  @IsOptional()
  @IsIn(FINDING_STATES)
  state?: FindingState;

  @QueryFlag('Only those that are overdue.')
  overdue?: boolean;

  @QueryFlag('Whether more time was asked for and nobody has decided.')
  extensionAsked?: boolean;

  @ApiPropertyOptional({
    enum: FINDING_FIGURES,
    description: 'Only what this figure of `finding-figures` counts, today.',
  })
  @IsOptional()
  @IsIn(FINDING_FIGURES)
  figure?: FindingFigure;

  @ApiPropertyOptional({
    ...{ type: String, maxLength: 100 },
    description: 'In the number, in the code of the clause, or in what is said of the finding.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;
}

/** The filter as the use cases take it. */
export const listing = ({ state, department, ...filter }: FindingsFilterQuery): FindingListing => ({
  ...filter,
  ...(department === undefined ? {} : { departmentId: null }),
  ...(state === undefined ? {} : { states: [state] }),
});

export class FindingsQuery extends IntersectionType(FindingsFilterQuery, PageQuery) {}
const GROUPS: readonly FindingGroup[] = ['all', 'hospital', 'region', 'department', 'severity'];

export class FindingFiguresQuery extends FindingsFilterQuery {
  @ApiProperty({ enum: GROUPS, description: 'What to group by.' })
  @IsIn(GROUPS)
  by: FindingGroup;
}

@ApiSchema({ name: 'NewFinding' })
export class NewFindingDto implements NewFinding {
  @ApiProperty({ ...text, description: 'What is wrong.' })
  @Length(1, TEXT)
  @Matches(/\S/)
  description: string;

  @ApiProperty({ enum: SEVERITIES })
  @IsIn(SEVERITIES)
  severity: Severity;

  @ApiPropertyOptional({ ...day, description: 'When it is due; the edition says when, without it.' })
  @IfGiven()
  @Matches(DAY)
  dueOn?: string;

  @ApiPropertyOptional({ ...uuid, description: 'Who rectifies; the department of the clause without it.' })
  @IfGiven()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional({ ...uuid, description: 'The visit on which it is raised.' })
  @IfGiven()
  @IsUUID()
  visitId?: string;
}

class VersionDto {
  @ApiProperty({ ...version, description: 'The version that was read.' })
  @IsVersion()
  version: number;
}

@ApiSchema({ name: 'FindingPlan', description: 'Analysis: why it is so, and what is to be done by whom.' })
export class PlanDto extends VersionDto implements Plan {
  @ApiProperty({ ...text })
  @Length(1, TEXT)
  @Matches(/\S/)
  rootCause: string;

  @ApiProperty({ ...text })
  @Length(1, TEXT)
  @Matches(/\S/)
  correctiveAction: string;

  @ApiPropertyOptional({ ...uuid, nullable: true, description: 'The person responsible; absent: as before.' })
  @IsOptional()
  @IsUUID()
  personId?: string | null;

  @ApiPropertyOptional({
    ...uuid,
    nullable: true,
    description: 'The department that rectifies; absent: as before.',
  })
  @IsOptional()
  @IsUUID()
  departmentId?: string | null;
}

@ApiSchema({ name: 'FindingFix' })
export class FixDto extends VersionDto implements Fix {
  @ApiProperty({ ...text, description: 'What was done.' })
  @Length(1, TEXT)
  @Matches(/\S/)
  fix: string;

  @ApiProperty({
    ...{ type: [String], minItems: 1, maxItems: PROOFS },
    description: 'Proofs of the hospital; those that do not support the clause yet do so from here on.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(PROOFS)
  @IsUUID(undefined, { each: true })
  evidenceIds: string[];
}

@ApiSchema({ name: 'ExtensionRequest' })
export class ExtensionRequestDto extends VersionDto implements ExtensionRequest {
  @ApiProperty({ ...day, description: 'Later than the day it is due.' })
  @Matches(DAY)
  until: string;

  @ApiProperty({ ...text })
  @Length(1, TEXT)
  @Matches(/\S/)
  reason: string;
}

@ApiSchema({ name: 'Ruling', description: "An inspector's answer, with a reason where it says no." })
export class RulingDto extends VersionDto implements Ruling {
  @ApiPropertyOptional({ type: String, maxLength: TEXT, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(TEXT)
  reason?: string | null;
}

@ApiSchema({ name: 'Verification' })
export class VerificationDto extends RulingDto {
  @ApiProperty({ type: Boolean, description: 'true closes the finding; false sends it back.' })
  @IsBoolean()
  effective: boolean;
}

@ApiSchema({ name: 'ExtensionDecision' })
export class ExtensionDecisionDto extends RulingDto {
  @ApiProperty({ type: Boolean })
  @IsBoolean()
  granted: boolean;
}
