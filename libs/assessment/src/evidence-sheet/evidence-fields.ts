import { plainText, type Fields } from '../round-trip/sheet-fields';

/** The fields of a proof in a sheet. */
export const EVIDENCE_FIELDS = [
  ...(['title', 'kind', 'issuedOn', 'inForceFrom', 'inForceTo', 'periodFrom', 'periodTo'] as const),
  ...(['confidential', 'note', 'clauses'] as const),
] as const;

/** What belongs together: whoever changes the end of a term contradicts whoever changes its beginning. */
export const EVIDENCE_GROUPS: readonly (readonly (typeof EVIDENCE_FIELDS)[number][])[] = [
  ['title'],
  ['kind'],
  ['issuedOn'],
  ['inForceFrom', 'inForceTo'],
  ['periodFrom', 'periodTo'],
  ['confidential'],
  ['note'],
  ['clauses'],
];

/** The name of a field's column: `in_force_from` holds `inForceFrom`. */
export const evidenceColumn = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What proofs support: codes by the edition they are of. */
export type ProvenClauses = ReadonlyMap<string, readonly string[]>;

/** A proof as it stands, as far as sheets show and change it. */
export interface SheetProof {
  readonly title: string;
  readonly kind: string;
  readonly issuedOn: string | null;
  readonly inForceFrom: string | null;
  readonly inForceTo: string | null;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly confidential: boolean;
  readonly note: string | null;
}

/** The fields of a proof as plain texts. Blank is nothing said; confidential is `yes` or blank. */
export function proofFields(proof: SheetProof, clauses: ProvenClauses): Fields {
  const days = ['issuedOn', 'inForceFrom', 'inForceTo', 'periodFrom', 'periodTo'] as const;
  return {
    ...{ title: plainText(proof.title), kind: proof.kind, note: plainText(proof.note ?? '') },
    ...Object.fromEntries(days.map((field) => [field, proof[field] ?? ''])),
    confidential: proof.confidential ? 'yes' : '',
    clauses: clausesText(clauses),
  };
}

/** A line for each edition with the codes of its clauses, always in the same order. */
export function clausesText(clauses: ProvenClauses): string {
  return [...clauses]
    .filter(([, codes]) => codes.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([edition, codes]) => `${edition}: ${[...new Set(codes)].sort().join(', ')}`)
    .join('\n');
}

/** The clauses that a text of `clausesText` names. */
export function saidClauses(text: string): ProvenClauses {
  return new Map(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const at = line.indexOf(': ');
        return [line.slice(0, at), line.slice(at + 2).split(', ')] as const;
      }),
  );
}
