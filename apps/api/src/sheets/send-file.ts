import type { FastifyReply } from 'fastify';
import type { MadeFile } from '@dabiao/application';
import { attachment } from '../evidence/download';

/** To be saved and never shown by the browser. */
export function sendFile(reply: FastifyReply, { name, mediaType, bytes }: MadeFile): void {
  void reply
    .headers({
      'content-type': mediaType,
      'content-disposition': attachment(name),
      'content-security-policy': "default-src 'none'; sandbox",
    })
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
