import type { WebKey } from '@dabiao/messages';
import type { Say } from '../../shared/text';

const FIELDS = [
  ...(['code', 'title', 'verdict', 'met', 'unmet', 'not_applicable', 'reason', 'promised_by'] as const),
  ...(['value', 'numerator', 'denominator', 'level', 'application', 'quality'] as const),
  ...(['department', 'person', 'due_on', 'indicator', 'name', 'month', 'unit'] as const),
  ...(['source', 'note', 'version', 'id', 'kind', 'issued_on', 'in_force_from', 'in_force_to'] as const),
  ...(['period_from', 'period_to', 'clauses', 'confidential'] as const),
] as const;
const KINDS = [
  ...(['policy', 'record', 'certificate', 'contract', 'data', 'picture', 'training', 'other'] as const),
] as const;
const VERDICTS = ['met', 'unmet', 'notApplicable', 'conditional', 'unassessed'] as const;

/** What a field or column is called; `quality3` is the quality at level 3. */
export function fieldName(t: Say, field: string): string {
  const plain = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const [, stem, level] = /^(.*?)(\d*)$/.exec(plain)!;
  const known = FIELDS.find((one) => one === stem);
  if (!known) return field;
  const name = t(`web.sheet.field.${known}` satisfies WebKey);
  return level === '' ? name : `${name} ${level}`;
}

/** A value of a field: verdicts and kinds in words, nothing as nothing. */
export function fieldValue(t: Say, field: string, value: string): string {
  if (value === '') return t('web.sheet.empty');
  const verdict = field === 'verdict' ? VERDICTS.find((one) => one === value) : undefined;
  const kind = field === 'kind' ? KINDS.find((one) => one === value) : undefined;
  if (kind) return t(`web.kind.${kind}`);
  if (field === 'confidential') return t('web.sheet.yes');
  return verdict ? t(`web.verdict.${verdict}`) : value;
}
