import { useEffect } from 'react';
import {
  keepPreviousData,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api, queries, type Schemas } from '../../shared/api';
import { isSomebodyThere } from '../../shared/presence';
import { kindsOf, type Occasion } from './notice-path';

export type NoticesPage = Schemas['NoticesPage'];

const EVERY_MINUTE = 60_000;
const UNREAD = ['notices', 'unread'] as const;

/** How many notices are not read: asked once a minute while somebody is there, and when they come back. */
export function useUnread(): number {
  const { data, refetch } = useQuery({
    queryKey: UNREAD,
    queryFn: () => api().get('/api/notices/unread-count'),
  });
  useEffect(() => {
    const timer = setInterval(() => {
      if (isSomebodyThere()) void refetch();
    }, EVERY_MINUTE);
    return () => clearInterval(timer);
  }, [refetch]);
  return data?.unread ?? 0;
}

/** What of somebody's notices is listed. */
export interface Listing {
  readonly unread?: boolean;
  readonly occasion?: Occasion;
}

/** Somebody's notices, the newest first, in the language of the page: texts come from the server. */
export function useNotices(
  lang: string,
  { unread, occasion }: Listing,
  page: number,
  size: number,
): UseQueryResult<NoticesPage> {
  const kind = occasion === undefined ? undefined : kindsOf(occasion);
  return useQuery({
    queryKey: ['notices', 'list', lang, { unread, occasion }, page, size],
    queryFn: () => api().get('/api/notices', { query: { unread, kind, page, size } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** Marks notices as read: some, or all up to the newest that was seen. */
export function useRead(): UseMutationResult<Schemas['UnreadNotices'], Error, Schemas['ReadNotices']> {
  return useMutation({
    mutationFn: (body) => api().post('/api/notices/read', { body }),
    onSuccess: (left) => queries.setQueryData(UNREAD, left),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices', 'list'] }),
  });
}
