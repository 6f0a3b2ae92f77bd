import { hourInShanghai } from './daily-jobs';
import { signedUrl } from './robot';

const DINGTALK = {
  url: 'https://oapi.dingtalk.com/robot/send?access_token=t',
  format: 'dingtalk',
  secret: 'SEC',
} as const;

it('signs as DingTalk asks', () => {
  // printf '1700000000000\nSEC' | openssl dgst -sha256 -hmac SEC -binary | base64
  expect(signedUrl(DINGTALK, 1_700_000_000_000)).toBe(
    `${DINGTALK.url}&timestamp=1700000000000&sign=r%2B2we0q01lkZqz38LA5IPNbHN81U1leRf3Au4PSQb6Q%3D`,
  );
});

it('signs for nobody else, and not without a secret', () => {
  expect(signedUrl({ ...DINGTALK, secret: null }, 1)).toBe(DINGTALK.url);
  expect(signedUrl({ ...DINGTALK, format: 'wecom' }, 1)).toBe(DINGTALK.url);
});

it.each([
  ['2026-03-31T15:59:59.999Z', 23],
  ['2026-03-31T16:00:00.000Z', 0],
  ['2026-07-01T00:00:00.000Z', 8],
  ['2026-01-01T23:59:59.999Z', 7],
])('%s is hour %i in Shanghai', (instant, hour) => {
  expect(hourInShanghai(instant)).toBe(hour);
});
