import type { WebKey } from '@dabiao/messages';
import type { Say } from '../../shared/text';

const FIELDS = [
  ...(['code', 'title', 'verdict', 'met', 'unmet', 'not_applicable', 'reason', 'promised_by'] as const),
  ...(['value', 'numerator', 'denominator', 'level', 'application', 'quality'] as const),
  ...(['department', 'person', 'due_on', 'indicator', 'name', 'month', 'unit'] as const),
  ...(['source', 'note', 'version'] as const),
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

/** A value of a field: verdicts in words, nothing as nothing. */
export function fieldValue(t: Say, field: string, value: string): string {
  if (value === '') return t('web.sheet.empty');
  const verdict = field === 'verdict' ? VERDICTS.find((one) => one === value) : undefined;
  return verdict ? t(`web.verdict.${verdict}`) : value;
}
