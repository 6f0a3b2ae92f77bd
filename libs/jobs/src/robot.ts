import { createHmac } from 'node:crypto';
import { digestMarkdown, type DigestMessage, type WebhookFormat } from '@dabiao/application';
import { SendError } from './send-error';

const TIMEOUT = 10_000;
/** More than a robot ever answers. */
const LONGEST_ANSWER = 64 * 1024;
/** What the robots take; the rest of DingTalk's 20,000 is not needed. */
const BYTES: Readonly<Record<WebhookFormat, number>> = { wecom: 4_096, dingtalk: 8_000 };

export interface Robot {
  readonly url: string;
  readonly format: WebhookFormat;
  readonly secret: string | null;
}

/** Sends a digest to a group robot of WeCom 企业微信 or DingTalk 钉钉. Redirects are not followed. */
export async function sendToRobot(robot: Robot, message: DigestMessage, now: number): Promise<void> {
  const answer = await fetch(signedUrl(robot, now), {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(bodyOf(robot.format, message)),
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT),
  }).catch((error: unknown) => {
    throw new SendError(`webhook ${reasonOf(error)}`);
  });
  if (answer.status !== 200) {
    await answer.body?.cancel();
    throw new SendError(`webhook ${answer.status}`);
  }
  const code = await errorCode(answer).catch((error: unknown) => {
    throw new SendError(`webhook ${reasonOf(error)}`);
  });
  if (code !== 0) throw new SendError(`${robot.format} ${code ?? 'answer'}`);
}

function bodyOf(format: WebhookFormat, message: DigestMessage): object {
  const text = digestMarkdown(message, BYTES[format]);
  return format === 'wecom'
    ? { msgtype: 'markdown', markdown: { content: text } }
    : { msgtype: 'markdown', markdown: { title: message.subject, text } };
}

/** A DingTalk robot with a secret wants the time and its HMAC in the address. */
export function signedUrl({ url, format, secret }: Robot, now: number): string {
  if (format !== 'dingtalk' || secret === null) return url;
  const signed = new URL(url);
  signed.searchParams.set('timestamp', String(now));
  const mac = createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64');
  signed.searchParams.set('sign', mac);
  return signed.href;
}

/** What the robot says: both answer 200 with `errcode`, 0 where all is well. */
async function errorCode(answer: Response): Promise<number | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (answer.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > LONGEST_ANSWER) return undefined;
    parts.push(part);
  }
  try {
    const { errcode } = JSON.parse(Buffer.concat(parts).toString('utf8')) as { errcode?: unknown };
    return typeof errcode === 'number' ? errcode : undefined;
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } };
  if (typeof cause?.code === 'string') return cause.code;
  return name === 'TimeoutError' ? 'timeout' : 'failed';
}
