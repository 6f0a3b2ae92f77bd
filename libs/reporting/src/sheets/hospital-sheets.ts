import type { Sheet, SheetCell } from '../workbook-model';
import type { Subject } from '../subject';
import { measuredTexts, partsText } from '../sections/indicators';
import { overviewSheet } from './overview-sheet';
import { leadOf } from './lead';
import { ledgerSheet } from './ledger-sheet';

/** The workbook of a hospital's report: overview that counts the ledger, ledger, findings, indicators. */
export function hospitalSheets(subject: Subject): Sheet[] {
  return [overviewSheet(subject), ledgerSheet(subject), findingsSheet(subject), indicatorsSheet(subject)];
}

function findingsSheet(subject: Subject): Sheet {
  const { wording, current } = subject;
  return {
    name: wording.say('report.sheet.findings'),
    lead: leadOf(subject),
    columns: [
      { key: 'number', header: wording.say('report.number'), width: 14, kind: 'text' },
      { key: 'edition', header: wording.say('report.editionId'), width: 26, kind: 'text' },
      { key: 'code', header: wording.say('report.code'), width: 14, kind: 'text' },
      { key: 'clause', header: wording.say('report.clause'), width: 32, kind: 'long' },
      { key: 'description', header: wording.say('report.finding'), width: 48, kind: 'long' },
      { key: 'department', header: wording.say('report.department'), width: 16, kind: 'text' },
      { key: 'severity', header: wording.say('report.severity'), width: 9, kind: 'text' },
      { key: 'state', header: wording.say('report.state'), width: 12, kind: 'text' },
      { key: 'raised', header: wording.say('report.raisedOn'), width: 12, kind: 'day' },
      { key: 'due', header: wording.say('report.due'), width: 12, kind: 'day' },
      { key: 'closed', header: wording.say('report.closedOn'), width: 12, kind: 'day' },
      { key: 'overdue', header: wording.say('report.overdueDays'), width: 10, kind: 'whole' },
      { key: 'round', header: wording.say('report.round'), width: 10, kind: 'whole' },
    ],
    rows: current.findings.list.map((finding): SheetCell[] => {
      const clause = subject.clause(finding.edition, finding.code);
      return [
        finding.number,
        finding.edition,
        finding.code,
        clause ? wording.words(clause.title) : null,
        finding.description,
        finding.department,
        wording.say(`report.severity.${finding.severity}`),
        wording.say(`report.state.${finding.state}`),
        finding.raisedOn,
        finding.dueOn,
        finding.closedOn,
        finding.overdueDays,
        finding.round,
      ];
    }),
  };
}

function indicatorsSheet(subject: Subject): Sheet {
  const { wording, current } = subject;
  return {
    name: wording.say('report.sheet.indicators'),
    lead: leadOf(subject),
    columns: [
      { key: 'code', header: wording.say('report.code'), width: 30, kind: 'text' },
      { key: 'name', header: wording.say('report.indicator'), width: 32, kind: 'long' },
      { key: 'target', header: wording.say('report.target'), width: 14, kind: 'text' },
      { key: 'value', header: wording.say('report.reading'), width: 14, kind: 'text' },
      { key: 'parts', header: wording.say('report.parts'), width: 16, kind: 'text' },
      { key: 'from', header: wording.say('report.from'), width: 10, kind: 'text' },
      { key: 'to', header: wording.say('report.to'), width: 10, kind: 'text' },
      { key: 'judged', header: wording.say('report.judged'), width: 10, kind: 'text' },
      { key: 'gap', header: wording.say('report.gap'), width: 24, kind: 'long' },
      { key: 'missing', header: wording.say('report.missingMonths'), width: 24, kind: 'long' },
    ],
    rows: current.indicators.map((indicator): SheetCell[] => {
      const { code, name, reading, window, met, missingMonths } = indicator;
      const { target, value, gap } = measuredTexts(wording, indicator);
      return [
        code,
        wording.words(name),
        target,
        value,
        partsText(reading) ?? null,
        window?.from ?? null,
        window?.to ?? null,
        met === null ? null : wording.say(met ? 'report.met' : 'report.unmet'),
        gap,
        missingMonths.join(', ') || null,
      ];
    }),
  };
}
