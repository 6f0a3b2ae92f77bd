import type { ClauseRow } from '@dabiao/persistence';
import type { ClauseState, ItemState, Judgement, Measured, States, Verdict } from '@dabiao/scoring';
import type { Edition } from '@dabiao/catalog';

/** What was said of a clause as another edition had it. It waits to be confirmed, and counts for nothing until then. */
export interface FormerAnswer extends Pick<ClauseRecord, Said> {
  readonly editionId: string;
  /** Of the clause in that edition. */
  readonly code: string;
}

type Said =
  | ('verdict' | 'reason' | 'promisedBy' | 'measured' | 'judgement' | 'overridden' | 'item')
  | ('updatedAt' | 'updatedBy');

/** A clause as it stands: what is said of it, what that rests on, and who has it to do. */
export interface ClauseRecord {
  readonly code: string;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly promisedBy: string | null;
  readonly measured: Measured | null;
  readonly judgement: Judgement | null;
  readonly overridden: boolean;
  readonly item: ItemState | null;
  /** Not null as long as nobody has answered since the clause came from another edition with another text. */
  readonly former: FormerAnswer | null;
  readonly departmentId: string | null;
  readonly personId: string | null;
  readonly dueOn: string | null;
  /** Whole days of work it still takes, as somebody reckoned; null where nobody has. */
  readonly effortDays: number | null;
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
  /** 0 where nobody has touched the clause. */
  readonly version: number;
}

/** A clause that nobody touched. */
export const untouched = (code: string): ClauseRecord => ({
  code,
  verdict: 'unassessed',
  reason: null,
  promisedBy: null,
  measured: null,
  judgement: null,
  overridden: false,
  item: null,
  former: null,
  departmentId: null,
  personId: null,
  dueOn: null,
  effortDays: null,
  updatedAt: null,
  updatedBy: null,
  version: 0,
});

/** Field by field: a spread takes several times as long, and a page makes hundreds of these. */
export function toRecord(row: ClauseRow): ClauseRecord {
  return {
    code: row.code,
    verdict: row.verdict as Verdict,
    reason: row.reason,
    promisedBy: row.promisedBy,
    measured: parsed(row.measured) as Measured | null,
    judgement: parsed(row.judgement) as Judgement | null,
    overridden: row.overridden,
    item: parsed(row.item) as ItemState | null,
    former: parsed(row.former) as FormerAnswer | null,
    departmentId: row.departmentId,
    personId: row.personId,
    dueOn: row.dueOn,
    effortDays: row.effortDays,
    updatedAt: row.updatedAt,
    updatedBy: row.updatedBy,
    version: row.version,
  };
}

const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text));

export function toRow(
  assessmentId: string,
  record: ClauseRecord,
  stamp: { at: string; by: string },
): ClauseRow {
  const text = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
  return {
    ...record,
    assessmentId,
    measured: text(record.measured),
    judgement: text(record.judgement),
    item: text(record.item),
    former: text(record.former),
    updatedAt: stamp.at,
    updatedBy: stamp.by,
  };
}

/** Records as the scoring library takes them. */
export function toStates(edition: Edition, records: Iterable<ClauseRecord>): States {
  if (edition.method === 'level-ladder') {
    const items = new Map<string, ItemState>();
    for (const { code, item } of records) if (item) items.set(code, item);
    return { kind: 'items', items };
  }
  const verdicts = new Map<string, ClauseState>();
  for (const { code, verdict, reason, promisedBy, judgement } of records)
    if (verdict !== 'unassessed')
      verdicts.set(code, {
        verdict,
        ...(reason === null ? {} : { reason }),
        ...(promisedBy === null ? {} : { promisedBy }),
        ...(judgement === null ? {} : { judgement }),
      });
  return { kind: 'verdicts', verdicts };
}
