import { wordsIn, type Edition } from '@dabiao/catalog';
import { ruleText } from '@dabiao/scoring';
import { VERDICT_WORDS } from './verdict-row';

export interface EmptySheetColumn {
  readonly key: string;
  readonly header: string;
  /** In characters. */
  readonly width: number;
  /** Not for the person who fills the sheet in to change. */
  readonly locked?: boolean;
  /** Not shown. */
  readonly hidden?: boolean;
  /** What may be entered. */
  readonly choices?: readonly string[];
  /** The choices are what is usual: anything else may be entered, too. */
  readonly open?: boolean;
  readonly wrap?: boolean;
}

/** A sheet for hospital staff to fill in: a header, prepared rows, and notes on what it is. */
export interface EmptySheet {
  readonly name: string;
  readonly columns: readonly EmptySheetColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

type Lang = 'zh' | 'en';

/** Names of the columns that sheets are written with. */
export const HEADERS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  code: ['条目编号', 'code'],
  section: ['部分', 'section'],
  tier: ['层级', 'tier'],
  title: ['条目', 'title'],
  requirement: ['要求', 'requirement'],
  rule: ['判定规则', 'rule'],
  verdict: ['自评', 'verdict'],
  reason: ['原因', 'reason'],
  promised_by: ['承诺日期', 'promised_by'],
  value: ['数值', 'value'],
  numerator: ['分子', 'numerator'],
  denominator: ['分母', 'denominator'],
  level: ['功能级别', 'level'],
  application: ['应用比例', 'application'],
  quality: ['数据质量', 'quality'],
  department: ['责任科室', 'department'],
  person: ['责任人', 'person'],
  due_on: ['完成期限', 'due_on'],
  proofs: ['佐证数', 'proofs'],
  version: ['版本', 'version'],
};

/** A sheet for an edition with nothing filled in: one row per clause, titles locked, verdicts to choose from. */
export function emptySheet(edition: Edition, lang: Lang): EmptySheet {
  const titles = new Map(edition.sections.map(({ code, title }) => [code, wordsIn(lang, title)]));
  const column = (key: string, width: number, more: Partial<EmptySheetColumn> = {}): EmptySheetColumn => ({
    key,
    header: HEADERS[key]![lang === 'zh' ? 0 : 1],
    width,
    ...more,
  });
  const fixed = [
    column('code', 14, { locked: true }),
    column('section', 24, { locked: true, wrap: true }),
    column('title', 28, { locked: true, wrap: true }),
    column('requirement', 60, { locked: true, wrap: true }),
  ];
  const row = (clause: Edition['clauses'][number], requirement: string, ...rest: string[]): string[] => [
    clause.code,
    titles.get(clause.section ?? '') ?? '',
    wordsIn(lang, clause.title),
    requirement,
    ...rest,
  ];
  const head = { name: wordsIn(lang, edition.title), notes: notesOf(edition, lang) };
  if (edition.method === 'level-ladder') {
    const levels = edition.levels.map(({ level }) => level);
    return {
      ...head,
      columns: [
        ...fixed,
        column('level', 10, { choices: levels.map(String) }),
        column('application', 12),
        column('quality', 12),
        // What each level asks for stands to the right of what is filled in, for reading only.
        ...levels.slice(1).map((level) => ({
          key: `requirement${level}`,
          header: lang === 'zh' ? `${level}级要求` : `requirement${level}`,
          width: 40,
          locked: true,
          wrap: true,
        })),
      ],
      rows: edition.clauses.map((item) => {
        const asked = levels.slice(1).map((level) => item.levels[level]?.requirement);
        const requirements = asked.map((requirement) => (requirement ? wordsIn(lang, requirement) : '—'));
        return row(item, wordsIn(lang, item.denominator), '', '', '', ...requirements);
      }),
    };
  }
  const word = lang === 'zh' ? 1 : 0;
  const choices = (['met', 'unmet', 'notApplicable', 'conditional'] as const).map(
    (v) => VERDICT_WORDS[v][word]!,
  );
  return {
    ...head,
    columns: [
      ...fixed,
      column('rule', 22, { locked: true, wrap: true }),
      column('verdict', 12, { choices }),
      column('reason', 30, { wrap: true }),
      column('promised_by', 14),
      column('value', 12),
      column('numerator', 12),
      column('denominator', 12),
    ],
    rows: edition.clauses.map((clause) =>
      row(
        clause,
        clause.requirement ? wordsIn(lang, clause.requirement) : '',
        ruleLine(clause.rule, lang),
        ...Array.from({ length: 6 }, () => ''),
      ),
    ),
  };
}

/** The rule of a clause in one line; empty where there is nothing to measure. */
export function ruleLine(
  rule: Extract<Edition['clauses'][number], { rule: unknown }>['rule'],
  lang: Lang,
): string {
  const unit = lang === 'zh' ? '个月' : 'months';
  const months = rule.months !== undefined ? ` / ${rule.months} ${unit}` : '';
  if (rule.kind === 'threshold') return `${ruleText(rule)}${months}`;
  return rule.kind === 'trend' ? `${rule.direction === 'up' ? '↑' : '↓'} ${rule.unit}${months}` : '';
}

/** What a sheet is about, for the page of notes. */
export function notesOf(edition: Edition, lang: Lang): string[] {
  return [
    `${edition.standard}@${edition.edition}`,
    wordsIn(lang, edition.title),
    edition.document,
    ...(edition.caution ? [wordsIn(lang, edition.caution)] : []),
  ];
}
