import type { Words } from '@dabiao/catalog';

/** Which clause or indicator a row speaks of. */
export type Match =
  | { readonly kind: 'found'; readonly code: string }
  | { readonly kind: 'ambiguous'; readonly codes: readonly string[] }
  | { readonly kind: 'none' };

/** What has a code and a title. */
export interface Titled {
  readonly code: string;
  readonly title: Words;
}

/** Finds things by their code, or by their title where that is the title of one of them only. */
export class TitleFinder {
  private readonly codes: ReadonlySet<string>;
  private readonly plainCodes: ReadonlyMap<string, readonly string[]>;
  private readonly titles: ReadonlyMap<string, readonly string[]>;

  constructor(all: readonly Titled[]) {
    this.codes = new Set(all.map(({ code }) => code));
    this.plainCodes = groupCodes(all, ({ code }) => [plainCode(code)]);
    this.titles = groupCodes(all, ({ title }) => [plainTitle(title.zh), plainTitle(title.en ?? '')]);
  }

  /** As it is written; else in other widths and case. */
  byCode(written: string): Match {
    if (this.codes.has(written)) return { kind: 'found', code: written };
    return matchOf(this.plainCodes.get(plainCode(written)));
  }

  byTitle(written: string): Match {
    const plain = plainTitle(written);
    return plain === '' ? { kind: 'none' } : matchOf(this.titles.get(plain));
  }
}

function matchOf(codes: readonly string[] = []): Match {
  if (codes.length === 0) return { kind: 'none' };
  return codes.length === 1 ? { kind: 'found', code: codes[0]! } : { kind: 'ambiguous', codes };
}

function groupCodes(
  all: readonly Titled[],
  keysOf: (one: Titled) => readonly string[],
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const one of all)
    for (const key of new Set(keysOf(one))) {
      if (key === '') continue;
      const own = groups.get(key);
      if (own) own.push(one.code);
      else groups.set(key, [one.code]);
    }
  return groups;
}

const plainCode = (code: string): string => code.normalize('NFKC').trim().toUpperCase();

/** A title without what people type differently: widths, case, spaces, punctuation. */
export function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{C}]/gu, '');
}
