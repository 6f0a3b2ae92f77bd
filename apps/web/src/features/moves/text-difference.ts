/** A piece of two texts: in both, only in the old one, or only in the new one. */
export interface Piece {
  readonly kind: 'same' | 'old' | 'new';
  readonly text: string;
}

/** Words of Latin script and numbers stay whole; Chinese is compared character by character. */
const TOKENS = /[A-Za-z0-9.%]+|\s+|./gsu;

/** What was taken out of a text and what was put in. Two long texts with nothing in common are one piece each. */
export function textDifference(before: string, after: string): Piece[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }];
  const [old, now] = [before.match(TOKENS) ?? [], after.match(TOKENS) ?? []];
  const lengths = commonLengths(old, now);
  const pieces: Piece[] = [];
  const add = (kind: Piece['kind'], text: string): void => {
    const last = pieces.at(-1);
    if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text };
    else pieces.push({ kind, text });
  };
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      add('same', old[i]!);
      i++;
      j++;
    } else if (j >= now.length || (i < old.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      add('old', old[i++]!);
    } else add('new', now[j++]!);
  }
  return pieces;
}

/** How long the longest common rest is, from every place of both. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      lengths[i]![j] =
        old[i] === now[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  return lengths;
}
