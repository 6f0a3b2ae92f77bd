import { invalid, isDay } from '@dabiao/kernel';
import type { Evidence, EvidenceFile, EvidenceLink } from '@dabiao/persistence';

/** What a proof is: a rule or plan, a record of work, a certificate, a contract, figures, a picture, training, other. */
export const EVIDENCE_KINDS = [
  'policy',
  'record',
  'certificate',
  'contract',
  'data',
  'picture',
  'training',
  'other',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Who recorded it: the hospital, or an inspector on site. */
export const EVIDENCE_ORIGINS = ['hospital', 'onsite'] as const;
export type EvidenceOrigin = (typeof EVIDENCE_ORIGINS)[number];

/** What people say of a proof. */
export interface EvidenceMetadata {
  readonly title: string;
  readonly kind: EvidenceKind;
  readonly confidential: boolean;
  readonly issuedOn: string | null;
  /** First and last day in force; open where null. */
  readonly inForceFrom: string | null;
  readonly inForceTo: string | null;
  /** The period it proves. */
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly note: string | null;
}

export type NewEvidence = Pick<EvidenceMetadata, 'title' | 'kind'> & Partial<EvidenceMetadata>;

/** Fields that are absent stay as they are; null empties one. */
export type ChangeEvidence = Partial<EvidenceMetadata> & { readonly version: number };

export interface NewRevision {
  readonly version: number;
  readonly note?: string | null;
}

export interface Retirement {
  readonly version: number;
  readonly reason: string;
}

/** Clauses of one assessment. */
export interface ClauseRefs {
  readonly assessmentId: string;
  readonly codes: readonly string[];
}

/** A proof with the files of all revisions, newest first, and what it supports. */
export interface EvidenceDetail {
  readonly evidence: Evidence;
  readonly files: readonly EvidenceFile[];
  readonly links: readonly EvidenceLink[];
}

const UNSAID: Omit<EvidenceMetadata, 'title' | 'kind'> = {
  confidential: false,
  issuedOn: null,
  inForceFrom: null,
  inForceTo: null,
  periodFrom: null,
  periodTo: null,
  note: null,
};

/** The metadata of a new proof. Throws evidence.dates. */
export function newMetadata(said: NewEvidence): EvidenceMetadata {
  return changedMetadata({ ...UNSAID, title: said.title, kind: said.kind }, said);
}

/** The metadata after a change. Throws evidence.dates. */
export function changedMetadata(
  before: EvidenceMetadata,
  change: Partial<EvidenceMetadata>,
): EvidenceMetadata {
  const after: EvidenceMetadata = {
    title: change.title ?? before.title,
    kind: change.kind ?? before.kind,
    confidential: change.confidential ?? before.confidential,
    issuedOn: said(change.issuedOn, before.issuedOn),
    inForceFrom: said(change.inForceFrom, before.inForceFrom),
    inForceTo: said(change.inForceTo, before.inForceTo),
    periodFrom: said(change.periodFrom, before.periodFrom),
    periodTo: said(change.periodTo, before.periodTo),
    note: said(change.note, before.note),
  };
  checkDates(after);
  return after;
}

function said<T>(now: T | undefined, before: T): T {
  return now === undefined ? before : now;
}

function checkDates(metadata: EvidenceMetadata): void {
  const days = ['issuedOn', 'inForceFrom', 'inForceTo', 'periodFrom', 'periodTo'] as const;
  const wrong = days.find((field) => metadata[field] !== null && !isDay(metadata[field]));
  const { inForceFrom, inForceTo, periodFrom, periodTo } = metadata;
  const field =
    wrong ??
    (inForceFrom !== null && inForceTo !== null && inForceTo < inForceFrom
      ? 'inForceTo'
      : periodFrom !== null && periodTo !== null && periodTo < periodFrom
        ? 'periodTo'
        : undefined);
  if (field !== undefined) throw invalid('evidence.dates', { field }, { errors: [{ field, messages: [] }] });
}
