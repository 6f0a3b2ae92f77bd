import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { BATCH_LIMIT, EFFORT_LIMIT } from '@dabiao/application';
import type { ReviewVerdict } from '@dabiao/inspection';
import { VERDICTS, type Verdict } from '@dabiao/scoring';
import { PageQuery } from '../http/page.dto';
import { QueryFlag } from '../http/query-flag';
import { choices, clauseCode, day, editionId, uuid } from '../openapi/fields';
import { REVIEW_VERDICTS } from '../inspection/review.dto';

/** The largest number an integer column holds. */
const MAX_INT = 2_147_483_647;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const given = (_: object, value: unknown): boolean => value !== null && value !== undefined;
const ifGiven = (property: string): PropertyDecorator =>
  ValidateIf((object: Record<string, unknown>) => given(object, object[property]));

export class AssessmentsQuery extends PageQuery {
  @ApiPropertyOptional({ ...uuid, description: 'Only of this hospital.' })
  @IsOptional()
  @IsUUID()
  hospitalId?: string;

  @ApiPropertyOptional({ ...editionId, description: 'Only on this edition, by its full id.' })
  @IsOptional()
  @IsString()
  editionId?: string;
}

@ApiSchema({
  name: 'WrittenTarget',
  description: 'What is to be reached. Which fields belong to it depends on its kind.',
})
export class TargetDto {
  @ApiProperty({ enum: ['rate', 'gate', 'level'] })
  @IsIn(['rate', 'gate', 'level'])
  kind: 'rate' | 'gate' | 'level';

  @ApiPropertyOptional({ type: String, maxLength: 40, description: 'With kind rate: the tier.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  tier?: string;

  @ApiPropertyOptional({
    type: String,
    pattern: '^(100(\\.0{1,2})?|\\d{1,2}(\\.\\d{1,2})?)$',
    description: 'With kind rate: percent, two decimals at the most, e.g. "95.00".',
  })
  @IsOptional()
  @Matches(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/)
  percent?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: MAX_INT, description: 'With kind level.' })
  @IsOptional()
  @IsInt()
  @Max(MAX_INT)
  @Min(0)
  level?: number;
}

class PlanDto {
  @ApiPropertyOptional({
    ...choices,
    description: 'Choices by the code of the option.',
  })
  @IsOptional()
  @IsObject()
  options?: Record<string, string[]>;

  @ApiPropertyOptional({ type: TargetDto, nullable: true, description: 'null takes the target away.' })
  @ifGiven('target')
  @ValidateNested()
  @Type(() => TargetDto)
  target?: TargetDto | null;

  @ApiPropertyOptional({ ...day, nullable: true, description: 'Day the target is due.' })
  @ifGiven('dueOn')
  @Matches(DAY)
  dueOn?: string | null;
}

@ApiSchema({ name: 'OpenAssessment' })
export class OpenAssessmentDto extends PlanDto {
  @ApiProperty({ ...editionId, description: 'Full id of the edition.' })
  @IsString()
  @MaxLength(120)
  editionId: string;
}

@ApiSchema({
  name: 'ChangeAssessment',
  description: 'Fields that are absent stay as they are; null empties one.',
})
export class ChangeAssessmentDto extends PlanDto {
  @ApiProperty({ type: 'integer', maximum: MAX_INT, description: 'The version that was read.' })
  @IsInt()
  @Max(MAX_INT)
  version: number;

  @ApiPropertyOptional({
    type: 'integer',
    maximum: MAX_INT,
    nullable: true,
    description: "Position in the edition's certification stages, from 1.",
  })
  @ifGiven('stage')
  @IsInt()
  @Max(MAX_INT)
  stage?: number | null;

  @ApiPropertyOptional({ ...day, nullable: true, description: 'Day the certificate was awarded.' })
  @ifGiven('awardedOn')
  @Matches(DAY)
  awardedOn?: string | null;

  @ApiPropertyOptional({ ...day, nullable: true, description: 'Last day the certificate holds.' })
  @ifGiven('validUntil')
  @Matches(DAY)
  validUntil?: string | null;
}

export class ClausesQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, description: 'Only clauses of this tier.', example: 'basic' })
  @IsOptional()
  @IsString()
  tier?: string;

  @ApiPropertyOptional({ type: String, description: 'A section and everything in it.' })
  @IsOptional()
  @IsString()
  section?: string;

  @ApiPropertyOptional({ enum: VERDICTS, description: 'Only clauses with this self verdict.' })
  @IsOptional()
  @IsIn(VERDICTS)
  verdict?: Verdict;

  @QueryFlag('Whether a proof in force is linked.')
  proven?: boolean;

  @ApiPropertyOptional({
    enum: REVIEW_VERDICTS,
    description: 'Only clauses with this verdict of an inspector.',
  })
  @IsOptional()
  @IsIn(REVIEW_VERDICTS)
  review?: ReviewVerdict;

  @QueryFlag('Whether the verdicts of hospital and inspector contradict one another.')
  differing?: boolean;

  @QueryFlag('Whether the text changed with the edition, and the old answer waits to be confirmed.')
  toConfirm?: boolean;

  @ApiPropertyOptional({ ...uuid, description: 'Only what this department has to do.' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional({ ...uuid, description: 'Only what this person has to do.' })
  @IsOptional()
  @IsUUID()
  personId?: string;

  @QueryFlag('Whether it was due before today and is not met.')
  overdue?: boolean;

  @ApiPropertyOptional({
    type: String,
    maxLength: 100,
    description: 'Part of the code, title or requirement.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string;

  @QueryFlag('Include clauses that the options switch off.')
  all?: boolean;

  @ApiPropertyOptional({
    enum: ['edition', 'due', 'updated'],
    default: 'edition',
    description: 'In the order of the edition, the first due first, or the last changed first.',
  })
  @IsOptional()
  @IsIn(['edition', 'due', 'updated'])
  sort: 'edition' | 'due' | 'updated' = 'edition';
}

const text =
  (length: number): PropertyDecorator =>
  (target, property) => {
    IsOptional()(target, property);
    IsString()(target, property);
    MaxLength(length)(target, property);
  };

class FactorsDto {
  @ApiPropertyOptional({
    type: String,
    maxLength: 40,
    description: 'Application ratio: 0.95 or 95%. Or its two counts.',
  })
  @text(40)
  application?: string;

  @ApiPropertyOptional({ type: String, maxLength: 40 })
  @text(40)
  applicationNumerator?: string;

  @ApiPropertyOptional({ type: String, maxLength: 40 })
  @text(40)
  applicationDenominator?: string;

  @ApiPropertyOptional({
    type: String,
    maxLength: 100,
    description: 'Data quality: one coefficient, or several with semicolons. Or its two counts.',
  })
  @text(100)
  quality?: string;

  @ApiPropertyOptional({ type: String, maxLength: 40 })
  @text(40)
  qualityNumerator?: string;

  @ApiPropertyOptional({ type: String, maxLength: 40 })
  @text(40)
  qualityDenominator?: string;
}

@ApiSchema({ name: 'LevelFactors', description: 'Factors of one level.' })
export class LevelFactorsDto extends FactorsDto {
  @ApiProperty({ type: 'integer', maximum: MAX_INT })
  @IsInt()
  @Max(MAX_INT)
  level: number;
}

@ApiSchema({
  name: 'VerdictChange',
  description: 'A new answer for a clause. It replaces the one before; what is absent is emptied.',
})
export class VerdictChangeDto extends FactorsDto {
  @ApiProperty({ ...clauseCode, description: 'Code of the clause.' })
  @IsString()
  @MaxLength(40)
  code: string;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: MAX_INT,
    description: 'The version that was read; 0 for a clause nobody touched.',
  })
  @IsInt()
  @Max(MAX_INT)
  @Min(0)
  version: number;

  @ApiPropertyOptional({
    enum: VERDICTS,
    description: 'Self verdict; unassessed without it. Where the clause has a rule, a value decides.',
  })
  @IsOptional()
  @IsIn(VERDICTS)
  verdict?: Verdict;

  @ApiPropertyOptional({
    type: String,
    maxLength: 2000,
    description: 'Needed with notApplicable, conditional and override.',
  })
  @text(2000)
  reason?: string;

  @ApiPropertyOptional({ ...day, description: 'With conditional: the last day the promise holds.' })
  @IsOptional()
  @Matches(DAY)
  promisedBy?: string;

  @ApiPropertyOptional({
    type: String,
    maxLength: 60,
    description: 'What was measured, judged by the rule of the clause.',
    example: '92.3%',
  })
  @text(60)
  value?: string;

  @ApiPropertyOptional({
    type: String,
    maxLength: 60,
    description: 'With a denominator, in place of the value or beside it.',
    example: '240',
  })
  @text(60)
  numerator?: string;

  @ApiPropertyOptional({ type: String, maxLength: 60, example: '260' })
  @text(60)
  denominator?: string;

  @ApiPropertyOptional({
    type: Boolean,
    description: 'Keep a verdict that the value contradicts; needs a reason and stays flagged.',
  })
  @IsOptional()
  @IsBoolean()
  override?: boolean;

  @ApiPropertyOptional({
    type: 'integer',
    maximum: MAX_INT,
    nullable: true,
    description: 'Ladder items: the level reached.',
  })
  @ifGiven('level')
  @IsInt()
  @Max(MAX_INT)
  level?: number | null;

  @ApiPropertyOptional({
    type: Boolean,
    description: 'Ladder items: the hospital does not have this business.',
  })
  @IsOptional()
  @IsBoolean()
  noSuchBusiness?: boolean;

  @ApiPropertyOptional({
    type: [LevelFactorsDto],
    maxItems: 9,
    description: 'Ladder items: factors of single levels.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(9)
  @ValidateNested({ each: true })
  @Type(() => LevelFactorsDto)
  at?: LevelFactorsDto[];
}

@ApiSchema({ name: 'SaveVerdicts' })
export class SaveVerdictsDto {
  @ApiProperty({ type: [VerdictChangeDto], minItems: 1, maxItems: BATCH_LIMIT })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(BATCH_LIMIT)
  @ValidateNested({ each: true })
  @Type(() => VerdictChangeDto)
  changes: VerdictChangeDto[];
}

@ApiSchema({
  name: 'Assignment',
  description: 'Fields that are absent stay as they are; null takes one away.',
})
export class AssignmentDto {
  @ApiProperty({ ...clauseCode, description: 'Code of the clause.' })
  @IsString()
  @MaxLength(40)
  code: string;

  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: MAX_INT,
    description: 'The version that was read; 0 for a clause nobody touched.',
  })
  @IsInt()
  @Max(MAX_INT)
  @Min(0)
  version: number;

  @ApiPropertyOptional({ ...uuid, nullable: true, description: 'The department that has it to do.' })
  @ifGiven('departmentId')
  @IsUUID()
  departmentId?: string | null;

  @ApiPropertyOptional({ ...uuid, nullable: true, description: 'The person who has it to do.' })
  @ifGiven('personId')
  @IsUUID()
  personId?: string | null;

  @ApiPropertyOptional({ ...day, nullable: true, description: 'Until when.' })
  @ifGiven('dueOn')
  @Matches(DAY)
  dueOn?: string | null;

  @ApiPropertyOptional({
    ...{ type: 'integer', nullable: true, minimum: 1, maximum: EFFORT_LIMIT },
    description: 'Days of work it still takes; the plan to the target counts with them.',
  })
  @ifGiven('effortDays')
  @IsInt()
  @Min(1)
  @Max(EFFORT_LIMIT)
  effortDays?: number | null;
}

@ApiSchema({ name: 'Assign' })
export class AssignDto {
  @ApiProperty({ type: [AssignmentDto], minItems: 1, maxItems: BATCH_LIMIT })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(BATCH_LIMIT)
  @ValidateNested({ each: true })
  @Type(() => AssignmentDto)
  changes: AssignmentDto[];
}
