import { wordsIn, type Edition } from '@dabiao/catalog';
import { say, type Lang } from '@dabiao/messages';
import type { Notice } from '@dabiao/persistence';
import { noticeText } from '../notices/notice-text';

/** A digest in one language. Counts, codes and titles of clauses, and a link: nothing else of a hospital leaves. */
export interface DigestMessage {
  readonly subject: string;
  readonly paragraphs: readonly { readonly text: string; readonly clauses: readonly string[] }[];
  /** How many more there are, as a sentence; null where all are there. */
  readonly more: string | null;
  readonly url: string;
  readonly open: string;
  readonly foot: string;
}

/** How many notices a digest spells out. */
export const NOTICES_SPELT = 20;

/** `editions` are those of the assessments that the notices are about. */
export function digestMessage(
  lang: Lang,
  notices: readonly Notice[],
  total: number,
  editions: ReadonlyMap<string, Edition>,
  publicUrl: string,
): DigestMessage {
  const url = `${publicUrl}/notices`;
  const spelt = notices.slice(0, NOTICES_SPELT);
  const left = total - spelt.length;
  return {
    subject: say(lang, 'digest.subject', { count: total }),
    paragraphs: spelt.map((notice) => ({
      text: noticeText(lang, notice),
      clauses: titlesOf(lang, notice, editions),
    })),
    more: left > 0 ? say(lang, 'digest.more', { count: left }) : null,
    url,
    open: say(lang, 'digest.open', { url }),
    foot: say(lang, 'digest.foot'),
  };
}

function titlesOf(
  lang: Lang,
  { assessmentId, params }: Notice,
  editions: ReadonlyMap<string, Edition>,
): string[] {
  const edition = assessmentId === null ? undefined : editions.get(assessmentId);
  return params.codes.flatMap((code) => {
    const clause = edition?.clauses.find((one) => one.code === code);
    return clause ? [`${code} ${wordsIn(lang, clause.title)}`.replace(/\s+/g, ' ')] : [];
  });
}

/** As plain text, for a mail. */
export const digestText = ({ paragraphs, more, open, foot }: DigestMessage): string =>
  [
    ...paragraphs.map(({ text, clauses }) => [`· ${text}`, ...clauses.map((one) => `    ${one}`)].join('\n')),
    ...(more === null ? [] : [more]),
    open,
    `--\n${foot}`,
  ].join('\n\n');

/** As the markdown that both group robots read, within so many bytes. The link is never cut off. */
export function digestMarkdown(
  { subject, paragraphs, more, open, url }: DigestMessage,
  bytes: number,
): string {
  const head = `**${plain(subject)}**`;
  const end = `[${plain(open.replace(url, '').replace(/[:：]\s*$/, ''))}](${url})`;
  const lines = [
    ...paragraphs.flatMap(({ text, clauses }) => [
      `- ${plain(text)}`,
      ...clauses.map((one) => `> ${plain(one)}`),
    ]),
    ...(more === null ? [] : [plain(more)]),
  ];
  const body: string[] = [];
  let left = bytes - Buffer.byteLength(`${head}\n\n\n\n${end}`);
  for (const line of lines) {
    left -= Buffer.byteLength(`${line}\n\n`);
    if (left < 0) break;
    body.push(line);
  }
  return [head, ...body, end].join('\n\n');
}

/** Nothing in a title is markdown. */
const plain = (text: string): string => text.replace(/[[\]()*_`<>#~|\\]/g, '\\$&');
