import { useCallback, useEffect } from 'react';
import { useSearchParams } from 'react-router';

type Change = (search: URLSearchParams) => URLSearchParams;

/** What the address is about to be: the router takes a moment to write it. */
let coming: { readonly path: string; readonly search: string } | undefined;

/**
 * What stands behind the question mark of the address, and how it is changed. A change starts from the address as the
 * last one leaves it: two in quick succession, such as a key and a click, both count.
 */
export function useAddress(): [URLSearchParams, (change: Change) => void] {
  const [search, setSearch] = useSearchParams();
  useEffect(() => {
    coming = undefined;
  }, [search]);
  const set = useCallback(
    (change: Change) => {
      const { pathname: path, search: written } = window.location;
      const next = change(new URLSearchParams(coming?.path === path ? coming.search : written));
      coming = { path, search: next.toString() };
      setSearch(next, { replace: true });
    },
    [setSearch],
  );
  return [search, set];
}

/** An address with some of its words said anew; one that says nothing goes away. */
export function withWords(
  search: URLSearchParams,
  words: Readonly<Record<string, string | undefined>>,
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries<string | undefined>(words))
    if (value) next.set(name, value);
    else next.delete(name);
  return next;
}

/** The page of a list that an address names; the first where it names none there could be. */
export const pageIn = (search: URLSearchParams): number =>
  Math.max(1, Math.trunc(Number(search.get('page') ?? '1')) || 1);
