import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { VisitCandidate, VisitDetail, VisitsPage } from '@dabiao/application';
import { VISIT_STATES, type FindingState, type ReviewDecision, type VisitState } from '@dabiao/inspection';
import type { Hospital, VisitLine } from '@dabiao/persistence';
import {
  author,
  count,
  day,
  instant,
  recordOfText,
  regionCode,
  uuid,
  uuids,
  version,
} from '../openapi/fields';

const names = { ...recordOfText, description: 'What people are called, by id.' } as const;

@ApiSchema({ name: 'HospitalName', description: 'A hospital, as it is called.' })
export class HospitalNameDto {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({ ...regionCode })
  region: string;

  @ApiProperty({ type: String })
  nameZh: string;

  @ApiProperty({ type: String })
  nameEn: string;

  static from({ id, region, nameZh, nameEn }: Hospital): HospitalNameDto {
    return { id, region, nameZh, nameEn };
  }
}

@ApiSchema({ name: 'Visit', description: 'An inspection visit.' })
export class VisitDto {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({ ...regionCode, description: 'The region that inspects.' })
  region: string;

  @ApiProperty({ type: String })
  title: string;

  @ApiProperty({ type: String, description: 'What is looked at.' })
  scope: string;

  @ApiProperty({ ...day })
  firstDay: string;

  @ApiProperty({ ...day })
  lastDay: string;

  @ApiProperty({ type: Boolean, description: 'Whether the hospitals were told of it beforehand.' })
  announced: boolean;

  @ApiProperty({ enum: VISIT_STATES })
  state: VisitState;

  @ApiProperty({ type: String, nullable: true, description: 'Why it was cancelled, where that was said.' })
  cancelReason: string | null;

  @ApiProperty({
    type: [HospitalNameDto],
    description:
      'Where it goes, by region and name: all of it for whoever may read visits in its region, else the hospitals the caller reaches.',
  })
  hospitals: HospitalNameDto[];

  @ApiProperty({ ...uuids, description: 'Who goes.' })
  personIds: string[];

  @ApiProperty({ ...instant })
  createdAt: string;

  @ApiProperty({ ...author })
  createdBy: string;

  @ApiProperty({ ...version })
  version: number;

  static from(line: VisitLine): VisitDto {
    return fieldsOf(line);
  }
}

@ApiSchema({ name: 'VisitDecisions', description: 'Clauses whose last decision was made on the visit.' })
export class VisitDecisionsDto implements Record<ReviewDecision, number> {
  @ApiProperty({ ...count })
  confirmed: number;

  @ApiProperty({ ...count })
  rejected: number;
}

@ApiSchema({
  name: 'VisitFindings',
  description: 'Findings whose present round was raised on the visit, by state.',
})
export class VisitFindingsDto implements Record<FindingState, number> {
  @ApiProperty({ ...count })
  open: number;

  @ApiProperty({ ...count })
  planned: number;

  @ApiProperty({ ...count })
  fixed: number;

  @ApiProperty({ ...count })
  returned: number;

  @ApiProperty({ ...count })
  closed: number;

  @ApiProperty({ ...count })
  withdrawn: number;
}

@ApiSchema({ name: 'VisitDetail', description: 'A visit and what came of it, at the hospitals named.' })
export class VisitDetailDto extends VisitDto {
  @ApiProperty({ type: VisitDecisionsDto })
  decisions: VisitDecisionsDto;

  @ApiProperty({ type: VisitFindingsDto })
  findings: VisitFindingsDto;

  @ApiProperty({ ...names })
  people: Record<string, string>;

  static of({ people, decisions, findings, ...line }: VisitDetail): VisitDetailDto {
    return { ...fieldsOf(line), decisions, findings, people: Object.fromEntries(people) };
  }
}

@ApiSchema({ name: 'VisitsPage' })
export class VisitsPageDto {
  @ApiProperty({ type: [VisitDto] })
  items: VisitDto[];

  @ApiProperty({ ...count, description: 'Visits in all.' })
  total: number;

  @ApiProperty({ ...names })
  people: Record<string, string>;

  static from({ items, total, people }: VisitsPage): VisitsPageDto {
    return { items: items.map(VisitDto.from), total, people: Object.fromEntries(people) };
  }
}

@ApiSchema({ name: 'VisitCandidate', description: 'Somebody who may go on a visit.' })
export class VisitCandidateDto implements VisitCandidate {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({ type: String })
  name: string;
}

@ApiSchema({ name: 'VisitCandidatesPage' })
export class VisitCandidatesPageDto {
  @ApiProperty({ type: [VisitCandidateDto] })
  items: VisitCandidateDto[];

  @ApiProperty({ ...count, description: 'People in all.' })
  total: number;
}

function fieldsOf({ visit, hospitals }: VisitLine): { readonly [field in keyof VisitDto]: VisitDto[field] } {
  const { id, region, title, scope, firstDay, lastDay, announced, state, cancelReason } = visit;
  const { createdAt, createdBy, version } = visit;
  return {
    ...{ id, region, title, scope, firstDay, lastDay, announced, state, cancelReason },
    hospitals: hospitals.map(HospitalNameDto.from),
    ...{ personIds: [...visit.personIds], createdAt, createdBy, version },
  };
}
