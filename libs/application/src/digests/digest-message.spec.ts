import { parseEdition } from '@dabiao/catalog';
import type { Notice } from '@dabiao/persistence';
import { digestMarkdown, digestMessage, digestText, NOTICES_SPELT } from './digest-message';

const outcome = parseEdition({
  ...{ standard: 'plain', edition: '1', title: '清单', authority: 'x', document: 'x', status: 'working' },
  ...{ method: 'rate', tiers: [{ code: 'basic', title: '基本', declared: 1 }] },
  clauses: [
    {
      code: '1.1',
      tier: 'basic',
      title: { zh: '目录[x](http://y)', en: 'List' },
      provenance: 'found',
      source: 'x',
    },
  ],
});
if (!outcome.ok) throw new Error('The edition is wrong.');
const editions = new Map([['a', outcome.value]]);

const notice = (over: Partial<Notice> = {}): Notice => ({
  ...{ id: 'n', personId: 'p', kind: 'clauseDue', key: 'k', hospitalId: 'h', assessmentId: 'a', code: '1.1' },
  ...{ subject: null, params: { count: 7, codes: ['1.1'], values: { days: 3 } }, day: '2026-01-31' },
  ...{ createdAt: '2026-01-31T00:00:00.000Z', readAt: null, digestDay: '2026-01-31' },
  ...over,
});

it('says how much, which and where, in both languages', () => {
  const say = (lang: 'zh' | 'en') =>
    digestText(digestMessage(lang, [notice()], 1, editions, 'https://dabiao.example'));
  expect(say('zh')).toBe(
    '· 7 个条目将在 3 天内到期：1.1 等\n    1.1 目录[x](http://y)\n\n查看：https://dabiao.example/notices\n\n' +
      '--\n这是每日提醒，可在个人设置中关闭。内容以系统中为准。',
  );
  expect(say('en')).toContain('7 clause(s) due within 3 day(s): 1.1 and more\n    1.1 List');
});

it('counts what it does not spell out', () => {
  const many = Array.from({ length: NOTICES_SPELT + 5 }, () => notice());
  const { paragraphs, more, subject } = digestMessage('en', many, 90, editions, 'https://x');
  expect([paragraphs.length, more, subject]).toEqual([
    20,
    '70 more notice(s)',
    'Dabiao: 90 unread notice(s)',
  ]);
});

it('puts no markdown of a title into a message', () => {
  const text = digestMarkdown(digestMessage('zh', [notice()], 1, editions, 'https://x'), 4_096);
  expect(text).toContain('> 1.1 目录\\[x\\]\\(http://y\\)');
  expect(text.endsWith('[查看](https://x/notices)')).toBe(true);
});

it.each([200, 400, 1_000])('stays within %i bytes and keeps the link', (bytes) => {
  const many = Array.from({ length: 20 }, () => notice());
  const text = digestMarkdown(digestMessage('zh', many, 20, editions, 'https://x'), bytes);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(bytes);
  expect(text).toContain('(https://x/notices)');
});

it('is silent on what it does not know', () => {
  const strange = notice({ assessmentId: 'gone', params: { count: 1, codes: ['9'], values: { days: 1 } } });
  const message = digestMessage('zh', [strange, notice({ assessmentId: null })], 2, editions, 'https://x');
  expect(message.paragraphs.map(({ clauses }) => clauses)).toEqual([[], []]);
});
