import { ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiSchema, getSchemaPath } from '@nestjs/swagger';
import { EFFORT_LIMIT, type ClauseLine, type ClauseRecord, type FormerAnswer } from '@dabiao/application';
import type { Clause } from '@dabiao/catalog';
import type { Difference } from '@dabiao/inspection';
import { FindingDto } from '../inspection/finding.dto';
import { difference, ReviewDto } from '../inspection/review.dto';
import {
  VERDICTS,
  type ItemState,
  type Judgement,
  type Measured,
  type SeriesPoint,
  type Verdict,
} from '@dabiao/scoring';
import { author, clauseCode, count, day, editionId, instant, month, uuid } from '../openapi/fields';
import { recordOf } from '../openapi/one-of';
import { LadderItemDto, RateClauseDto, ScoredClauseDto } from '../standards/clause.dto';

@ApiSchema({ name: 'SeriesPoint', description: 'The value of one month.' })
export class SeriesPointDto implements SeriesPoint {
  @ApiProperty({ ...month })
  month: string;

  @ApiProperty({ type: String, description: 'Exact: a decimal, or a fraction.', example: '97023/13401' })
  value: string;
}

@ApiSchema({ name: 'MeasuredWindow', description: 'The months of the readings something was taken from.' })
export class MeasuredWindowDto {
  @ApiProperty({ ...month, description: 'First month.' })
  from: string;

  @ApiProperty({ ...month, description: 'Last month.' })
  to: string;
}

@ApiSchema({ name: 'Measured', description: 'What was measured, as written.' })
export class MeasuredDto implements Measured {
  @ApiPropertyOptional({ type: String, example: '92.3%' })
  value?: string;

  @ApiPropertyOptional({ type: String, example: '240' })
  numerator?: string;

  @ApiPropertyOptional({ type: String, example: '260' })
  denominator?: string;

  @ApiPropertyOptional({ type: [SeriesPointDto], description: 'Months of a trend, from readings.' })
  series?: SeriesPointDto[];

  @ApiPropertyOptional({ type: MeasuredWindowDto, description: 'Where it comes from readings.' })
  window?: MeasuredWindowDto;
}

@ApiSchema({ name: 'Judgement', description: 'A value judged by the rule of its clause.' })
export class JudgementDto implements Judgement {
  @ApiProperty({ type: Boolean, description: 'Whether the value meets the rule.' })
  met: boolean;

  @ApiProperty({ type: String, description: 'In the unit of the rule.', example: '92.31' })
  value: string;

  @ApiProperty({ type: String, example: '%' })
  unit: string;

  @ApiProperty({
    type: String,
    description: 'The calculation, or the number that was written.',
    example: '240 / 260 = 92.31 %',
  })
  calculation: string;

  @ApiProperty({ type: String, description: 'The rule in one line.', example: '>= 85 %' })
  rule: string;

  @ApiProperty({ type: Boolean, description: 'Whether a bare share such as 0.85 was read as 85 %.' })
  readAsShare: boolean;
}

const hundredths = { type: 'integer', minimum: 0, maximum: 100, example: 95 } as const;

@ApiSchema({ name: 'Factors', description: 'Factors of a level, in hundredths.' })
export class FactorsOfLevelDto {
  @ApiPropertyOptional({ ...hundredths, description: 'Application ratio.' })
  application?: number;

  @ApiPropertyOptional({ ...hundredths, description: 'Data quality.' })
  quality?: number;
}

@ApiExtraModels(FactorsOfLevelDto)
@ApiSchema({ name: 'ItemState', description: 'What a hospital reports for an item of a ladder.' })
export class ItemStateDto extends FactorsOfLevelDto implements ItemState {
  @ApiProperty({ ...count, description: 'Highest level whose requirements are met.', example: 3 })
  level: number;

  @ApiPropertyOptional({ ...recordOf(FactorsOfLevelDto), description: 'Factors of single levels, by level.' })
  at?: Record<number, FactorsOfLevelDto>;

  @ApiPropertyOptional({ type: Boolean, description: 'The hospital does not have this business.' })
  noSuchBusiness?: boolean;

  @ApiPropertyOptional({ type: String })
  reason?: string;
}

@ApiSchema({
  name: 'FormerAnswer',
  description:
    'What was said of a clause as another edition had it. It waits to be confirmed and counts for nothing.',
})
export class FormerAnswerDto implements FormerAnswer {
  @ApiProperty({ ...editionId })
  editionId: string;

  @ApiProperty({ ...clauseCode, description: 'Of the clause in that edition.' })
  code: string;

  @ApiProperty({ enum: VERDICTS })
  verdict: Verdict;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ ...day, nullable: true })
  promisedBy: string | null;

  @ApiProperty({ type: MeasuredDto, nullable: true })
  measured: Measured | null;

  @ApiProperty({ type: JudgementDto, nullable: true, description: 'By the rule of that edition.' })
  judgement: Judgement | null;

  @ApiProperty({ type: Boolean })
  overridden: boolean;

  @ApiProperty({ type: ItemStateDto, nullable: true })
  item: ItemState | null;

  @ApiProperty({ ...instant, nullable: true, description: 'When it was said.' })
  updatedAt: string | null;

  @ApiProperty({ ...author, nullable: true, description: 'Who said it.' })
  updatedBy: string | null;
}

@ApiSchema({
  name: 'ClauseRecord',
  description: 'A clause as it stands: what is said of it, what that rests on, and who has it to do.',
})
export class ClauseRecordDto implements ClauseRecord {
  @ApiProperty({ type: String, example: '1.1.1' })
  code: string;

  @ApiProperty({ enum: VERDICTS, description: 'Self verdict. Items of a ladder say `item` instead.' })
  verdict: Verdict;

  @ApiProperty({ type: String, nullable: true })
  reason: string | null;

  @ApiProperty({ ...day, nullable: true, description: 'With conditional: the last day the promise holds.' })
  promisedBy: string | null;

  @ApiProperty({ type: MeasuredDto, nullable: true })
  measured: Measured | null;

  @ApiProperty({ type: JudgementDto, nullable: true, description: 'The calculation the verdict rests on.' })
  judgement: Judgement | null;

  @ApiProperty({ type: Boolean, description: 'The verdict was set against the calculation, with a reason.' })
  overridden: boolean;

  @ApiProperty({ type: ItemStateDto, nullable: true, description: 'Items of a ladder; null: unassessed.' })
  item: ItemState | null;

  @ApiProperty({
    ...{ type: FormerAnswerDto, nullable: true },
    description: 'Where the text changed with the edition and nobody has answered since: the old answer.',
  })
  former: FormerAnswer | null;

  @ApiProperty({ ...uuid, nullable: true, description: 'The department that has it to do.' })
  departmentId: string | null;

  @ApiProperty({ ...uuid, nullable: true, description: 'The person who has it to do.' })
  personId: string | null;

  @ApiProperty({ ...day, nullable: true, description: 'Until when.' })
  dueOn: string | null;

  @ApiProperty({
    ...{ type: 'integer', nullable: true, minimum: 1, maximum: EFFORT_LIMIT },
    description: 'Days of work it still takes, as somebody reckoned.',
  })
  effortDays: number | null;

  @ApiProperty({ ...instant, nullable: true, description: 'null where nobody has touched the clause.' })
  updatedAt: string | null;

  @ApiProperty({ ...author, nullable: true, description: 'Who changed it last.' })
  updatedBy: string | null;

  @ApiProperty({
    ...count,
    description: 'Send it with the next change; 0 where nobody has touched the clause.',
  })
  version: number;
}

const CLAUSES = [RateClauseDto, ScoredClauseDto, LadderItemDto];

@ApiExtraModels(...CLAUSES)
@ApiSchema({ name: 'ClauseLine', description: 'A clause with its question and its state.' })
export class ClauseLineDto implements ClauseLine {
  @ApiProperty({
    oneOf: CLAUSES.map((clause) => ({ $ref: getSchemaPath(clause) })),
    description: "The question. Its shape follows from the edition's method.",
  })
  clause: Clause;

  @ApiProperty({ type: ClauseRecordDto })
  record: ClauseRecord;

  @ApiProperty({ type: Boolean, description: 'Whether a proof in force today supports it.' })
  proven: boolean;

  @ApiProperty({ type: Boolean, description: 'Whether the choices of the hospital switch it on.' })
  applies: boolean;

  @ApiProperty({
    ...{ type: ReviewDto, nullable: true },
    description: 'null where nobody has answered, proven or decided anything.',
  })
  review: ReviewDto | null;

  @ApiProperty({ ...difference })
  difference: Difference | null;

  @ApiProperty({ type: FindingDto, nullable: true })
  finding: FindingDto | null;
}

@ApiSchema({ name: 'ClausesPage' })
export class ClausesPageDto {
  @ApiProperty({ type: [ClauseLineDto] })
  items: ClauseLineDto[];

  @ApiProperty({ ...count, description: 'Clauses that match, in all.' })
  total: number;
}
