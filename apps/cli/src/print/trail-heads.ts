import type { TrailHeads } from '@dabiao/application';
import { csvTable } from '@dabiao/documents';
import type { Context } from '../context';
import { textTable } from './table';

type Head = TrailHeads['heads'][number];

/** The heads as a table that `trail verify --heads` takes back, whatever the language. */
export function headsAsCsv(context: Context, { heads }: TrailHeads): string {
  return csvTable(
    ['chain', 'name', 'n', 'hash', 'fingerprint', 'at'],
    heads.map((head) => [
      ...[head.chain, nameOf(context, head), String(head.n), head.hash],
      ...[head.fingerprint, head.at],
    ]),
  );
}

/** The heads as a page to print, sign and keep. */
export function headsAsText(context: Context, { day, madeAt, fingerprint, heads }: TrailHeads): string {
  const made = chinaTime(madeAt);
  const table = textTable(
    (['chain', 'n', 'at', 'fingerprint'] as const).map((key) => context.say(`trail.sheet.${key}`)),
    heads.map((head) => [nameOf(context, head), String(head.n), chinaTime(head.at), head.fingerprint]),
    ['left', 'right', 'left', 'left'],
  );
  const full = heads.flatMap((head) => [
    `  ${nameOf(context, head)}`,
    `    ${head.chain}  ${head.n}`,
    `    ${head.hash}`,
  ]);
  return [
    context.say('trail.sheet.title'),
    day === null ? context.say('trail.sheet.now', { at: made }) : context.say('trail.sheet.day', { day }),
    `${context.say('trail.sheet.list')}  ${fingerprint}`,
    '',
    table,
    '',
    context.say('trail.sheet.why'),
    '',
    ...(['hospital', 'bureau'] as const).flatMap((who) => [signatureLine(context, who), '']),
    context.say('trail.sheet.made', { at: made }),
    '',
    context.say('trail.sheet.full'),
    ...full,
  ].join('\n');
}

const nameOf = (context: Context, { chain, nameZh, nameEn }: Head): string => {
  if (chain === 'system') return context.say('trail.system');
  return (context.lang === 'zh' ? nameZh : nameEn) ?? chain;
};

function signatureLine(context: Context, who: 'hospital' | 'bureau'): string {
  const parts = [`trail.sheet.${who}`, 'trail.sheet.signature', 'trail.sheet.date'] as const;
  return parts.map((key) => `${context.say(key)} ________________`).join('  ');
}

/** To the minute, as clocks in China show it; what is no moment, as it is. */
function chinaTime(at: string): string {
  const moment = Date.parse(at) + 8 * 3_600_000;
  return Number.isNaN(moment) ? at : new Date(moment).toISOString().slice(0, 16).replace('T', ' ');
}
