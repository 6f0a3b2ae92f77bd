export const WEBHOOK_FORMATS = ['wecom', 'dingtalk'] as const;
/** 企业微信 or 钉钉: how a group robot wants its messages. */
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

/** A host that the operator lets people's webhooks lead to, with the port where it is not the usual one. */
export interface WebhookHost {
  readonly format: WebhookFormat;
  readonly host: string;
}

const PUBLIC_HOSTS: readonly WebhookHost[] = [
  { format: 'wecom', host: 'qyapi.weixin.qq.com' },
  { format: 'dingtalk', host: 'oapi.dingtalk.com' },
];

/**
 * The format that a person's webhook takes, or undefined where it may not be called: only the robots of WeCom and
 * DingTalk, over HTTPS, and hosts that the operator names, so that an address somebody types never leads into the network.
 */
export function webhookFormat(address: string, hosts: readonly WebhookHost[]): WebhookFormat | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, host, username, password, hash } = new URL(address);
  if (username !== '' || password !== '' || hash !== '') return undefined;
  const named = hosts.find((one) => one.host === host);
  if (named) return protocol === 'https:' || protocol === 'http:' ? named.format : undefined;
  return protocol === 'https:' ? PUBLIC_HOSTS.find((one) => one.host === host)?.format : undefined;
}

/** Reads `wecom=relay.local:8080,dingtalk=other.local`; undefined where it is not like that. */
export function readWebhookHosts(text: string): WebhookHost[] | undefined {
  const hosts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, format, host] = /^(wecom|dingtalk)=([a-z0-9.-]+(?::\d{1,5})?)$/i.exec(part) ?? [];
      return format === undefined || host === undefined
        ? undefined
        : { format: format.toLowerCase() as WebhookFormat, host: host.toLowerCase() };
    });
  return hosts.every((one) => one !== undefined) ? hosts : undefined;
}
