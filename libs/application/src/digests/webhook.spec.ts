import { readDigestSettings } from './digest-settings';
import { readWebhookHosts, webhookFormat } from './webhook';

const HOSTS = readWebhookHosts('wecom=relay.local:8080, dingtalk=Other.local')!;

it.each([
  ['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1', 'wecom'],
  ['https://oapi.dingtalk.com/robot/send?access_token=1', 'dingtalk'],
  ['https://QYAPI.weixin.qq.com/x', 'wecom'],
  ['http://relay.local:8080/x', 'wecom'],
  ['https://relay.local:8080/x', 'wecom'],
  ['https://other.local/x', 'dingtalk'],
  ['http://qyapi.weixin.qq.com/x', undefined],
  ['https://qyapi.weixin.qq.com:8443/x', undefined],
  ['https://qyapi.weixin.qq.com.evil.example/x', undefined],
  ['https://evil.example/qyapi.weixin.qq.com', undefined],
  ['https://user@qyapi.weixin.qq.com/x', undefined],
  ['https://qyapi.weixin.qq.com@127.0.0.1/x', undefined],
  ['https://127.0.0.1/x', undefined],
  ['https://[::1]/x', undefined],
  ['http://169.254.169.254/latest/meta-data', undefined],
  ['http://relay.local/x', undefined],
  ['http://relay.local:80801/x', undefined],
  ['http://relay.local:8080/x#y', undefined],
  ['ftp://relay.local:8080/x', undefined],
  ['file:///etc/passwd', undefined],
  ['relay.local:8080', undefined],
  ['', undefined],
])('%s is %p', (address, format) => {
  expect(webhookFormat(address, HOSTS)).toBe(format);
});

it.each([
  ['', []],
  [' , ', []],
  ['wecom=a.b', [{ format: 'wecom', host: 'a.b' }]],
  ['a.b', undefined],
  ['slack=a.b', undefined],
  ['wecom=http://a.b', undefined],
  ['wecom=a.b/path', undefined],
  ['wecom=u@a.b', undefined],
])('WEBHOOK_HOSTS=%p is %j', (text, hosts) => {
  expect(readWebhookHosts(text)).toEqual(hosts);
});

const MAIL = { PUBLIC_URL: 'https://dabiao.example/', SMTP_URL: 'smtp://mail', MAIL_FROM: 'a@b.c' };

it.each<[string, Record<string, string>, string[]]>([
  ['nothing', {}, []],
  ['empty values', { SMTP_URL: '', MAIL_FROM: '', PUBLIC_URL: '', DIGEST_HOUR: '', WEBHOOK_HOSTS: '' }, []],
  ['mail', MAIL, []],
  ['a sender with a name', { ...MAIL, MAIL_FROM: '达标 <a@b.c>' }, []],
  ['an hour that is none', { DIGEST_HOUR: '24' }, ['DIGEST_HOUR']],
  ['half an hour', { DIGEST_HOUR: '8.5' }, ['DIGEST_HOUR']],
  ['a strange mail server', { ...MAIL, SMTP_URL: 'http://mail' }, ['SMTP_URL']],
  ['a strange sender', { ...MAIL, MAIL_FROM: 'nobody' }, ['MAIL_FROM']],
  ['a sender with a line break', { ...MAIL, MAIL_FROM: 'a@b.c\nBcc: d@e.f' }, ['MAIL_FROM']],
  ['no sender', { ...MAIL, MAIL_FROM: '' }, ['SMTP_URL and MAIL_FROM']],
  ['no address of our own', { ...MAIL, PUBLIC_URL: '' }, ['SMTP_URL needs PUBLIC_URL']],
  ['a strange address of our own', { PUBLIC_URL: 'dabiao' }, ['PUBLIC_URL']],
  ['strange hosts', { WEBHOOK_HOSTS: 'x' }, ['WEBHOOK_HOSTS']],
])('of the environment, %s', (_, env, problems) => {
  const wrong: string[] = [];
  readDigestSettings(env, wrong);
  expect(wrong).toHaveLength(problems.length);
  problems.forEach((problem, i) => expect(wrong[i]).toContain(problem));
});
