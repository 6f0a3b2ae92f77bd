import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { ApiProblem } from '@dabiao/api-client';
import { Failure } from './Failure';
import { Loading } from './Loading';
import { NotFound } from './NotFound';

interface Props<T> {
  readonly query: UseQueryResult<T>;
  /** The screen is about nothing else: where it is not there, neither is the screen. */
  readonly screen?: boolean;
  readonly children: (data: T) => ReactNode;
}

/** What was asked for, or that it is on its way, or why it is not there. What was loaded before stays to be seen. */
export function Loaded<T>({ query, screen = false, children }: Props<T>): ReactNode {
  if (query.data !== undefined) return children(query.data);
  if (screen && isRefusal(query.error)) return <NotFound error={query.error} />;
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  return <Loading />;
}

/** Whether the server says that there is no such thing, or not for this person, or that it is no address at all. */
export const isRefusal = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && [403, 404, 422].includes(error.problem.status);
