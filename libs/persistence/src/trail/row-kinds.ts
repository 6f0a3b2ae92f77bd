import { createHash } from 'node:crypto';
import { AssessmentEntity, ClauseStateEntity } from '../entities/assessments';
import { EvidenceEntity, EvidenceLinkEntity } from '../entities/evidence';
import { MonthDocumentEntity } from '../entities/month-documents';
import { MonthReportEntity, MonthRevisionEntity } from '../entities/months';
import { PersonEntity } from '../entities/people';
import { FindingEntity } from '../entities/findings';
import { DepartmentEntity, EditionEntity, HospitalEntity, RegionEntity } from '../entities/places';
import { GoalEntity, IndicatorSetEntity, OwnIndicatorEntity, ReadingEntity } from '../entities/readings';
import { AppealEntity, ProofRequestEntity, ReviewEntity } from '../entities/reviews';
import { VisitEntity } from '../entities/visits';
import { SYSTEM_CHAIN } from '../repositories/trail';
import type { Difference, Recorded, Row, RowKind } from './compare-rows';
import { fileDifferences } from './evidence-files';
import { roleDifferences } from './person-roles';
import type { Snapshot } from './snapshot';
import { visitDifferences } from './visit-members';

const OWN_HOSPITAL = 'r."hospitalId"';
const OF_ASSESSMENT = {
  chain: 'owner."hospitalId"',
  owner: 'LEFT JOIN "assessment" owner ON owner."id" = r."assessmentId"',
} as const;
const OF_SYSTEM = `'${SYSTEM_CHAIN}'`;

/**
 * The tables whose rows the trail speaks of. A row as it stands must be what the last entry of it says; a new kind of
 * change whose rows can be changed by hand gets a line here.
 */
export const ROW_KINDS: readonly RowKind[] = [
  { kind: 'hospital', entity: HospitalEntity, chain: 'r."id"', subject: 'id' },
  { kind: 'department', entity: DepartmentEntity, chain: OWN_HOSPITAL, subject: 'id' },
  // Those of the demonstration came without an entry.
  {
    ...{ kind: 'region', entity: RegionEntity, chain: OF_SYSTEM, subject: 'code' },
    silent: ({ version }) => version === 0,
  },
  // A lock opens and closes by itself; sessions tell of it.
  {
    ...{ kind: 'person', entity: PersonEntity, chain: OF_SYSTEM, subject: 'id' },
    ...{ passing: ['lockedUntil'], beside: roleDifferences },
  },
  { kind: 'edition', entity: EditionEntity, chain: OF_SYSTEM, subject: 'id', beside: hashOf('source') },
  {
    ...{ kind: 'assessment', entity: AssessmentEntity, chain: OWN_HOSPITAL, subject: 'id' },
    json: ['options', 'target'],
  },
  {
    ...{ kind: 'clause', entity: ClauseStateEntity, ...OF_ASSESSMENT, subject: 'assessmentId', code: 'code' },
    json: ['measured', 'judgement', 'item', 'former'],
  },
  { kind: 'evidence', entity: EvidenceEntity, chain: OWN_HOSPITAL, subject: 'id', beside: fileDifferences },
  {
    ...{ kind: 'link', entity: EvidenceLinkEntity, ...OF_ASSESSMENT },
    ...{ subject: 'evidenceId', assessmentId: 'assessmentId', code: 'code' },
  },
  // When the hospital changes what is to be judged, its own entries tell of it, and the review only moves on.
  {
    ...{ kind: 'review', entity: ReviewEntity, chain: OWN_HOSPITAL, subject: 'assessmentId', code: 'code' },
    ...{ passing: ['changedAt', 'version'], silent: isUndecided },
  },
  { kind: 'appeal', entity: AppealEntity, chain: OWN_HOSPITAL, subject: 'id', onClause: true },
  {
    ...{ kind: 'finding', entity: FindingEntity, chain: OWN_HOSPITAL, subject: 'id', onClause: true },
    json: ['fixEvidence'],
  },
  {
    ...{ kind: 'proofRequest', entity: ProofRequestEntity, chain: OWN_HOSPITAL, subject: 'id' },
    onClause: true,
    json: ['evidenceIds'],
  },
  {
    ...{ kind: 'indicatorSet', entity: IndicatorSetEntity, chain: OF_SYSTEM, subject: 'id' },
    beside: hashOf('source'),
  },
  { kind: 'indicator', entity: OwnIndicatorEntity, chain: OWN_HOSPITAL, subject: 'code' },
  {
    ...{ kind: 'reading', entity: ReadingEntity, chain: OWN_HOSPITAL, subject: 'id' },
    json: ['evidenceIds'],
  },
  { kind: 'goal', entity: GoalEntity, chain: OWN_HOSPITAL, subject: 'id' },
  {
    ...{ kind: 'month', entity: MonthReportEntity, chain: OWN_HOSPITAL, subject: 'id' },
    json: ['levels'],
  },
  {
    ...{ kind: 'monthRevision', entity: MonthRevisionEntity, chain: OWN_HOSPITAL, subject: 'id' },
    ...{ json: ['lines', 'decisions'], beside: hashOf('figures') },
  },
  { kind: 'monthDocument', entity: MonthDocumentEntity, chain: OWN_HOSPITAL, subject: 'id' },
  { kind: 'visit', entity: VisitEntity, chain: OF_SYSTEM, subject: 'id', beside: visitDifferences },
];

/** A review that only tells when the hospital changed something. */
function isUndecided(row: Row): boolean {
  const { verdict, last, decidedAt, decidedBy, rejections, reason, visitId, resetAt, resetCause } = row;
  return (
    verdict === 'none' &&
    rejections === 0 &&
    [last, decidedAt, decidedBy, reason, visitId, resetAt, resetCause].every((value) => value === null)
  );
}

/** A long text, such as that of an edition or of frozen figures, is compared by its hash. */
function hashOf(field: string): NonNullable<RowKind['beside']> {
  return (_snapshot: Snapshot, recorded: readonly Recorded[]): Promise<Difference[]> =>
    Promise.resolve(
      recorded.flatMap(({ row, after }) => {
        const found = createHash('sha256').update(String(row[field])).digest('hex');
        const expected = after['sha256'];
        return found === expected ? [] : [{ row, field, found, expected }];
      }),
    );
}
