import {
  clausesText,
  versionHeader,
  type EmptySheet,
  type EmptySheetColumn,
  type EvidenceSheetFacts,
  type ProvenClauses,
} from '@dabiao/assessment';
import { dayInShanghai, type Day } from '@dabiao/kernel';
import { say, type Lang, type MessageKey } from '@dabiao/messages';
import type { Evidence, EvidenceFile } from '@dabiao/persistence';
import { EVIDENCE_KINDS } from './evidence-record';
import { kindWord, stateWord } from './evidence-words';

/** A proof as a row of the ledger. */
export interface LedgerLine {
  readonly evidence: Evidence;
  readonly files: readonly EvidenceFile[];
  readonly clauses: ProvenClauses;
}

type Column = EmptySheetColumn & { readonly cell: (line: LedgerLine) => string };

const DAYS = ['issuedOn', 'inForceFrom', 'inForceTo', 'periodFrom', 'periodTo'] as const;

/** Proofs as a sheet that can be filled in and read back: what people say of them open, what follows from it locked. */
export function ledgerSheet(
  lines: readonly LedgerLine[],
  facts: EvidenceSheetFacts,
  lang: Lang,
  day: Day,
): EmptySheet {
  const header = (key: string): string => say(lang, `ledger.${key}` as MessageKey);
  const column = (
    key: string,
    width: number,
    cell: Column['cell'],
    more: Partial<EmptySheetColumn> = {},
  ): Column => ({ key, header: header(key), width, cell, ...more });
  const [locked, wrap] = [{ locked: true }, { wrap: true }];
  const yes = say(lang, 'ledger.yes');
  const columns: Column[] = [
    column('title', 36, ({ evidence }) => evidence.title, wrap),
    column('kind', 10, ({ evidence }) => kindWord(lang, evidence), {
      choices: EVIDENCE_KINDS.map((kind) => kindWord(lang, { kind })),
    }),
    column('state', 10, ({ evidence }) => stateWord(lang, evidence, day), locked),
    ...DAYS.map((key) => column(key, 13, ({ evidence }) => evidence[key] ?? '')),
    column('clauses', 50, ({ clauses }) => clausesText(clauses), wrap),
    column('files', 40, ({ files }) => files.map(({ name }) => name).join('\n'), { ...locked, ...wrap }),
    column('revision', 8, ({ evidence }) => String(evidence.revision), locked),
    column('confidential', 12, ({ evidence }) => (evidence.confidential ? yes : ''), { choices: [yes] }),
    column('note', 30, ({ evidence }) => evidence.note ?? '', wrap),
    column('id', 10, ({ evidence }) => evidence.id, { ...locked, hidden: true }),
    column('version', 10, ({ evidence }) => String(evidence.version), {
      ...{ ...locked, hidden: true, header: versionHeader(header('version'), facts) },
    }),
  ];
  return {
    name: say(lang, 'ledger.name'),
    notes: [
      ...(['fill', 'clauses', 'back'] as const).map((note) => say(lang, `evidenceSheet.note.${note}`)),
      say(lang, 'sheet.note.facts', { by: facts.exportedBy, at: dayInShanghai(new Date(facts.exportedAt)) }),
    ],
    columns: columns.map(({ cell: _cell, ...shown }) => shown),
    rows: lines.map((line) => columns.map(({ cell }) => cell(line))),
  };
}
