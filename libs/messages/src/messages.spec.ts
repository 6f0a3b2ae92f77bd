import { apiMessages } from './api';
import { cliMessages } from './cli';
import { editionMessages } from './edition';
import { evidenceSheetMessages, evidenceSheetRefusals } from './evidence-sheet';
import { findingSheetMessages, findingSheetRefusals } from './finding-sheet';
import { packageMessages } from './evidence-package';
import { LANGS, MESSAGE_KEYS, say } from './index';
import { fill, type Topic } from './message';
import { readingMessages } from './readings';
import { monthMessages, monthRefusals } from './month';
import { readingsSheetMessages, readingsSheetRefusals } from './readings-sheet';
import { moveMessages, moveRemarks } from './move';
import { noticeMessages, noticeRefusals } from './notice';
import { regionMessages } from './region';
import { reportMessages } from './report';
import { reportWords } from './report-words';
import { reportJobRefusals } from './report-jobs';
import { resultMessages } from './result';
import { roundTripMessages, sheetRefusals } from './round-trip';
import { sheetMessages } from './sheet';
import { startMessages } from './start';
import { inspectionMessages } from './inspection';
import { trailMessages } from './trail';
import { visitMessages } from './visits';
import { textsOf, WEB_TOPICS } from './web';

const topics: Topic[] = [
  editionMessages,
  sheetMessages,
  resultMessages,
  cliMessages,
  apiMessages,
  readingMessages,
  startMessages,
  inspectionMessages,
  trailMessages,
  visitMessages,
  moveMessages,
  moveRemarks,
  roundTripMessages,
  packageMessages,
  sheetRefusals,
  monthMessages,
  monthRefusals,
  reportJobRefusals,
  noticeMessages,
  noticeRefusals,
  reportMessages,
  reportWords,
  regionMessages,
  readingsSheetMessages,
  readingsSheetRefusals,
  evidenceSheetMessages,
  evidenceSheetRefusals,
  findingSheetMessages,
  findingSheetRefusals,
];
const entries = topics.flatMap((topic) => Object.entries(topic));
const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

it('has no key in two topics', () => {
  expect([...MESSAGE_KEYS].sort()).toEqual(entries.map(([key]) => key).sort());
});

/** The page has a catalogue of its own, so that it loads only what it says. */
const webEntries = (WEB_TOPICS as Topic[]).flatMap((topic) => Object.entries(topic));

it('has no key of the page in two topics', () => {
  const keys = [...webEntries, ...entries].map(([key]) => key);
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  expect(webEntries.every(([key]) => key.startsWith('web.'))).toBe(true);
  expect(textsOf('en')['web.total']).toBe('{count} in all');
});

it.each([...entries, ...webEntries])('%s says the same in both languages', (_, { zh, en }) => {
  expect([zh.trim(), en.trim()]).not.toContain('');
  expect([...new Set(places(zh))]).toEqual([...new Set(places(en))]);
  const words = zh.replace(/\{\w+\}/g, '');
  // Signs alone, such as “{percent} %”, are the same in every language.
  if (/\p{Letter}/u.test(words)) expect(words).toMatch(/\p{Script=Han}/u);
  expect(en).not.toMatch(/[，。：；！？]/);
});

it('writes Chinese in Chinese and English in English', () => {
  const params = { field: 'unit' };
  expect(LANGS.map((lang) => say(lang, 'edition.field.missing', params))).toEqual([
    '缺少“unit”',
    '"unit" is missing',
  ]);
});

it.each([
  ['a number', '{count} 条', { count: 0 }, '0 条'],
  ['a place twice', '{a}-{a}', { a: 'x' }, 'x-x'],
  ['a place without a value, which stays visible', '{a} {b}', { a: 'x' }, 'x {b}'],
  ['an empty text', '[{a}]', { a: '' }, '[]'],
  ['a value that looks like a place', '{a} {b}', { a: '{b}', b: 'y' }, '{b} y'],
  ['a value that looks like a pattern', '{a}', { a: '$& $1' }, '$& $1'],
  ['a value nobody asked for', 'x', { a: 'y' }, 'x'],
])('fills %s', (_, text, params, filled) => {
  expect(fill(text, params)).toBe(filled);
});
