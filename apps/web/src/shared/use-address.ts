import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

type Change = (search: URLSearchParams) => URLSearchParams;

/**
 * What stands behind the question mark of the address, and how it is changed. A change starts from the address as it
 * is at that moment: two in quick succession, such as a key and a click, both count.
 */
export function useAddress(): [URLSearchParams, (change: Change) => void] {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (change: Change) => setSearch(change(new URLSearchParams(window.location.search)), { replace: true }),
    [setSearch],
  );
  return [search, set];
}
