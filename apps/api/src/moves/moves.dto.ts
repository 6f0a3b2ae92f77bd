import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, MaxLength, ValidateBy } from 'class-validator';
import type { CarriedOver, ClauseText, MoveCounts, Moved, MoveLine, MovePreview } from '@dabiao/application';
import type { ClauseMove } from '@dabiao/catalog';
import { FINDING_STATES, type FindingState, type ReviewVerdict } from '@dabiao/inspection';
import { VERDICTS, type Verdict } from '@dabiao/scoring';
import { AssessmentDto } from '../assessments/assessment.dto';
import { ThreeHeadlinesDto } from '../compliance/compliance.dto';
import { IsVersion } from '../http/version';
import { REVIEW_VERDICTS } from '../inspection/review.dto';
import { clauseCode, count, editionId, findingNumber, recordOfText, uuid, version } from '../openapi/fields';
import { WordsDto } from '../standards/clause.dto';

/** The most codes that somebody may pair by hand. */
const MAPPED = 1_000;

/** Codes by codes. */
const isMapping = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length <= MAPPED &&
  Object.values(value).every((code) => typeof code === 'string' && code !== '' && code.length <= 40);

const IsMapping = (): PropertyDecorator =>
  ValidateBy({
    name: 'isMapping',
    validator: {
      validate: isMapping,
      defaultMessage: () => `$property has to name codes by codes, at most ${MAPPED}`,
    },
  });

export class MoveQuery {
  @ApiProperty({ ...editionId, description: 'The new edition, by its full id.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  to: string;
}

@ApiSchema({ name: 'UndoMove', description: 'Which version of a moved assessment was read.' })
export class UndoDto {
  @ApiProperty({ ...version, description: 'Of the assessment that moved, as it was read.' })
  @IsVersion()
  version: number;
}

@ApiSchema({ name: 'MappedMove', description: 'Where to, and which codes belong together.' })
export class MappedMoveDto extends MoveQuery {
  @ApiPropertyOptional({
    ...{ ...recordOfText, maxProperties: MAPPED, example: { '1.1.3': '1.1.4' } },
    description: 'New codes by old ones, before anything is paired by code or text.',
  })
  @IsOptional()
  @IsMapping()
  mapping?: Record<string, string>;
}

@ApiSchema({ name: 'Move', description: 'A move to another edition.' })
export class MoveDto extends MappedMoveDto {
  @ApiProperty({ ...version, description: 'Of the assessment, as it was read.' })
  @IsVersion()
  version: number;
}

@ApiSchema({ name: 'Moved', description: 'An assessment after its move.' })
export class MovedDto implements Moved {
  @ApiProperty({ type: AssessmentDto, description: 'On the new edition.' })
  assessment: AssessmentDto;

  @ApiProperty({ type: AssessmentDto, description: 'On the old one, closed.' })
  from: AssessmentDto;
}

const CLAUSE_MOVES: readonly ClauseMove['kind'][] = ['unchanged', 'changed', 'added', 'removed'];

@ApiSchema({ name: 'MoveCounts', description: 'How many clauses and findings of each kind there are.' })
export class MoveCountsDto implements MoveCounts {
  @ApiProperty({ ...count, description: 'Ask the same, maybe under another code.' })
  unchanged: number;

  @ApiProperty({ ...count, description: 'Ask something else.' })
  changed: number;

  @ApiProperty({ ...count, description: 'Only in the new edition.' })
  added: number;

  @ApiProperty({ ...count, description: 'Only in the old edition.' })
  removed: number;

  @ApiProperty({ ...count, description: 'Unchanged or changed, under another code.' })
  renamed: number;

  @ApiProperty({ ...count, description: 'Answers that go on counting.' })
  kept: number;

  @ApiProperty({ ...count, description: 'Answers that have to be confirmed before they count again.' })
  toConfirm: number;

  @ApiProperty({ ...count, description: 'Findings that are not settled and go on.' })
  findings: number;

  @ApiProperty({ ...count, description: 'Findings withdrawn because their clause is gone.' })
  findingsWithdrawn: number;
}

@ApiSchema({ name: 'ClauseText', description: 'What a clause asks.' })
export class ClauseTextDto implements ClauseText {
  @ApiProperty({ type: WordsDto })
  title: WordsDto;

  @ApiProperty({ type: [WordsDto], description: 'Of an item of a ladder: level by level.' })
  requirement: WordsDto[];

  @ApiProperty({ type: String, nullable: true, description: 'The rule in one line; null: attested.' })
  rule: string | null;
}

@ApiSchema({ name: 'CarriedOver', description: 'What a clause takes with it into the new edition.' })
export class CarriedOverDto implements CarriedOver {
  @ApiProperty({ enum: VERDICTS, nullable: true, description: 'Self verdict; null: nobody touched it.' })
  verdict: Verdict | null;

  @ApiProperty({ type: Boolean, description: 'An item of a ladder whose level somebody gave.' })
  isItem: boolean;

  @ApiProperty({
    enum: ['kept', 'toConfirm', 'none', 'gone'],
    description:
      'kept: the answer goes on counting. toConfirm: it is kept beside an unassessed clause until somebody answers. none: nobody answered. gone: it stays in the old assessment.',
  })
  answer: CarriedOver['answer'];

  @ApiProperty({ type: Boolean, description: 'Somebody has it to do.' })
  assigned: boolean;

  @ApiProperty({ ...count, description: 'Linked proofs, in force or not.' })
  proofs: number;

  @ApiProperty({ enum: REVIEW_VERDICTS, description: "The inspector's verdict." })
  review: ReviewVerdict;

  @ApiProperty({ enum: REVIEW_VERDICTS, description: 'The same in the new edition.' })
  reviewAfter: ReviewVerdict;

  @ApiProperty({ enum: FINDING_STATES, nullable: true, description: 'Where its finding is.' })
  finding: FindingState | null;

  @ApiProperty({ ...findingNumber, nullable: true })
  findingNumber: string | null;

  @ApiProperty({ enum: FINDING_STATES, nullable: true, description: 'Where it is after the move.' })
  findingAfter: FindingState | null;
}

@ApiSchema({ name: 'MoveLine', description: 'What becomes of one clause.' })
export class MoveLineDto implements MoveLine {
  @ApiProperty({ enum: CLAUSE_MOVES })
  kind: ClauseMove['kind'];

  @ApiProperty({ ...clauseCode, nullable: true, description: 'In the old edition.' })
  from: string | null;

  @ApiProperty({ ...clauseCode, nullable: true, description: 'In the new edition.' })
  to: string | null;

  @ApiProperty({
    ...{ type: [String], example: ['rule', 'tier'] },
    description: 'Fields that differ; of an unchanged clause those that are not part of the question.',
  })
  fields: string[];

  @ApiProperty({ type: ClauseTextDto, nullable: true })
  before: ClauseTextDto | null;

  @ApiProperty({ type: ClauseTextDto, nullable: true })
  after: ClauseTextDto | null;

  @ApiProperty({ type: CarriedOverDto })
  carried: CarriedOverDto;
}

@ApiSchema({ name: 'CodePair', description: 'The same text under two codes.' })
export class CodePairDto {
  @ApiProperty({ ...clauseCode, description: 'In the old edition.' })
  from: string;

  @ApiProperty({ ...clauseCode, description: 'In the new edition.' })
  to: string;
}

@ApiSchema({ name: 'MovePreview', description: 'What moving to another edition would do.' })
export class MovePreviewDto implements MovePreview {
  @ApiProperty({ ...uuid })
  assessmentId: string;

  @ApiProperty({ ...version, description: 'Of the assessment: send it with the move.' })
  version: number;

  @ApiProperty({ ...editionId, description: 'The old edition.' })
  from: string;

  @ApiProperty({ ...editionId, description: 'The new edition.' })
  to: string;

  @ApiProperty({ type: MoveCountsDto })
  counts: MoveCountsDto;

  @ApiProperty({ type: [String], description: 'Options whose choices the new edition does not know.' })
  droppedOptions: string[];

  @ApiProperty({ type: Boolean, description: 'The new edition does not know the target.' })
  droppedTarget: boolean;

  @ApiProperty({ type: ThreeHeadlinesDto, description: 'The figures of today under the old edition.' })
  before: ThreeHeadlinesDto;

  @ApiProperty({ type: ThreeHeadlinesDto, description: 'The figures of today under the new edition.' })
  after: ThreeHeadlinesDto;

  @ApiProperty({
    type: [CodePairDto],
    description: 'Pairs of the same text that a person may put into the mapping.',
  })
  suggestions: CodePairDto[];

  @ApiProperty({
    type: [MoveLineDto],
    description: 'Every clause of both editions once: in the order of the new one, then those that are gone.',
  })
  clauses: MoveLineDto[];
}
