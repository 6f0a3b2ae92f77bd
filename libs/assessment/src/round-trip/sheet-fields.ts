import type { Edition, LadderEdition } from '@dabiao/catalog';
import {
  combineQuality,
  saysNothing,
  toHundredths,
  type ItemState,
  type Measured,
  type Verdict,
} from '@dabiao/scoring';
import { parseFactor } from '../decide-item';

/** A clause as it stands, as far as sheets show and change it. */
export interface SheetRecord {
  readonly code: string;
  readonly verdict: Verdict;
  readonly reason: string | null;
  readonly promisedBy: string | null;
  readonly measured: Measured | null;
  readonly overridden: boolean;
  readonly item: ItemState | null;
  readonly departmentId: string | null;
  readonly personId: string | null;
  readonly dueOn: string | null;
  /** 0 where nobody has touched the clause. */
  readonly version: number;
}

/** What departments and people are called in a sheet, by id; no two are called the same. */
export interface Labels {
  readonly departments: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

/**
 * The fields of a clause as plain texts, the same for what stands and for what a sheet says, so that they can be
 * compared. Blank is nothing said.
 */
export type Fields = Readonly<Record<string, string>>;

/** Who has a clause to do, and until when. All other fields are its answer. */
export const TASK_FIELDS = ['department', 'person', 'dueOn'] as const;

export const NO_BUSINESS = 'noSuchBusiness';

/** The fields of an answer: what they are depends on the method, and for a ladder on its levels. */
export function answerFields(edition: Edition): readonly string[] {
  if (edition.method !== 'level-ladder')
    return ['verdict', 'reason', 'promisedBy', 'value', 'numerator', 'denominator'];
  const single = edition.levels.flatMap(({ level }) => [`application${level}`, `quality${level}`]);
  return ['level', 'application', 'quality', ...single, 'reason'];
}

/** The fields of a clause as it stands. */
export function fieldsOf(record: SheetRecord, edition: Edition, labels: Labels): Fields {
  const { departmentId, personId, dueOn } = record;
  const task = {
    department: departmentId === null ? '' : (labels.departments.get(departmentId) ?? departmentId),
    person: personId === null ? '' : (labels.people.get(personId) ?? personId),
    dueOn: dueOn ?? '',
  };
  if (edition.method === 'level-ladder') return { ...itemFields(record, edition), ...task };
  return {
    verdict: record.verdict === 'unassessed' ? '' : record.verdict,
    reason: plainText(record.reason ?? ''),
    promisedBy: record.promisedBy ?? '',
    value: plainText(record.measured?.value ?? ''),
    numerator: plainText(record.measured?.numerator ?? ''),
    denominator: plainText(record.measured?.denominator ?? ''),
    ...task,
  };
}

function itemFields({ item, reason }: SheetRecord, edition: LadderEdition): Record<string, string> {
  const single = edition.levels.flatMap(({ level }) => [
    [`application${level}`, decimalOf(item?.at?.[level]?.application)],
    [`quality${level}`, decimalOf(item?.at?.[level]?.quality)],
  ]);
  return {
    level: item === null ? '' : item.noSuchBusiness ? NO_BUSINESS : String(item.level),
    application: decimalOf(item?.application),
    quality: decimalOf(item?.quality),
    ...(Object.fromEntries(single) as Record<string, string>),
    reason: plainText(reason ?? ''),
  };
}

/** 95 hundredths as `0.95`. */
function decimalOf(value: number | undefined): string {
  return value === undefined ? '' : `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`;
}

/** A factor as it is kept, however it was written; what is no factor stays as written and is refused later. */
export function plainFactor(name: string, written: string, { settings }: LadderEdition): string {
  if (saysNothing(written)) return '';
  const isQuality = name.startsWith('quality');
  const factors = (isQuality ? written.split(/[;；]/) : [written]).map(parseFactor);
  const given = factors.filter((factor) => factor !== undefined);
  if (given.length < factors.length) return written;
  return decimalOf(isQuality ? combineQuality(given, settings) : toHundredths(given[0]!, settings.rounding));
}

/**
 * A text as every kind of sheet can hold it: lines end with \n, nothing before or after it, no control characters
 * and no halves of characters, which XML has no place for.
 */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .trim();
}

/** Names by id, no two alike: where a name is shared, the beginning of the id follows it. */
export function distinctNames(
  named: readonly (readonly [id: string, name: string])[],
): ReadonlyMap<string, string> {
  const times = new Map<string, number>();
  for (const [, name] of named) times.set(plainText(name), (times.get(plainText(name)) ?? 0) + 1);
  return new Map(
    named.map(([id, name]) => {
      const plain = plainText(name);
      return [id, (times.get(plain) ?? 0) > 1 ? `${plain} #${id.slice(0, 8)}` : plain];
    }),
  );
}
