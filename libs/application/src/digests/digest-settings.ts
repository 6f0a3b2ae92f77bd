import { givenIn, wholeNumberIn } from '../environment';
import { readWebhookHosts, type WebhookHost } from './webhook';

/** Whether and how daily digests leave the server. Nothing is sent where nothing is set. */
export interface DigestSettings {
  /** DIGEST_HOUR: hour in Shanghai from which a day's digests are sent. Default 8. */
  readonly hour: number;
  /** PUBLIC_URL: where people open Dabiao, for the link. Without it nothing is sent. */
  readonly publicUrl: string | null;
  /** SMTP_URL and MAIL_FROM: the mail server, and the sender. Without them there is no e-mail. */
  readonly smtp: { readonly url: string; readonly from: string } | null;
  /** WEBHOOK_HOSTS: hosts beside those of WeCom and DingTalk that people's webhooks may lead to. */
  readonly webhookHosts: readonly WebhookHost[];
}

/** Where a use case finds them. */
export const DIGEST_SETTINGS = Symbol('DigestSettings');

export const NO_DIGESTS: DigestSettings = { hour: 8, publicUrl: null, smtp: null, webhookHosts: [] };

/** Which ways are open at this server. */
export const openChannels = ({ publicUrl, smtp }: DigestSettings): { email: boolean; webhook: boolean } => ({
  email: publicUrl !== null && smtp !== null,
  webhook: publicUrl !== null,
});

/** Reads the environment; what is wrong with it is added to `wrong`. */
export function readDigestSettings(
  env: Readonly<Record<string, string | undefined>>,
  wrong: string[],
): DigestSettings {
  const given = (name: string): string | null => givenIn(env, name) ?? null;
  const hour = wholeNumberIn(env, wrong, 'DIGEST_HOUR', { usual: 8, least: 0, most: 23 });
  const publicUrl = given('PUBLIC_URL');
  if (publicUrl !== null && !isUrl(publicUrl, ['http:', 'https:']))
    wrong.push('PUBLIC_URL must begin with http:// or https://');
  const webhookHosts = readWebhookHosts(env['WEBHOOK_HOSTS'] ?? '');
  if (!webhookHosts) wrong.push('WEBHOOK_HOSTS must be like wecom=relay.local:8080,dingtalk=other.local');
  const [url, from] = [given('SMTP_URL'), given('MAIL_FROM')];
  if (url !== null && !isUrl(url, ['smtp:', 'smtps:']))
    wrong.push('SMTP_URL must begin with smtp:// or smtps://');
  if (from !== null && !/^([^<>\r\n]* )?<?[^\s<>@]+@[^\s<>@]+>?$/.test(from))
    wrong.push('MAIL_FROM must be an address, such as Dabiao <dabiao@example.org>');
  if ((url === null) !== (from === null)) wrong.push('SMTP_URL and MAIL_FROM go together');
  if (url !== null && publicUrl === null) wrong.push('SMTP_URL needs PUBLIC_URL, which the mails link to');
  const smtp = url !== null && from !== null ? { url, from } : null;
  return { hour, publicUrl: publicUrl?.replace(/\/+$/, '') ?? null, smtp, webhookHosts: webhookHosts ?? [] };
}

const isUrl = (text: string, protocols: readonly string[]): boolean =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol);
