import type { MessageKey, Params } from '@dabiao/messages';

/** Where something stands in a standards file: keys and list positions from the top. */
export type Path = readonly (string | number)[];

/** One thing that is wrong with an edition. The caller turns `path` into a line and column. */
export interface EditionProblem {
  readonly key: MessageKey;
  readonly params: Params;
  readonly path: Path;
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly EditionProblem[] };
