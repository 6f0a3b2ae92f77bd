import { NO_BUSINESS, TASK_FIELDS, type Compared, type Fields } from '@dabiao/assessment';
import type { Edition } from '@dabiao/catalog';
import type { MessageKey, Params } from '@dabiao/messages';
import type { Verdict } from '@dabiao/scoring';
import type { ClauseRecord } from '../clauses/clause-record';
import type { AssignmentChange, VerdictChange } from '../clauses/verdicts.service';
import type { SheetNames } from './sheet-names';

/** What a row of a sheet asks to be saved of a clause. */
export interface ClauseChange {
  readonly code: string;
  readonly answer?: VerdictChange;
  readonly task?: AssignmentChange;
}

/** What is wrong with one field of a row. */
export interface FieldProblem {
  readonly field: string;
  readonly key: MessageKey;
  readonly params: Params;
}

type Wanted = Extract<Compared, { changes: unknown }>;

/** Ids by what they are called in sheets. */
export interface Ids {
  readonly departments: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

export function idsOf({ labels }: SheetNames): Ids {
  const turned = (names: ReadonlyMap<string, string>): Map<string, string> =>
    new Map([...names].map(([id, name]) => [name, id]));
  return { departments: turned(labels.departments), people: turned(labels.people) };
}

/** The changes that bring a clause from what it is to what the sheet wants, or what is wrong with the names in it. */
export function changesOf(
  { wanted, changes }: Wanted,
  edition: Edition,
  before: ClauseRecord,
  ids: Ids,
): { readonly change: ClauseChange; readonly problems: readonly FieldProblem[] } {
  const { code, version } = before;
  const changed = new Set(changes.map(({ field }) => field));
  const isTask = (field: string): boolean => TASK_FIELDS.some((one) => one === field);
  const problems: FieldProblem[] = [];
  const idOf = (field: 'department' | 'person', known: ReadonlyMap<string, string>): string | null => {
    const found = wanted[field]!;
    const id = known.get(found);
    if (found !== '' && id === undefined)
      problems.push({ field, key: `sheet.${field}.unknown`, params: { found } });
    return id ?? null;
  };
  const answer = [...changed].every(isTask) ? undefined : answerOf(wanted, changed, edition, before);
  const task = [...changed].some(isTask)
    ? {
        ...{ code, version },
        ...(changed.has('department') ? { departmentId: idOf('department', ids.departments) } : {}),
        ...(changed.has('person') ? { personId: idOf('person', ids.people) } : {}),
        ...(changed.has('dueOn') ? { dueOn: wanted['dueOn'] === '' ? null : wanted['dueOn']! } : {}),
      }
    : undefined;
  return { change: { code, ...(answer ? { answer } : {}), ...(task ? { task } : {}) }, problems };
}

function answerOf(
  wanted: Fields,
  changed: ReadonlySet<string>,
  edition: Edition,
  { code, version, overridden }: ClauseRecord,
): VerdictChange {
  const { reason = '' } = wanted;
  if (edition.method === 'level-ladder') {
    const { level = '', application = '', quality = '' } = wanted;
    const at = edition.levels.flatMap(({ level: single }) => {
      const [ownApplication, ownQuality] = [wanted[`application${single}`], wanted[`quality${single}`]];
      if (!ownApplication && !ownQuality) return [];
      return [{ level: single, application: ownApplication ?? '', quality: ownQuality ?? '' }];
    });
    const noSuchBusiness = level === NO_BUSINESS;
    const reached = level === '' || noSuchBusiness ? null : Number(level);
    return { code, version, level: reached, noSuchBusiness, application, quality, at, reason };
  }
  const { verdict, promisedBy, value, numerator, denominator } = wanted;
  // A verdict that was kept against its value stays kept as long as neither changes.
  const keepsOverride =
    overridden && !['verdict', 'value', 'numerator', 'denominator'].some((field) => changed.has(field));
  return {
    ...{ code, version, reason, verdict: (verdict === '' ? 'unassessed' : verdict) as Verdict },
    ...(promisedBy ? { promisedBy } : {}),
    ...(value ? { value } : {}),
    ...(numerator ? { numerator } : {}),
    ...(denominator ? { denominator } : {}),
    ...(keepsOverride ? { override: true } : {}),
  };
}
