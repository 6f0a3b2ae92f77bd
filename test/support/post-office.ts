import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail as it came in. */
export interface Mail {
  readonly to: readonly string[];
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly raw: string;
}

/** A mail server of our own. `answer` says what becomes of a mail: an error refuses it, a promise keeps the sender waiting. */
export async function startMailServer() {
  const mails: Mail[] = [];
  const state = { answer: (_mail: Mail): Promise<void> => Promise.resolve() };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, callback) => {
      void text(stream).then(async (raw) => {
        const mail = { ...parsed(raw), to: session.envelope.rcptTo.map(({ address }) => address) };
        await state.answer(mail).then(
          () => {
            mails.push(mail);
            callback();
          },
          (error: unknown) => {
            callback(error as Error);
          },
        );
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    ...{ mails, state },
    url: `smtp://127.0.0.1:${port}`,
    stop: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

function parsed(raw: string): Omit<Mail, 'to'> {
  const [head = '', ...body] = raw.replace(/\r\n/g, '\n').split('\n\n');
  const header = (name: string): string =>
    new RegExp(`^${name}: (.*(?:\\n[ \\t].*)*)`, 'im').exec(head)?.[1] ?? '';
  const content = body.join('\n\n');
  const encoding = header('Content-Transfer-Encoding');
  const decoded =
    encoding === 'base64'
      ? Buffer.from(content, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? fromQuoted(content)
        : content;
  return { raw, id: header('Message-ID'), subject: words(header('Subject')), text: decoded };
}

const fromQuoted = (quoted: string): string =>
  Buffer.from(
    quoted
      .replace(/=\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

/** `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=` as what they say. */
const words = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, coded: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(coded, 'base64').toString('utf8')
        : fromQuoted(coded.replaceAll('_', ' ')),
    );

/** What a robot was asked. */
export interface Call {
  readonly method: string;
  readonly url: string;
  readonly body: { msgtype: string; markdown: Record<string, string> };
}

/** A group robot of our own. `answer` says what it answers. */
export async function startRobot() {
  const calls: Call[] = [];
  const ok = (reply: ServerResponse): void => void reply.end('{"errcode":0,"errmsg":"ok"}');
  const state = { answer: ok };
  const server = createServer((request: IncomingMessage, reply) => {
    void text(request).then((body) => {
      const parsedBody = JSON.parse(body || '{}') as Call['body'];
      calls.push({ method: request.method!, url: request.url!, body: parsedBody });
      state.answer(reply);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ calls, state, host, ok },
    stop: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
