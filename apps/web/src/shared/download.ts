import { ApiProblem, type Problem } from '@dabiao/api-client';
import { reach } from './connection';
import { currentLang } from './settings';

/** How a download is followed. */
export interface Following {
  readonly signal?: AbortSignal;
  /** Bytes that have come so far, a few times a second. */
  readonly onBytes?: (bytes: number) => void;
}

/** How often whoever follows is told. */
const TELL_MS = 200;

/**
 * Fetches a file and gives it to the browser to keep, under the name the server gives it; a refusal is thrown, and so is a
 * file that breaks off: nothing of it is kept.
 */
export async function download(url: string, { signal, onBytes }: Following = {}): Promise<void> {
  const answer = await reach(url, {
    credentials: 'same-origin',
    headers: { 'accept-language': currentLang() },
    ...(signal ? { signal } : {}),
  });
  if (!answer.ok) throw new ApiProblem(await problemOf(answer));
  const name = nameOf(answer.headers.get('content-disposition') ?? '');
  const whole = onBytes && answer.body ? new Response(answer.body.pipeThrough(counter(onBytes))) : answer;
  const address = URL.createObjectURL(await whole.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then; some phones ask first.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Counts what passes through; the browser may put the bytes on its disk as before. */
function counter(
  tell: (bytes: number) => void,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let [bytes, told] = [0, -TELL_MS];
  return new TransformStream({
    transform: (chunk, controller) => {
      bytes += chunk.byteLength;
      controller.enqueue(chunk);
      if (performance.now() - told < TELL_MS) return;
      told = performance.now();
      tell(bytes);
    },
  });
}

/** Whether something ended because whoever began it did not want it any more. */
export const isStop = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError';

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
