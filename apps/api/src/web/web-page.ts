import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BuiltPage, PAGE, webFolder, type Coding, type PageFile } from './built-page';

/** Files whose names carry the hash of their content never change. */
const FOREVER = 'public, max-age=31536000, immutable';
const CODINGS: readonly Coding[] = ['br', 'gzip'];

/**
 * Serves the page beside the API: its files by their names, and the page itself for every address inside of it,
 * so that an address can be kept, sent and loaded again. What is asked of the API, or is no file, is not there.
 */
export function serveWebPage(app: NestFastifyApplication, folder = webFolder()): void {
  if (folder === undefined) return;
  const page = new BuiltPage(folder);
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', (request: FastifyRequest, reply: FastifyReply) => {
      const path = pathOf(request.url);
      const file = page.file(path);
      if (file) return send(request, reply, file, path.startsWith('assets/') ? FOREVER : 'no-cache');
      if (/^(api|assets)(\/|$)/.test(path) || !wantsPage(request)) {
        reply.callNotFound();
        return reply;
      }
      return send(request, reply, page.file(PAGE)!, 'no-cache');
    });
}

/** Browsers ask for pages by type; whoever does not say what they want gets the page too. */
const wantsPage = ({ headers }: FastifyRequest): boolean => /text\/html|\*\/\*/.test(headers.accept ?? '*/*');

function send(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { type, etag, content, compressed }: PageFile,
  cache: string,
): FastifyReply {
  const accepted = headers['accept-encoding']?.toString() ?? '';
  const coding = CODINGS.find((one) => compressed[one] && new RegExp(`\\b${one}\\b`).test(accepted));
  void reply.headers({ 'content-type': type, 'cache-control': cache, etag, vary: 'accept-encoding' });
  if (coding === undefined) return reply.send(content);
  return reply.header('content-encoding', coding).send(compressed[coding]);
}

function pathOf(url: string): string {
  const path = url.split(/[?#]/, 1)[0]!.slice(1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
