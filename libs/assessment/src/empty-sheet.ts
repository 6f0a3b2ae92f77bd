import { wordsIn, type Edition } from '@dabiao/catalog';
import { ruleText } from '@dabiao/scoring';
import { VERDICT_WORDS } from './verdict-row';

export interface EmptySheetColumn {
  readonly key: string;
  readonly header: string;
  readonly width: number;
  readonly locked?: boolean;
  readonly choices?: readonly string[];
  readonly wrap?: boolean;
}

export interface EmptySheet {
  readonly name: string;
  readonly columns: readonly EmptySheetColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

type Lang = 'zh' | 'en';

const HEADERS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  code: ['条目编号', 'code'],
  section: ['部分', 'section'],
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
    const levels = edition.levels.map(({ level }) => String(level));
    return {
      ...head,
      columns: [
        ...fixed,
        column('level', 10, { choices: levels }),
        column('application', 12),
        column('quality', 12),
      ],
      rows: edition.clauses.map((item) => row(item, wordsIn(lang, item.denominator), '', '', '')),
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
        ruleLine(clause.rule),
        ...Array.from({ length: 6 }, () => ''),
      ),
    ),
  };
}

function ruleLine(rule: Extract<Edition['clauses'][number], { rule: unknown }>['rule']): string {
  const months = 'months' in rule && rule.months !== undefined ? ` / ${rule.months} 个月` : '';
  if (rule.kind === 'threshold') return `${rule.indicator} ${ruleText(rule)}${months}`;
  return rule.kind === 'trend' ? `${rule.indicator} ${rule.direction === 'up' ? '↑' : '↓'}${months}` : '';
}

function notesOf(edition: Edition, lang: Lang): string[] {
  return [
    `${edition.standard}@${edition.edition}`,
    wordsIn(lang, edition.title),
    edition.document,
    ...(edition.caution ? [wordsIn(lang, edition.caution)] : []),
  ];
}
