import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { CHECK_KINDS, type CheckCounts, type CheckItem, type CheckKind } from '@dabiao/application';
import type { LineChange, MonthCheck, MonthDetail, MonthView, RegionMonth } from '@dabiao/application';
import { MONTH_LEVELS, MONTH_STATES, type MonthLevel, type MonthState } from '@dabiao/months';
import type { FigureLine, MonthDecision, MonthRevision, Page } from '@dabiao/persistence';
import {
  author,
  clauseCode,
  count,
  day,
  editionId,
  findingNumber,
  instant,
  month,
  recordOfText,
  sha256,
  uuid,
} from '../openapi/fields';
import { WordsDto } from '../standards/clause.dto';
import { HospitalNameDto } from '../visits/visit.dto';

const levels = { enum: MONTH_LEVELS, isArray: true } as const;
const headline = { type: String, example: '240/260' } as const;
const OUTCOMES = ['submitted', 'returned', 'accepted'] as const;
const DECISIONS = ['accepted', 'returned'] as const;
const monthVersion = {
  ...count,
  description: '0 where nobody has opened the month yet.',
} as const;

@ApiSchema({ name: 'Month', description: 'A hospital’s reporting month.' })
export class MonthDto {
  @ApiProperty({ ...uuid, nullable: true, description: 'Null where nobody has opened the month yet.' })
  id: string | null;

  @ApiProperty({ ...uuid })
  hospitalId: string;

  @ApiProperty({ ...month })
  month: string;

  @ApiProperty({ enum: MONTH_STATES })
  state: MonthState;

  @ApiProperty({ ...levels, description: 'Levels that have to accept it, in turn.' })
  levels: MonthLevel[];

  @ApiProperty({ enum: MONTH_LEVELS, nullable: true, description: 'The level whose turn it is.' })
  awaiting: MonthLevel | null;

  @ApiProperty({ ...count, description: 'The newest frozen revision; 0 where nothing was submitted.' })
  revision: number;

  @ApiProperty({
    ...{ type: 'integer', minimum: 1, nullable: true },
    description: 'The revision that was last accepted by every level.',
  })
  acceptedRevision: number | null;

  @ApiProperty({ ...day, description: 'The last day to submit it.' })
  dueOn: string;

  @ApiProperty({ type: Boolean, description: 'Past that day and still owed.' })
  late: boolean;

  @ApiProperty({ ...instant, nullable: true })
  openedAt: string | null;

  @ApiProperty({ ...instant, nullable: true })
  submittedAt: string | null;

  @ApiProperty({ ...author, nullable: true })
  submittedBy: string | null;

  @ApiProperty({ ...monthVersion })
  version: number;

  static from(view: MonthView): MonthDto {
    return monthFields(view);
  }
}

function monthFields(view: MonthView): { readonly [field in keyof MonthDto]: MonthDto[field] } {
  const { id, hospitalId, month: of, state, awaiting, revision, acceptedRevision, dueOn, late } = view;
  const { openedAt, submittedAt, submittedBy, version } = view;
  return {
    ...{ id, hospitalId, month: of, state, levels: [...view.levels], awaiting, revision },
    ...{ acceptedRevision, dueOn, late, openedAt, submittedAt, submittedBy, version },
  };
}

@ApiSchema({ name: 'MonthsPage' })
export class MonthsPageDto {
  @ApiProperty({ type: [MonthDto] })
  items: MonthDto[];

  @ApiProperty({ ...count, description: 'Months in all.' })
  total: number;

  static from({ items, total }: Page<MonthView>): MonthsPageDto {
    return { items: items.map(MonthDto.from), total };
  }
}

@ApiSchema({ name: 'RegionMonth', description: 'A hospital with its month.' })
export class RegionMonthDto {
  @ApiProperty({ type: HospitalNameDto })
  hospital: HospitalNameDto;

  @ApiProperty({ type: MonthDto })
  month: MonthDto;
}

@ApiSchema({ name: 'RegionMonthsPage' })
export class RegionMonthsPageDto {
  @ApiProperty({ type: [RegionMonthDto] })
  items: RegionMonthDto[];

  @ApiProperty({ ...count, description: 'Hospitals in all.' })
  total: number;

  static from({ items, total }: Page<RegionMonth>): RegionMonthsPageDto {
    return {
      items: items.map((one) => ({
        hospital: HospitalNameDto.from(one.hospital),
        month: MonthDto.from(one.month),
      })),
      total,
    };
  }
}

@ApiSchema({ name: 'FigureLine', description: 'A headline of frozen figures, as it is printed.' })
export class FigureLineDto implements FigureLine {
  @ApiProperty({ ...editionId })
  editionId: string;

  @ApiProperty({
    ...{ type: String, example: 'basic' },
    description: 'Code of a tier; else clauses, total, gate, items or level.',
  })
  key: string;

  @ApiProperty({ ...headline })
  claimed: string;

  @ApiProperty({ ...headline })
  evidenced: string;

  @ApiProperty({ ...headline })
  confirmed: string;
}

@ApiSchema({ name: 'LineChange', description: 'A headline that two revisions do not share.' })
export class LineChangeDto implements LineChange {
  @ApiProperty({ ...editionId })
  editionId: string;

  @ApiProperty({ type: String, example: 'basic' })
  key: string;

  @ApiProperty({ type: FigureLineDto, nullable: true })
  before: FigureLineDto | null;

  @ApiProperty({ type: FigureLineDto, nullable: true })
  after: FigureLineDto | null;
}

@ApiSchema({ name: 'MonthDecision', description: 'What one level said of a revision.' })
export class MonthDecisionDto implements MonthDecision {
  @ApiProperty({ enum: MONTH_LEVELS })
  level: MonthLevel;

  @ApiProperty({ enum: DECISIONS })
  decision: (typeof DECISIONS)[number];

  @ApiProperty({ type: String, nullable: true, description: 'The reasons of a return.' })
  remark: string | null;

  @ApiProperty({ ...author })
  by: string;

  @ApiProperty({ ...instant })
  at: string;
}

@ApiSchema({ name: 'MonthRevision', description: 'Figures as they were frozen, in short.' })
export class MonthRevisionDto {
  @ApiProperty({ type: 'integer', minimum: 1 })
  revision: number;

  @ApiProperty({ enum: OUTCOMES })
  outcome: (typeof OUTCOMES)[number];

  @ApiProperty({ type: String, nullable: true, description: 'Why the month was restated.' })
  reason: string | null;

  @ApiProperty({ ...day, description: 'The day whose figures these are.' })
  asOf: string;

  @ApiProperty({ ...day, description: 'What was entered up to the end of this day counts.' })
  knownOn: string;

  @ApiProperty({ ...count, description: 'Version of the formula.' })
  formula: number;

  @ApiProperty({ ...count, description: 'End of the hospital’s trail when it was frozen.' })
  trailN: number;

  @ApiProperty({ type: String })
  trailHash: string;

  @ApiProperty({ ...sha256, description: 'Of the frozen figures.' })
  sha256: string;

  @ApiProperty({
    ...{ type: 'integer', minimum: 1, nullable: true },
    description: 'Revision of the month before that the report compares with.',
  })
  comparedRevision: number | null;

  @ApiProperty({ type: [FigureLineDto] })
  lines: FigureLineDto[];

  @ApiProperty({ type: [MonthDecisionDto], description: 'One for each level that decided.' })
  decisions: MonthDecisionDto[];

  @ApiProperty({ ...instant })
  submittedAt: string;

  @ApiProperty({ ...author })
  submittedBy: string;

  static from(one: MonthRevision): MonthRevisionDto {
    const { id: _id, monthId: _month, hospitalId: _hospital, version: _version, ...shown } = one;
    return { ...shown, lines: [...one.lines], decisions: [...one.decisions] };
  }
}

@ApiSchema({ name: 'RevisionDifference', description: 'What a revision says otherwise than the one before.' })
export class RevisionDifferenceDto {
  @ApiProperty({ type: 'integer', minimum: 1 })
  from: number;

  @ApiProperty({ type: 'integer', minimum: 1 })
  to: number;

  @ApiProperty({ type: [LineChangeDto] })
  lines: LineChangeDto[];
}

@ApiSchema({ name: 'MonthDetail', description: 'A month with everything that was ever frozen of it.' })
export class MonthDetailDto extends MonthDto {
  @ApiProperty({ type: [MonthRevisionDto], description: 'Oldest first.' })
  revisions: MonthRevisionDto[];

  @ApiProperty({ type: [RevisionDifferenceDto] })
  differences: RevisionDifferenceDto[];

  @ApiProperty({ ...recordOfText, description: 'What people are called, by id.' })
  people: Record<string, string>;

  static of(detail: MonthDetail): MonthDetailDto {
    return {
      ...monthFields(detail),
      revisions: detail.revisions.map(MonthRevisionDto.from),
      differences: detail.differences.map(({ lines, ...pair }) => ({ ...pair, lines: [...lines] })),
      people: { ...detail.people },
    };
  }
}

@ApiSchema({ name: 'CheckItem', description: 'A clause, and what is open about it.' })
export class CheckItemDto implements CheckItem {
  @ApiProperty({ enum: CHECK_KINDS })
  kind: CheckKind;

  @ApiProperty({ ...uuid })
  assessmentId: string;

  @ApiProperty({ ...editionId })
  editionId: string;

  @ApiProperty({ ...clauseCode })
  code: string;

  @ApiProperty({ type: WordsDto })
  title: WordsDto;

  @ApiProperty({ ...uuid, nullable: true })
  departmentId: string | null;

  @ApiProperty({ ...day, nullable: true, description: 'When it is or was due, or its last proof runs out.' })
  due: string | null;

  @ApiProperty({ ...uuid, nullable: true, description: 'Id of the finding, request or appeal.' })
  subject: string | null;

  @ApiProperty({ ...findingNumber, nullable: true })
  number: string | null;
}

@ApiSchema({ name: 'CheckCounts', description: 'How much is open, by kind.' })
export class CheckCountsDto implements CheckCounts {
  @ApiProperty({ ...count, description: 'Met without a proof in force.' })
  metWithoutEvidence: number;

  @ApiProperty({ ...count, description: 'Clauses whose last proof runs out within thirty days.' })
  evidenceExpiring: number;

  @ApiProperty({ ...count })
  overdueClause: number;

  @ApiProperty({ ...count })
  overdueFinding: number;

  @ApiProperty({ ...count })
  unassessed: number;

  @ApiProperty({ ...count, description: 'Clauses whose readings lack a month.' })
  missingReadings: number;

  @ApiProperty({ ...count, description: 'Requests for a proof that nobody has answered.' })
  unansweredRequest: number;

  @ApiProperty({ ...count, description: 'Appeals that nobody has decided.' })
  pendingAppeal: number;
}

@ApiSchema({ name: 'MonthCheck', description: 'What is open before a month is submitted.' })
export class MonthCheckDto {
  @ApiProperty({ ...month })
  month: string;

  @ApiProperty({ ...day, description: 'The day whose figures the month has.' })
  asOf: string;

  @ApiProperty({ ...day, description: 'What was entered up to the end of this day counts.' })
  knownOn: string;

  @ApiProperty({ type: CheckCountsDto })
  counts: CheckCountsDto;

  @ApiProperty({ ...count, description: 'All counts together; above 0, submitting takes `acknowledged`.' })
  warnings: number;

  @ApiProperty({ type: [CheckItemDto] })
  items: CheckItemDto[];

  @ApiProperty({ ...count, description: 'Items of the kind asked for, in all.' })
  total: number;

  static of({ items, counts, ...check }: MonthCheck): MonthCheckDto {
    return { ...check, counts: { ...counts }, items: items.map((item) => ({ ...item })) };
  }
}
