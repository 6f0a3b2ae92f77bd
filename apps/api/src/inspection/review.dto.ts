import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
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
import { DECISION_LIMIT, type Decision } from '@dabiao/application';
import {
  DIFFERENCES,
  RESET_CAUSES,
  REVIEW_DECISIONS,
  SEVERITIES,
  type ResetCause,
  type ReviewDecision,
  type ReviewVerdict,
  type Severity,
} from '@dabiao/inspection';
import type { Review } from '@dabiao/persistence';
import { author, clauseCode, count, day, instant, uuid } from '../openapi/fields';
import { FindingDto } from './finding.dto';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const REVIEW_VERDICTS: readonly ReviewVerdict[] = [...REVIEW_DECISIONS, 'none'];

/** How the two verdicts on a clause differ; null where they do not. */
export const difference = {
  enum: DIFFERENCES,
  nullable: true,
  description:
    'Where the verdicts contradict one another: claimed and rejected, not applicable and rejected, not claimed and confirmed.',
} as const;

@ApiSchema({ name: 'Review', description: 'What inspectors say of a clause.' })
export class ReviewDto implements Review {
  @ApiProperty({ ...uuid })
  assessmentId: string;

  @ApiProperty({ ...clauseCode })
  code: string;

  @ApiProperty({ ...uuid })
  hospitalId: string;

  @ApiProperty({ enum: REVIEW_VERDICTS, description: 'none: nobody decided, or a change took it back.' })
  verdict: ReviewVerdict;

  @ApiProperty({
    enum: REVIEW_DECISIONS,
    nullable: true,
    description: 'The last decision, also where a change at the hospital has taken it back since.',
  })
  last: ReviewDecision | null;

  @ApiProperty({ type: String, nullable: true, description: 'Of the last decision.' })
  reason: string | null;

  @ApiProperty({ ...instant, nullable: true })
  decidedAt: string | null;

  @ApiProperty({ ...author, nullable: true })
  decidedBy: string | null;

  @ApiProperty({ ...uuid, nullable: true, description: 'The visit on which it was decided.' })
  visitId: string | null;

  @ApiProperty({ ...count, description: 'How often the clause was rejected.' })
  rejections: number;

  @ApiProperty({ ...instant, nullable: true, description: 'When a change took the decision back.' })
  resetAt: string | null;

  @ApiProperty({
    enum: RESET_CAUSES,
    nullable: true,
    description: 'What of the hospital changed; edition: the text of the clause, with a new edition.',
  })
  resetCause: ResetCause | null;

  @ApiProperty({
    ...instant,
    nullable: true,
    description: 'When the hospital last changed answer or proofs.',
  })
  changedAt: string | null;

  @ApiProperty({
    ...count,
    description: 'Send it with the decision. It also moves when the hospital changes answer or proofs.',
  })
  version: number;
}

@ApiSchema({ name: 'Decision', description: 'What an inspector says of one clause.' })
export class DecisionDto implements Decision {
  @ApiProperty({ ...uuid })
  @IsUUID()
  assessmentId: string;

  @ApiProperty({ ...clauseCode })
  @IsString()
  @MaxLength(40)
  code: string;

  @ApiProperty({
    ...{ type: 'integer', minimum: 0, maximum: 2_147_483_647 },
    description: 'The version of the review that was read; 0 where the clause has none.',
  })
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  version: number;

  @ApiProperty({ enum: REVIEW_DECISIONS })
  @IsIn(REVIEW_DECISIONS)
  verdict: ReviewDecision;

  @ApiPropertyOptional({
    ...{ type: String, maxLength: 2_000, nullable: true },
    description: 'Due with a rejection: it is what the finding says.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  reason?: string | null;

  @ApiPropertyOptional({ enum: SEVERITIES, description: 'Of the finding that a rejection raises.' })
  @IsOptional()
  @IsIn(SEVERITIES)
  severity?: Severity;

  @ApiPropertyOptional({ ...day, description: 'When the finding is due; the edition says when, without it.' })
  @IsOptional()
  @Matches(DAY)
  dueOn?: string;
}

@ApiSchema({ name: 'Decisions' })
export class DecisionsDto {
  @ApiProperty({ type: [DecisionDto], minItems: 1, maxItems: DECISION_LIMIT })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(DECISION_LIMIT)
  @ValidateNested({ each: true })
  @Type(() => DecisionDto)
  decisions: DecisionDto[];

  @ApiPropertyOptional({ ...uuid, description: 'The visit on which this is decided.' })
  @IsOptional()
  @IsUUID()
  visitId?: string;
}

@ApiSchema({ name: 'DecisionOutcome' })
export class DecisionOutcomeDto {
  @ApiProperty({ type: [ReviewDto], description: 'In the order of the decisions.' })
  reviews: ReviewDto[];

  @ApiProperty({ type: [FindingDto], description: 'Those that were raised, reopened, sent back or closed.' })
  findings: FindingDto[];
}
