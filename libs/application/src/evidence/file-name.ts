import { invalid } from '@dabiao/kernel';
import { NAME_LIMIT } from './evidence-limits';

/**
 * A file's name as people will read it. It is data and never part of a path: folders are cut off, and so is what
 * cannot be seen — control characters, and the marks that turn the reading direction around and make `exe.pdf`
 * out of `fdp.exe`. Throws evidence.name.
 */
export function fileName(sent: string | undefined): string {
  const name = (sent ?? '')
    .normalize('NFC')
    .replace(/^.*[\\/]/s, '')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]/gu, '')
    .trim();
  if (/^\.*$/.test(name) || name.length > NAME_LIMIT) throw invalid('evidence.name', { limit: NAME_LIMIT });
  return name;
}
