import type { RateResult } from '@dabiao/scoring';
import type { Context } from '../context';
import { footnotes, list, percentText, type Names } from './names';
import { textTable } from './table';

/** Rates per tier and section, and what is unmet. */
export function printRate(context: Context, names: Names, result: RateResult): string[] {
  const parts = [
    textTable(
      (['tier', 'metOf', 'rate', 'unmet', 'unassessed', 'notApplicable', 'conditional'] as const).map((key) =>
        context.say(`result.${key}`),
      ),
      result.tiers.map((tier) => [
        names.tier(tier.code),
        `${tier.met} / ${tier.of}`,
        percentText(context, tier.percent),
        ...[tier.unmet.length, tier.unassessed, tier.notApplicable, tier.conditional].map(String),
      ]),
      ['left', 'right', 'right', 'right', 'right', 'right', 'right'],
    ),
  ];
  for (const tier of result.tiers) {
    if (tier.sections.length > 0)
      parts.push(
        textTable(
          [
            `${names.tier(tier.code)} · ${context.say('result.section')}`,
            context.say('result.metOf'),
            context.say('result.rate'),
          ],
          tier.sections.map((section) => [
            names.section(section.code),
            `${section.met} / ${section.of}`,
            percentText(context, section.percent),
          ]),
          ['left', 'right', 'right'],
        ),
      );
    if (tier.unmet.length > 0)
      parts.push(
        [
          context.say('result.unmetOf', { tier: names.tier(tier.code), count: tier.unmet.length }),
          ...list(
            context,
            tier.unmet.map((code) => names.clause(code)),
          ),
        ].join('\n'),
      );
  }
  const attested = result.tiers.reduce((count, tier) => count + tier.attested.length, 0);
  const unverified = result.tiers.reduce((count, tier) => count + tier.unverified.clauses, 0);
  const of = result.tiers.reduce(
    (count, { codes, unmet }) =>
      count +
      unmet.length +
      codes.met.length +
      codes.unassessed.length +
      codes.notApplicable.length +
      codes.conditional.length,
    0,
  );
  parts.push(footnotes(context, names, result, attested, { count: unverified, of }));
  return parts;
}
