import { createTransport } from 'nodemailer';
import { digestText, type DigestMessage } from '@dabiao/application';
import { SendError } from './send-error';

const SECONDS = 1_000;

/** Sends a digest by SMTP. */
export async function sendMail(
  smtp: { readonly url: string; readonly from: string },
  to: string,
  id: string,
  message: DigestMessage,
): Promise<void> {
  const transport = createTransport({
    url: smtp.url,
    connectionTimeout: 10 * SECONDS,
    greetingTimeout: 10 * SECONDS,
    socketTimeout: 30 * SECONDS,
    // A message is only ever the text it is given.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: smtp.from,
      to: { name: '', address: to },
      subject: message.subject,
      text: digestText(message),
      // The same however often it is sent: whoever gets it twice sees it once.
      messageId: `<${id}@${domainOf(smtp.from)}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (error) {
    throw asSendError(error);
  } finally {
    transport.close();
  }
}

function asSendError(error: unknown): SendError {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  if (typeof responseCode === 'number')
    // 5xx is the server's last word, but a wrong password is put right by the operator, not by the reader.
    return new SendError(`smtp ${responseCode}`, responseCode >= 550);
  return new SendError(typeof code === 'string' ? `smtp ${code}` : 'smtp');
}

const domainOf = (from: string): string => /@([^\s<>@]+)>?$/.exec(from)![1]!;
