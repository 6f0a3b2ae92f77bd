import { ApiProblem } from '@dabiao/api-client';

/** Whether a change was refused because somebody else was first. What stands now is asked for anew and shown. */
export const wasChanged = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'record.changed';
