import type { EmptySheetColumn } from '@dabiao/assessment';
import { dayInShanghai, type Day } from '@dabiao/kernel';
import { say, type Lang, type MessageKey } from '@dabiao/messages';
import type { Evidence, EvidenceFile } from '@dabiao/persistence';
import { kindWord, stateWord } from './evidence-words';

/** A proof of a clause; what an inspector recorded may speak against it. */
export interface Proven {
  readonly evidence: Evidence;
  readonly against: boolean;
}

/** Columns of the index and their widths: clause, title, folder and file, then what `fileAbout` says. */
const WIDTHS = {
  ...{ code: 14, clause: 30, folder: 30, file: 36, remark: 24, title: 30, kind: 10, state: 10, origin: 12 },
  ...{ issuedOn: 12, inForceFrom: 12, inForceTo: 12, periodFrom: 12, periodTo: 12, confidential: 8 },
  ...{ revision: 8, addedBy: 12, addedOn: 12, bytes: 12 },
} as const;
const WRAPPED: readonly string[] = ['clause', 'folder', 'file', 'remark', 'title'];

export function packageColumns(lang: Lang): EmptySheetColumn[] {
  const columns = Object.entries(WIDTHS).map(([key, width]) => ({
    ...{ key, width, wrap: WRAPPED.includes(key) },
    header: say(lang, `package.${key}` as MessageKey),
  }));
  return [...columns, { key: 'sha256', header: 'SHA-256', width: 66 }];
}

/** What the index says of a file. */
export function fileAbout(
  proof: Proven,
  file: EvidenceFile,
  { lang, day, by }: { readonly lang: Lang; readonly day: Day; readonly by: string },
): string[] {
  return [
    proof.against ? say(lang, 'package.against') : '',
    ...proofAbout(proof.evidence, lang, day),
    ...[by, dayInShanghai(new Date(file.addedAt)), String(file.bytes), file.sha256],
  ];
}

interface Left {
  readonly lang: Lang;
  readonly day: Day;
  /** Whether nothing of the clause is in the package. */
  readonly none: boolean;
  readonly retired: readonly Proven[];
  /** How many the reader may not see; of those not even the title is told. */
  readonly confidential: number;
}

/** Rows for what is not in the package. */
export function leftOut({ lang, day, none, retired, confidential }: Left): string[][] {
  const rows = retired.map(({ evidence }) => [
    say(lang, 'package.left.retired'),
    ...proofAbout(evidence, lang, day),
  ]);
  if (confidential > 0) rows.push([say(lang, 'package.left.confidential', { count: confidential })]);
  if (none && rows.length === 0) rows.push([say(lang, 'package.none')]);
  return rows;
}

function proofAbout(evidence: Evidence, lang: Lang, day: Day): string[] {
  const { title, issuedOn, inForceFrom, inForceTo, periodFrom, periodTo } = evidence;
  return [
    ...[title, kindWord(lang, evidence), stateWord(lang, evidence, day)],
    say(lang, `package.origin.${evidence.origin}` as MessageKey),
    ...[issuedOn, inForceFrom, inForceTo, periodFrom, periodTo].map((date) => date ?? ''),
    ...[evidence.confidential ? say(lang, 'ledger.yes') : '', String(evidence.revision)],
  ];
}
