import type { Lang } from '@dabiao/messages';
import { numbered } from './blocks';
import type { MonthFigures } from './figures';
import type { Fact, FurnitureWords, ReportModel } from './model';
import { annexes } from './sections/annexes';
import { centres } from './sections/centres';
import { compared } from './sections/compared';
import { findings } from './sections/findings';
import { indicators } from './sections/indicators';
import { ladder } from './sections/ladder';
import { plan } from './sections/plan';
import { rates } from './sections/rates';
import { sources } from './sections/sources';
import { summary } from './sections/summary';
import { Subject } from './subject';
import { hospitalSheets } from './sheets/hospital-sheets';
import { Wording } from './wording';

/** The sections of a hospital's report, in their order. */
const SECTIONS = [summary, compared, rates, centres, ladder, indicators, findings, plan, sources] as const;

/**
 * The monthly report of a hospital. The same figures give the same model, for ever: nothing is read but what was
 * frozen, and no day but the frozen one.
 */
export function reportModel(
  current: MonthFigures,
  previous: MonthFigures | undefined,
  lang: Lang,
): ReportModel {
  const wording = new Wording(lang);
  const subject = new Subject(current, previous, wording);
  const params = {
    hospital: wording.words(current.hospital.name),
    month: wording.month(current.month),
  };
  return {
    kind: 'hospital-month',
    lang,
    day: current.asOf,
    title: wording.say('report.title', params),
    subtitle: wording.say('report.subtitle', params),
    facts: facts(subject),
    notices: notices(subject),
    watermark: current.demo ? wording.say('report.demo') : null,
    body: numbered(
      SECTIONS.flatMap((section) => section(subject)),
      lang,
    ),
    annexes: annexes(subject).map(({ title, blocks }, i, { length }) => ({
      label: length > 1 ? wording.say('report.annex.label', { number: i + 1 }) : wording.say('report.annex'),
      title,
      blocks: numbered(
        blocks.map((block) => (block.kind === 'heading' ? { ...block, level: 1 as const } : block)),
        lang,
      ),
    })),
    words: furniture(wording),
    signature: { organisation: params.hospital, date: wording.day(current.asOf) },
    sheets: hospitalSheets(subject),
    data: {
      current,
      comparedWith: previous ? { month: previous.month, revision: previous.revision } : null,
    },
  };
}

/** Texts that every report shares. */
export function furniture(wording: Wording): FurnitureWords {
  return {
    annexList: wording.say('report.annexList'),
    system: wording.say('report.system'),
  };
}

function facts(subject: Subject): Fact[] {
  const { current, wording } = subject;
  const fact = (key: Parameters<Wording['say']>[0], text: string): Fact => ({
    label: wording.say(key),
    text,
  });
  return [
    fact('report.fact.hospital', wording.words(current.hospital.name)),
    fact(
      'report.fact.region',
      current.region.names.map((name) => wording.words(name)).join(wording.lang === 'zh' ? '' : ', '),
    ),
    fact('report.fact.month', wording.month(current.month)),
    fact('report.fact.asOf', wording.day(current.asOf)),
    fact(
      'report.fact.revision',
      current.restatement === null
        ? wording.say('report.revision.first', { revision: current.revision })
        : wording.say('report.revision.restated', {
            revision: current.revision,
            reason: current.restatement,
          }),
    ),
  ];
}

/** Demo data, working editions and restatements are said before any figure. */
function notices({ current, wording }: Subject): string[] {
  const working = current.assessments.filter(({ edition }) => edition.status === 'working');
  return [
    ...(current.demo ? [wording.say('report.notice.demo')] : []),
    ...(working.length > 0
      ? [
          wording.say('report.notice.working', {
            titles: wording.join(working.map(({ edition }) => wording.words(edition.title))),
          }),
        ]
      : []),
    ...(current.restatement === null
      ? []
      : [
          wording.say('report.notice.restated', {
            revision: current.revision,
            reason: current.restatement,
          }),
        ]),
  ];
}
