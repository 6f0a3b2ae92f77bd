import { percent } from '@dabiao/scoring';
import { column, heading, table } from '../blocks';
import { RUNGS, type TierFigures } from '../figures';
import type { Block, Chart } from '../model';
import { assessed, type Assessed, type Subject } from '../subject';
import { trendCharts } from './trend';

/** The three rates of every tier and of its top-level sections. */
export function rates(subject: Subject): Block[] {
  const all = assessed(subject.current.assessments, 'rate');
  if (all.length === 0) return [];
  return [
    heading(1, subject.wording.say('report.rates')),
    ...all.flatMap((assessment) => ofAssessment(subject, assessment, all.length > 1)),
  ];
}

function ofAssessment(subject: Subject, assessment: Assessed<'rate'>, titled: boolean): Block[] {
  const { wording } = subject;
  const title = wording.edition(subject.title(assessment), assessment.edition.status);
  const rungs = RUNGS.map((rung) => wording.say(`report.rung.${rung}`));
  return [
    ...(titled ? [heading(2, title)] : []),
    ...table(
      wording.say('report.rates.tiers', { title }),
      [
        column(wording.say('result.tier'), 22),
        ...rungs.flatMap(() => [
          column(wording.say('report.metOf'), 12, 'figure'),
          column(wording.say('result.rate'), 14, 'figure'),
        ]),
      ],
      assessment.result.tiers.map((tier) => [
        wording.words(tier.title),
        ...RUNGS.flatMap((rung) => [wording.ratio(tier.three[rung]), wording.percent(tier.three[rung])]),
      ]),
      [{ title: '', span: 1 }, ...rungs.map((rung) => ({ title: rung, span: 2 }))],
    ),
    ...table(
      wording.say('report.rates.others'),
      [
        column(wording.say('result.tier'), 40),
        ...(['unassessed', 'notApplicable', 'conditional'] as const).map((key) =>
          column(wording.say(`result.${key}`), 20, 'figure'),
        ),
      ],
      assessment.result.tiers.map((tier) => [
        wording.words(tier.title),
        ...[tier.unassessed, tier.notApplicable, tier.conditionals].map(String),
      ]),
    ),
    ...trendCharts(subject, assessment),
    ...assessment.result.tiers.flatMap((tier) => ofTier(subject, tier)),
  ];
}

function ofTier({ wording }: Subject, tier: TierFigures): Block[] {
  if (tier.sections.length === 0) return [];
  const caption = wording.say('report.rates.sections', { tier: wording.words(tier.title) });
  const names = tier.sections.map(({ title }) => wording.words(title));
  const chart: Chart = {
    kind: 'chart',
    form: 'bars',
    caption,
    categories: names,
    series: RUNGS.map((rung) => ({
      name: wording.say(`report.rung.${rung}`),
      points: tier.sections.map(({ three }) => {
        const text = percent(three[rung]);
        return { value: text === null ? null : Number(text), text: wording.percent(three[rung]) };
      }),
    })),
    unit: '%',
    top: 100,
  };
  return [
    ...table(
      caption,
      [
        column(wording.say('result.section'), 28),
        ...RUNGS.map((rung) => column(wording.say(`report.rung.${rung}`), 24, 'figure')),
      ],
      tier.sections.map(({ three }, i) => [names[i]!, ...RUNGS.map((rung) => wording.rate(three[rung]))]),
    ),
    chart,
  ];
}
