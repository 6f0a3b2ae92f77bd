import { useState } from 'react';
import { ApiProblem } from '@dabiao/api-client';

/**
 * Whether a change was refused because somebody else was first. What stands now is asked for anew and shown. `also`:
 * other codes that say the same of this kind of thing, such as a step that is no longer there to take.
 */
export const wasChanged = (error: unknown, ...also: readonly string[]): error is ApiProblem =>
  error instanceof ApiProblem && ['record.changed', ...also].includes(error.code);

/**
 * The version that a form saves on: what was seen when it was opened, whatever the list has learnt since; after somebody
 * else was first, what is then shown. 0 of something new.
 */
export function useSeenVersion(version = 0, error: unknown): number {
  const [seen] = useState(version);
  return wasChanged(error) ? version : seen;
}
