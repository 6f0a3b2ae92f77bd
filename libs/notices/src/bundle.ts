import type { NoticeKind } from './kinds';

/** Values for a notice's text that are the same in every language. */
export type NoticeValues = Readonly<Record<string, string | number>>;

/** One thing that people are told of. */
export interface Item {
  readonly kind: NoticeKind;
  /** Names the event: told once to each person, whatever happens. */
  readonly key: string;
  readonly assessmentId: string | null;
  readonly code: string | null;
  /** Id of the finding, proof, appeal or request; null where the clause is what it is about. */
  readonly subject: string | null;
  /** What people call it, where that is more than the code of a clause: the number of a finding. */
  readonly name?: string;
  readonly values: NoticeValues;
  readonly personIds: readonly string[];
}

/** What one person is told at once. */
export interface Bundle {
  readonly personId: string;
  readonly kind: NoticeKind;
  readonly assessmentId: string | null;
  /** The clause and the subject where there is one only. */
  readonly code: string | null;
  readonly subject: string | null;
  readonly count: number;
  /** The first codes. */
  readonly codes: readonly string[];
  /** The first names, where there are any. */
  readonly names?: readonly string[];
  readonly values: NoticeValues;
  /** Of all items, in order. */
  readonly keys: readonly string[];
}

/** How many codes a notice names. */
export const CODES_NAMED = 5;

/** One notice for each person, kind, assessment and values, however many items there are. */
export function bundle(items: readonly Item[]): Bundle[] {
  const groups = new Map<string, { personId: string; items: Item[] }>();
  for (const item of items)
    for (const personId of item.personIds) {
      const id = JSON.stringify([personId, item.kind, item.assessmentId, item.values]);
      const group = groups.get(id);
      if (group) group.items.push(item);
      else groups.set(id, { personId, items: [item] });
    }
  return [...groups.values()].map(({ personId, items: own }) => {
    const [{ kind, assessmentId, values, code, subject }] = own as [Item, ...Item[]];
    const codes = [...new Set(own.flatMap((item) => item.code ?? []))];
    const names = own.flatMap((item) => item.name ?? []);
    return {
      ...{ personId, kind, assessmentId, values, count: own.length, codes: codes.slice(0, CODES_NAMED) },
      ...(names.length === 0 ? {} : { names: names.slice(0, CODES_NAMED) }),
      ...(own.length === 1 ? { code, subject } : { code: null, subject: null }),
      keys: own.map(({ key }) => key).sort(),
    };
  });
}
