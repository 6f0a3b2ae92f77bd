import { ApiProblem, type Problem } from '@dabiao/api-client';
import { reach } from './connection';
import { problemOf } from './download';
import { linesOf } from './lines-of';
import { currentLang } from './settings';

/** How far the server is. */
export interface Progress {
  readonly phase: string;
  readonly done: number;
  readonly of: number;
}

type Line = { readonly progress: Progress } | { readonly result: unknown } | { readonly problem: Problem };

interface Sending {
  readonly url: string;
  readonly form: FormData;
  readonly signal?: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/**
 * Sends a form whose answer takes a while. The server tells how far it is, a line each, and its answer in the last; one
 * that does not tell answers at once. A refusal is thrown; breaking off before the end lets the server undo everything.
 */
export async function sendForm<T>({ url, form, signal, onProgress }: Sending): Promise<T> {
  const answer = await reach(url, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { accept: 'application/x-ndjson', 'accept-language': currentLang() },
    body: form,
    ...(signal ? { signal } : {}),
  });
  if (!answer.ok) throw new ApiProblem(await problemOf(answer));
  if (!answer.headers.get('content-type')?.startsWith('application/x-ndjson'))
    return (await answer.json()) as T;
  for await (const text of linesOf(answer)) {
    const line = JSON.parse(text) as Line;
    if ('progress' in line) onProgress(line.progress);
    else if ('problem' in line) throw new ApiProblem(line.problem);
    else return line.result as T;
  }
  throw new Error('The answer broke off.');
}
