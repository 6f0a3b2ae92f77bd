import { ApiProblem, type Problem } from '@dabiao/api-client';
import { reach } from './connection';
import { currentLang } from './settings';

/** Fetches a file and gives it to the browser to keep, under the name the server gives it; a refusal is thrown. */
export async function download(url: string): Promise<void> {
  const answer = await reach(url, {
    credentials: 'same-origin',
    headers: { 'accept-language': currentLang() },
  });
  if (!answer.ok) throw new ApiProblem(await problemOf(answer));
  const name = nameOf(answer.headers.get('content-disposition') ?? '');
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then; some phones ask first.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The name in its full spelling: `filename*=UTF-8''…`. */
export function nameOf(disposition: string): string {
  const full = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (full !== undefined) return decodeURIComponent(full);
  return /filename="([^"]+)"/i.exec(disposition)?.[1] ?? '';
}

/** What stands in front of the server answers in its own words. */
export async function problemOf(answer: Response): Promise<Problem> {
  const { status, statusText } = answer;
  if (answer.headers.get('content-type')?.startsWith('application/problem+json'))
    return (await answer.json()) as Problem;
  const code = `http.${status}`;
  return { type: `urn:dabiao:${code}`, title: statusText || code, status, code, requestId: '' };
}
