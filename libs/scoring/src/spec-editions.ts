import { parseEdition, type Edition } from '@dabiao/catalog';

type Method = Edition['method'];

/** Used by specs only: an edition of one method from parsed YAML, refused with all its problems. */
export function editionFrom<M extends Method>(method: M, source: unknown): Extract<Edition, { method: M }> {
  const parsed = parseEdition(source);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 1));
  const edition: Edition = parsed.value;
  if (!isOf(edition, method)) throw new Error(`Expected an edition of ${method}, found ${edition.method}.`);
  return edition;
}

const isOf = <M extends Method>(edition: Edition, method: M): edition is Extract<Edition, { method: M }> =>
  edition.method === method;
