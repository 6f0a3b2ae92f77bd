import { atTime } from '../../shared/format';
import { isWebKey, type Say } from '../../shared/text';
import { saysNothing, type Kind, type State } from './changes';

/** What ids are called. */
export interface Names {
  readonly person: (id: string) => string | undefined;
  readonly department: (id: string) => string | undefined;
  readonly hospital: (id: string) => string | undefined;
  readonly region: (code: string) => string | undefined;
}

/** Where the words of a state are, by kind and field, else by field alone. */
const WORDS: Readonly<Record<string, string>> = {
  'clause.verdict': 'web.verdict',
  'review.verdict': 'web.review',
  'review.last': 'web.review',
  'finding.state': 'web.finding.state',
  'finding.severity': 'web.finding.severity',
  'appeal.state': 'web.appeal.state',
  'month.state': 'web.month.state',
  'monthRevision.outcome': 'web.month.outcome',
  'evidence.kind': 'web.kind',
  'edition.method': 'web.standard.method',
  'edition.status': 'web.standard.status',
  level: 'web.month.level',
  levels: 'web.month.level',
  awaiting: 'web.month.level',
  role: 'web.role',
  state: 'web.trail.state',
  origin: 'web.trail.origin',
  event: 'web.trail.event',
  resetCause: 'web.trail.cause',
  mediaType: 'web.trail.media',
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}$/;

/** What a field is called; one without a name of its own keeps the one it has in the API. */
export function fieldText(field: string, t: Say): string {
  const key = `web.trail.field.${field}`;
  return isWebKey(key) ? t(key) : field;
}

/** The value of a field as people say it. */
export function valueText(kind: Kind, field: string, value: unknown, names: Names, t: Say): string {
  if (typeof value === 'boolean') return t(value ? 'result.yes' : 'result.no');
  if (saysNothing(value)) return '—';
  if (Array.isArray(value)) return listText(kind, field, value, names, t);
  if (typeof value === 'object') return objectText(kind, value as State, names, t);
  return plainText(kind, field, typeof value === 'string' ? value : JSON.stringify(value), names, t);
}

function plainText(kind: Kind, field: string, text: string, names: Names, t: Say): string {
  const word = `${WORDS[`${kind}.${field}`] ?? WORDS[field] ?? ''}.${text}`;
  if (isWebKey(word)) return t(word);
  if (field === 'departmentId') return names.department(text) ?? '—';
  if (field === 'region') return names.region(text) ?? text;
  if (INSTANT.test(text)) return atTime(text);
  if (ID.test(text)) return names.person(text) ?? names.hospital(text) ?? text.slice(0, 8);
  return text;
}

/** Proofs have no names in the trail of what they were used for: they are counted. */
function listText(kind: Kind, field: string, values: readonly unknown[], names: Names, t: Say): string {
  if (field === 'evidenceIds' || field === 'fixEvidence')
    return t('web.trail.proofs', { count: values.length });
  return values.map((one) => valueText(kind, field, one, names, t)).join(t('web.trail.and'));
}

function objectText(kind: Kind, value: State, names: Names, t: Say): string {
  const { numerator, denominator, name, kind: what } = value;
  // Both are kept as they were typed.
  if (typeof numerator === 'string' && typeof denominator === 'string') return `${numerator}/${denominator}`;
  // A file is called by its name, a place by where it is.
  if (typeof name === 'string' && 'bytes' in value) return name;
  if (what === 'everywhere') return t('web.people.scope.everywhere');
  if (what === 'hospital' || what === 'region')
    return valueText(kind, what, value['hospitalId'] ?? value['region'], names, t);
  return Object.entries(value)
    .filter(([, one]) => !saysNothing(one))
    .map(([field, one]) => `${fieldText(field, t)} ${valueText(kind, field, one, names, t)}`)
    .join(t('web.trail.and'));
}
