import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FileDownload } from '@dabiao/application';

/** Sends a stored file so that it is saved and never run: as an attachment, of its sniffed type, in a sandbox. */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { file, open }: FileDownload,
): Promise<void> {
  const etag = `"${file.sha256}"`;
  void reply.headers({
    etag,
    'content-disposition': attachment(file.name),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  if (request.headers['if-none-match'] === etag) {
    void reply.status(304).send();
    return;
  }
  const content = await open();
  void reply.headers({ 'content-type': file.mediaType, 'content-length': file.bytes }).send(content);
}

/** RFC 6266: the name in UTF-8, and an ASCII one for old clients. */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const utf8 = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}
