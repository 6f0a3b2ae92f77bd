import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { ProofRequestDetail, ProofRequestsPage, ProofRequestView } from '@dabiao/application';
import { PROOF_REQUEST_STATES, type ProofRequestState } from '@dabiao/inspection';
import {
  author,
  clauseCode,
  count,
  day,
  instant,
  recordOfText,
  uuid,
  uuids,
  version,
} from '../openapi/fields';
import { ClauseBriefDto } from '../inspection/finding.dto';
import { HospitalNameDto } from '../visits/visit.dto';

const names = { ...recordOfText, description: 'What people are called, by id.' } as const;

@ApiSchema({ name: 'ProofRequest', description: 'A proof that a department is asked for.' })
export class ProofRequestDto {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({ type: HospitalNameDto })
  hospital: HospitalNameDto;

  @ApiProperty({ ...uuid })
  assessmentId: string;

  @ApiProperty({ ...clauseCode })
  code: string;

  @ApiProperty({ type: ClauseBriefDto, description: 'What the clause is about.' })
  clause: ClauseBriefDto;

  @ApiProperty({ ...uuid })
  departmentId: string;

  @ApiProperty({ type: String, description: 'What the department is called.' })
  departmentName: string;

  @ApiProperty({ type: String, description: 'What is asked for.' })
  text: string;

  @ApiProperty({ ...day, description: 'Last day for the answer.' })
  dueOn: string;

  @ApiProperty({ type: Boolean, description: 'It was due before today and is not answered.' })
  overdue: boolean;

  @ApiProperty({
    enum: PROOF_REQUEST_STATES,
    description: 'open: to be answered, for the first time or, where there is a remark, again.',
  })
  state: ProofRequestState;

  @ApiProperty({ ...instant })
  askedAt: string;

  @ApiProperty({ ...author })
  askedBy: string;

  @ApiProperty({ type: String, nullable: true, description: 'The last answer.' })
  answer: string | null;

  @ApiProperty({
    ...uuids,
    nullable: true,
    description: 'Proofs of the last answer.',
  })
  evidenceIds: string[] | null;

  @ApiProperty({ ...instant, nullable: true })
  answeredAt: string | null;

  @ApiProperty({ ...author, nullable: true })
  answeredBy: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Why the last answer was sent back, or the request taken back.',
  })
  remark: string | null;

  @ApiProperty({ ...instant, nullable: true, description: 'When it was accepted or taken back.' })
  settledAt: string | null;

  @ApiProperty({ ...author, nullable: true })
  settledBy: string | null;

  @ApiProperty({ ...version })
  version: number;

  static from(view: ProofRequestView): ProofRequestDto {
    return fieldsOf(view);
  }
}

@ApiSchema({ name: 'ProofRequestDetail', description: 'One request, with the names of its people.' })
export class ProofRequestDetailDto extends ProofRequestDto {
  @ApiProperty({ ...names })
  people: Record<string, string>;

  static of({ people, ...view }: ProofRequestDetail): ProofRequestDetailDto {
    return { ...fieldsOf(view), people: Object.fromEntries(people) };
  }
}

@ApiSchema({ name: 'ProofRequestsPage' })
export class ProofRequestsPageDto {
  @ApiProperty({ type: [ProofRequestDto] })
  items: ProofRequestDto[];

  @ApiProperty({ ...count, description: 'Requests in all.' })
  total: number;

  @ApiProperty({ ...names })
  people: Record<string, string>;

  static from({ items, total, people }: ProofRequestsPage): ProofRequestsPageDto {
    return { items: items.map(ProofRequestDto.from), total, people: Object.fromEntries(people) };
  }
}

function fieldsOf({ request, hospital, department, clause, overdue }: ProofRequestView): {
  readonly [field in keyof ProofRequestDto]: ProofRequestDto[field];
} {
  const { id, assessmentId, code, departmentId, text, dueOn, state, askedAt, askedBy } = request;
  const { answer, evidenceIds, answeredAt, answeredBy, remark, settledAt, settledBy, version } = request;
  return {
    ...{ id, hospital: HospitalNameDto.from(hospital), assessmentId, code, clause },
    ...{ departmentId, departmentName: department.name, text, dueOn, overdue, state, askedAt, askedBy },
    ...{ answer, evidenceIds: evidenceIds && [...evidenceIds], answeredAt, answeredBy },
    ...{ remark, settledAt, settledBy, version },
  };
}
