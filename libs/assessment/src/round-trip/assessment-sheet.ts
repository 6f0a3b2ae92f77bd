import { wordsIn, type Clause, type Edition } from '@dabiao/catalog';
import { dayInShanghai } from '@dabiao/kernel';
import { say } from '@dabiao/messages';
import { HEADERS, notesOf, ruleLine, type EmptySheet, type EmptySheetColumn } from '../empty-sheet';
import { NO_BUSINESS_WORDS } from '../item-row';
import { VERDICT_WORDS } from '../verdict-row';
import { fieldsOf, NO_BUSINESS, type Labels, type SheetRecord } from './sheet-fields';
import { versionHeader, type SheetFacts } from './sheet-facts';

type Lang = 'zh' | 'en';

/** One clause with its state, as a row of a sheet. */
export interface SheetLine {
  readonly clause: Clause;
  readonly record: SheetRecord;
  /** How many proofs are linked. */
  readonly proofs: number;
}

export interface AssessmentSheet {
  readonly edition: Edition;
  readonly lines: readonly SheetLine[];
  readonly labels: Labels;
  /** What may be chosen in the sheet: departments and people of today. */
  readonly choices: { readonly departments: readonly string[]; readonly people: readonly string[] };
  readonly facts: SheetFacts;
}

/** A column and what stands in it for a line. */
type Filled = EmptySheetColumn & {
  readonly cell: (line: SheetLine, said: (field: string) => string) => string;
};

/** An assessment as a sheet that can be filled in and read back: questions locked, answers open. */
export function assessmentSheet(sheet: AssessmentSheet, lang: Lang): EmptySheet {
  const { edition, lines, labels, facts } = sheet;
  const columns = [...questions(edition, lang), ...answers(sheet, lang), ...task(sheet, lang)];
  return {
    name: wordsIn(lang, edition.title),
    notes: [
      ...notesOf(edition, lang),
      say(lang, 'sheet.note.fill'),
      say(lang, 'sheet.note.back'),
      say(lang, 'sheet.note.facts', { by: facts.exportedBy, at: dayInShanghai(new Date(facts.exportedAt)) }),
    ],
    columns: columns.map(({ cell: _cell, ...column }) => column),
    rows: lines.map((line) => {
      const fields = fieldsOf(line.record, edition, labels);
      const said = (field: string): string => inWords(field, fields[field] ?? '', lang);
      return columns.map(({ cell }) => cell(line, said));
    }),
  };
}

const named = (
  key: string,
  lang: Lang,
  width: number,
  more: Partial<EmptySheetColumn> = {},
): EmptySheetColumn => ({
  key,
  header: HEADERS[key]![lang === 'zh' ? 0 : 1],
  width,
  ...more,
});

const LOCKED = { locked: true, wrap: true } as const;

function questions(edition: Edition, lang: Lang): Filled[] {
  const sections = new Map(edition.sections.map(({ code, title }) => [code, wordsIn(lang, title)]));
  const columns: Filled[] = [
    { ...named('code', lang, 14, { locked: true }), cell: ({ clause }) => clause.code },
    { ...named('section', lang, 20, LOCKED), cell: ({ clause }) => sections.get(clause.section ?? '') ?? '' },
  ];
  if (edition.method === 'rate') {
    const tiers = new Map(edition.tiers.map(({ code, title }) => [code, wordsIn(lang, title)]));
    const tierOf = (clause: Clause): string => ('tier' in clause ? (tiers.get(clause.tier) ?? '') : '');
    columns.push({ ...named('tier', lang, 15, LOCKED), cell: ({ clause }) => tierOf(clause) });
  }
  columns.push(
    { ...named('title', lang, 28, LOCKED), cell: ({ clause }) => wordsIn(lang, clause.title) },
    { ...named('requirement', lang, 50, LOCKED), cell: ({ clause }) => requirementOf(clause, lang) },
  );
  if (edition.method !== 'level-ladder')
    columns.push({
      ...named('rule', lang, 18, LOCKED),
      cell: ({ clause }) => ('rule' in clause ? ruleLine(clause.rule, lang) : ''),
    });
  return columns;
}

function requirementOf(clause: Clause, lang: Lang): string {
  if ('levels' in clause) return wordsIn(lang, clause.denominator);
  return clause.requirement ? wordsIn(lang, clause.requirement) : '';
}

function answers({ edition, lines }: AssessmentSheet, lang: Lang): Filled[] {
  const open = (key: string, field: string, width: number, more: Partial<EmptySheetColumn> = {}): Filled => ({
    ...named(key, lang, width, more),
    cell: (_line, said) => said(field),
  });
  const reason = open('reason', 'reason', 30, { wrap: true });
  if (edition.method !== 'level-ladder') {
    const word = lang === 'zh' ? 1 : 0;
    const verdicts = (['met', 'unmet', 'notApplicable', 'conditional'] as const).map(
      (v) => VERDICT_WORDS[v][word]!,
    );
    return [
      open('verdict', 'verdict', 12, { choices: verdicts }),
      reason,
      open('promised_by', 'promisedBy', 14),
      open('value', 'value', 12),
      open('numerator', 'numerator', 13),
      open('denominator', 'denominator', 13),
    ];
  }
  // Factors of single levels get a column where somebody gave one.
  const levels = edition.levels.map(({ level }) => level);
  const single = levels
    .filter((level) => level > 0)
    .flatMap((level) =>
      (['application', 'quality'] as const)
        .filter((factor) => lines.some(({ record }) => record.item?.at?.[level]?.[factor] !== undefined))
        .map((factor): Filled => {
          const name = HEADERS[factor]![lang === 'zh' ? 0 : 1];
          const header = lang === 'zh' ? `${level}级${name}` : `${name}${level}`;
          const field = `${factor}${level}`;
          return { key: field, header, width: 12, cell: (_line, said) => said(field) };
        }),
    );
  return [
    open('level', 'level', 10, { choices: [...levels.map(String), NO_BUSINESS_WORDS[lang]] }),
    open('application', 'application', 13),
    open('quality', 'quality', 11),
    ...single,
    reason,
  ];
}

function task({ edition, choices, facts }: AssessmentSheet, lang: Lang): Filled[] {
  const version = HEADERS['version']![lang === 'zh' ? 0 : 1];
  const levels = edition.method === 'level-ladder' ? edition.levels.map(({ level }) => level).slice(1) : [];
  return [
    {
      ...named('department', lang, 16, { choices: choices.departments }),
      cell: (_line, said) => said('department'),
    },
    { ...named('person', lang, 14, { choices: choices.people }), cell: (_line, said) => said('person') },
    { ...named('due_on', lang, 13), cell: (_line, said) => said('dueOn') },
    { ...named('proofs', lang, 8, { locked: true }), cell: ({ proofs }) => String(proofs) },
    {
      ...{ key: 'version', header: versionHeader(version, facts), width: 10, locked: true, hidden: true },
      cell: ({ record }) => String(record.version),
    },
    // What each level asks for stands to the right of what is filled in, for reading only.
    ...levels.map((level): Filled => ({
      ...{ key: `requirement${level}`, width: 40, ...LOCKED },
      header: lang === 'zh' ? `${level}级要求` : `requirement${level}`,
      cell: ({ clause }) => {
        const asked = 'levels' in clause ? clause.levels[level]?.requirement : undefined;
        return asked ? wordsIn(lang, asked) : '—';
      },
    })),
  ];
}

/** A field as people read it: verdicts in their language, all else as it is. */
function inWords(field: string, text: string, lang: Lang): string {
  if (field === 'level' && text === NO_BUSINESS) return NO_BUSINESS_WORDS[lang];
  if (field !== 'verdict' || text === '') return text;
  return VERDICT_WORDS[text as keyof typeof VERDICT_WORDS][lang === 'zh' ? 1 : 0]!;
}
