import type { Verdict } from '@dabiao/scoring';
import type { DemoAnswer, DemoItem } from './answer';

const WORDS: Readonly<Record<Verdict, string>> = {
  met: '达标',
  unmet: '未达标',
  conditional: '限期达标',
  notApplicable: '不适用',
  unassessed: '',
};

/** The lines of a filled-in checklist, Chinese headers. */
export function verdictLines(answers: readonly DemoAnswer[]): string[] {
  return [
    '条目编号,条目,自评,数值,原因,承诺日期',
    ...answers.map(({ code, title, verdict, value = '', reason = '', promisedBy = '' }) =>
      [code, title, WORDS[verdict], value, reason, promisedBy].map(quoted).join(','),
    ),
  ];
}

/** The lines of a filled-in ladder of a hospital that has reached level 3. */
export function itemLines(items: readonly DemoItem[]): string[] {
  return [
    '条目编号,条目,功能级别,应用比例,数据质量,3级应用比例,2级应用比例,1级应用比例',
    ...items.map(({ code, title, level, application, quality, earlier }) =>
      [code, title, String(level), application, quality, ...earlier.map((one) => one.application)]
        .map(quoted)
        .join(','),
    ),
  ];
}

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
