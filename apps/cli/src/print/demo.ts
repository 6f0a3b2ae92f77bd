import type { Evaluated } from '@dabiao/evaluation';
import { wordsIn } from '@dabiao/catalog';
import type { WeightedResult } from '@dabiao/scoring';
import type { Context } from '../context';
import { levelText, nextText } from './ladder';
import { Names, percentText } from './names';
import { gateText } from './weighted';
import { textTable } from './table';

/** What hospital.yaml says of the demonstration hospital. */
export interface DemoHospital {
  readonly hospital: { readonly zh: string; readonly en: string };
  readonly region: { readonly code: string; readonly zh: string; readonly en: string };
  readonly asOf: string;
  readonly assessments: readonly {
    readonly standard: string;
    readonly sheet: string;
    readonly choices?: Readonly<Record<string, readonly string[]>>;
    readonly stage?: { readonly zh: string; readonly en: string };
  }[];
}

export type DemoAssessment = DemoHospital['assessments'][number] & { readonly outcome: Evaluated };

/** The one page of the demonstration: rates, centres with their gate, EMR level and what blocks the next. */
export function printDemo(
  context: Context,
  hospital: DemoHospital,
  assessments: readonly DemoAssessment[],
): string {
  const { lang } = context;
  const head = [
    `${context.say('cli.demo.title', { hospital: hospital.hospital[lang] })} · ${hospital.region[lang]} · ${context.say('result.asOf', { day: hospital.asOf })}`,
    context.say('cli.demo.warning'),
    context.say('result.working'),
  ].join('\n');
  const centres: string[][] = [];
  const missing: string[] = [];
  const parts: string[] = [head];
  let ladder: string | undefined;
  for (const { outcome, stage } of assessments) {
    const { edition, result } = outcome;
    const names = new Names(context, edition);
    const title = wordsIn(lang, edition.title);
    if (result.method === 'rate')
      parts.push(
        `${context.say('cli.demo.rates')} (${result.standard})\n${textTable(
          (['tier', 'metOf', 'rate', 'unmet', 'unassessed'] as const).map((key) =>
            context.say(`result.${key}`),
          ),
          result.tiers.map((tier) => [
            names.tier(tier.code),
            `${tier.met} / ${tier.of}`,
            percentText(context, tier.percent),
            String(tier.unmet.length),
            String(tier.unassessed),
          ]),
          ['left', 'right', 'right', 'right', 'right'],
        )}`,
      );
    else if (result.method === 'weighted-elements') {
      centres.push(centreRow(context, title, stage?.[lang] ?? '', result));
      if (result.gate.reasons.length > 0)
        missing.push(
          `  ${title} · ${context.say('cli.demo.missing')}`,
          ...result.gate.reasons.map(
            ({ code, why }) => `    ${names.clause(code)}: ${context.say(`result.why.${why}`)}`,
          ),
        );
      if (result.gate.suggested.length > 0)
        missing.push(
          `  ${title} · ${context.say('cli.demo.suggested', { count: result.gate.suggested.length })}`,
          ...result.gate.suggested.map((code) => `    ${names.clause(code)}`),
        );
    } else
      ladder = `${context.say('cli.demo.emr')} (${result.standard})\n  ${levelText(context, result)}\n${nextText(
        context,
        names,
        result,
      )
        .split('\n')
        .map((line) => `  ${line}`)
        .join('\n')}`;
  }
  parts.push(
    `${context.say('cli.demo.centres')}\n${textTable(
      [
        context.say('cli.demo.centre'),
        context.say('cli.demo.stage'),
        context.say('result.clausesMet'),
        context.say('result.total'),
        context.say('result.gate'),
      ],
      centres,
      ['left', 'left', 'right', 'right', 'left'],
    )}\n  * ${context.say('result.estimated')}`,
  );
  if (missing.length > 0) parts.push(missing.join('\n'));
  if (ladder) parts.push(ladder);
  return parts.join('\n\n');
}

function centreRow(context: Context, title: string, stage: string, result: WeightedResult): string[] {
  const met = result.elements.reduce((count, element) => count + element.met, 0);
  const clauses = result.elements.reduce((count, element) => count + element.clauses, 0);
  const total =
    result.total === null ? context.say('result.none') : `${result.total}${result.estimated ? ' *' : ''}`;
  return [title, stage, `${met} / ${clauses}`, total, gateText(context, result)];
}
