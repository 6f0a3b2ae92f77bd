import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type {
  ClauseBrief,
  CycleMark,
  FindingFigures,
  FindingToActOn,
  FindingView,
} from '@dabiao/application';
import {
  CYCLE_STEPS,
  ESCALATIONS,
  FINDING_ACTIONS,
  FINDING_STATES,
  SEVERITIES,
  type CycleStep,
  type Escalation,
  type FindingAction,
  type FindingState,
  type Severity,
} from '@dabiao/inspection';
import type { Finding, Hospital } from '@dabiao/persistence';
import {
  author,
  clauseCode,
  count,
  day,
  editionId,
  findingNumber,
  instant,
  recordOfText,
  twoDecimals,
  uuid,
  version,
} from '../openapi/fields';
import { HospitalDto } from '../places/places.dto';

const text = { type: String, nullable: true } as const;

@ApiSchema({ name: 'Finding', description: 'What is wrong with a clause, in its present round.' })
export class FindingDto implements Finding {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({
    ...findingNumber,
    description:
      'What people call it: the year it was first raised and its place among those of the hospital in that year.',
  })
  number: string;

  @ApiProperty({ ...uuid })
  hospitalId: string;

  @ApiProperty({ ...uuid })
  assessmentId: string;

  @ApiProperty({ ...clauseCode })
  code: string;

  @ApiProperty({ ...uuid, nullable: true, description: 'The department that rectifies.' })
  departmentId: string | null;

  @ApiProperty({ ...uuid, nullable: true, description: 'The person responsible.' })
  personId: string | null;

  @ApiProperty({ ...uuid, nullable: true, description: 'The visit on which it was raised.' })
  visitId: string | null;

  @ApiProperty({ enum: ['rejection', 'hand'], description: 'Raised by rejecting the clause, or by hand.' })
  origin: 'rejection' | 'hand';

  @ApiProperty({ enum: SEVERITIES })
  severity: Severity;

  @ApiProperty({ enum: FINDING_STATES })
  state: FindingState;

  @ApiProperty({
    type: 'integer',
    minimum: 1,
    description: 'Raised again, it is the same finding in its next round.',
  })
  round: number;

  @ApiProperty({ type: String })
  description: string;

  @ApiProperty({ ...day, description: 'The last day in time.' })
  dueOn: string;

  @ApiProperty({ ...instant })
  raisedAt: string;

  @ApiProperty({ ...day })
  raisedOn: string;

  @ApiProperty({ ...author })
  raisedBy: string;

  @ApiProperty({ ...text })
  rootCause: string | null;

  @ApiProperty({ ...text })
  correctiveAction: string | null;

  @ApiProperty({ ...instant, nullable: true })
  plannedAt: string | null;

  @ApiProperty({ ...author, nullable: true })
  plannedBy: string | null;

  @ApiProperty({ ...text, description: 'What was done.' })
  fix: string | null;

  @ApiProperty({ type: [String], nullable: true, description: 'Ids of the proofs of the fix.' })
  fixEvidence: readonly string[] | null;

  @ApiProperty({ ...instant, nullable: true })
  fixedAt: string | null;

  @ApiProperty({ ...author, nullable: true, description: 'Whoever fixed it may not verify it.' })
  fixedBy: string | null;

  @ApiProperty({ type: Boolean, description: 'More time was asked for and nobody has decided.' })
  extensionAsked: boolean;

  @ApiProperty({ ...day, nullable: true })
  extensionUntil: string | null;

  @ApiProperty({ ...text })
  extensionReason: string | null;

  @ApiProperty({
    ...text,
    description: 'What the inspector said last: at verification, sending back, withdrawing.',
  })
  remark: string | null;

  @ApiProperty({ ...instant, nullable: true })
  decidedAt: string | null;

  @ApiProperty({ ...author, nullable: true })
  decidedBy: string | null;

  @ApiProperty({ ...day, nullable: true })
  closedOn: string | null;

  @ApiProperty({
    ...count,
    nullable: true,
    description: 'From the day it was raised to the day it was closed.',
  })
  daysToClose: number | null;

  @ApiProperty({ ...instant })
  updatedAt: string;

  @ApiProperty({ ...version })
  version: number;
}

@ApiSchema({ name: 'ClauseBrief' })
export class ClauseBriefDto implements ClauseBrief {
  @ApiProperty({ ...clauseCode })
  code: string;

  @ApiProperty({ type: String })
  titleZh: string;

  @ApiProperty({ type: String })
  titleEn: string;
}

@ApiSchema({
  name: 'CycleMark',
  description: 'One step of the cycle supervision, analysis, rectification, tracking.',
})
export class CycleMarkDto implements CycleMark {
  @ApiProperty({ enum: CYCLE_STEPS })
  step: CycleStep;

  @ApiProperty({ enum: ['done', 'due', 'ahead'] })
  state: CycleMark['state'];

  @ApiProperty({ ...instant, nullable: true })
  at: string | null;

  @ApiProperty({ ...author, nullable: true })
  by: string | null;
}

@ApiSchema({
  name: 'FindingView',
  description: 'A finding with its place, its question and how it stands today.',
})
export class FindingViewDto extends FindingDto implements FindingView {
  @ApiProperty({ type: HospitalDto })
  hospital: Hospital;

  @ApiProperty({ ...editionId })
  editionId: string;

  @ApiProperty({ type: ClauseBriefDto })
  clause: ClauseBrief;

  @ApiProperty({ ...text, description: 'What the department is called.' })
  departmentName: string | null;

  @ApiProperty({ ...count, description: '0 where it is in time, fixed or settled.' })
  daysOverdue: number;

  @ApiProperty({ enum: ESCALATIONS, description: 'Who has to look after it, being overdue.' })
  escalation: Escalation;

  @ApiProperty({ type: [CycleMarkDto] })
  cycle: readonly CycleMark[];
}

@ApiSchema({ name: 'NamedFinding' })
export class NamedFindingDto extends FindingViewDto implements FindingToActOn {
  @ApiProperty({ ...recordOfText, description: 'Names of people by id.' })
  people: Readonly<Record<string, string>>;

  @ApiProperty({
    ...{ enum: FINDING_ACTIONS, isArray: true },
    description: 'The steps that the caller may take now.',
  })
  choices: readonly FindingAction[];
}

@ApiSchema({ name: 'FindingsPage' })
export class FindingsPageDto {
  @ApiProperty({ type: [FindingViewDto] })
  items: FindingViewDto[];

  @ApiProperty({ ...count, description: 'Findings that match, in all.' })
  total: number;

  @ApiProperty({ ...recordOfText, description: 'Names of people by id.' })
  people: Readonly<Record<string, string>>;
}

@ApiSchema({ name: 'FindingRate' })
export class FindingRateDto {
  @ApiProperty({ ...count })
  met: number;

  @ApiProperty({ ...count })
  of: number;

  @ApiProperty({ ...twoDecimals, nullable: true, description: 'null where there is nothing to count.' })
  percent: string | null;
}

@ApiSchema({ name: 'FindingFigures', description: 'Ageing and closure of the findings of one group.' })
export class FindingFiguresDto implements FindingFigures {
  @ApiProperty({
    ...{ type: String, nullable: true },
    description:
      'Id of the hospital or department, code of the region, or the severity; null without a department, and of all.',
  })
  group: string | null;

  @ApiProperty({ ...text, description: 'Of the hospital or department; null for the others.' })
  nameZh: string | null;

  @ApiProperty({ ...text })
  nameEn: string | null;

  @ApiProperty({ ...count, description: 'All but those withdrawn.' })
  raised: number;

  @ApiProperty({ ...count })
  closed: number;

  @ApiProperty({ ...count, description: 'Closed by the day they were due.' })
  closedInTime: number;

  @ApiProperty({ ...count, description: 'Days of all closed ones together; over `closed` it is the mean.' })
  daysToClose: number;

  @ApiProperty({ ...count, description: 'Fixed, to be verified.' })
  fixed: number;

  @ApiProperty({ ...count, description: 'With the hospital.' })
  atWork: number;

  @ApiProperty({ ...count, description: 'With the hospital, or to be verified.' })
  unsettled: number;

  @ApiProperty({ ...count })
  overdue: number;

  @ApiProperty({ ...count, description: 'Not settled, raised up to 7 days ago.' })
  age7: number;

  @ApiProperty({ ...count, description: '8 to 15 days.' })
  age15: number;

  @ApiProperty({ ...count, description: '16 to 30 days.' })
  age30: number;

  @ApiProperty({ ...count, description: '31 to 60 days.' })
  age60: number;

  @ApiProperty({ ...count, description: 'More than 60 days.' })
  ageMore: number;

  @ApiProperty({ type: FindingRateDto, description: 'Closed over raised.' })
  closureRate: FindingRateDto;

  @ApiProperty({ type: FindingRateDto, description: 'Closed in time over closed.' })
  inTimeRate: FindingRateDto;
}
