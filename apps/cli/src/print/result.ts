import { editionId, wordsIn, type Edition } from '@dabiao/catalog';
import type { Blocker, ItemGap, LadderResult, RateResult, Result, WeightedResult } from '@dabiao/scoring';
import type { Context } from '../context';
import { textTable } from './table';

/** How many lines of a long list are printed; JSON always has all of them. */
const LIST_LIMIT = 40;

/** A result as a page of text. */
export function printResult(context: Context, edition: Edition, result: Result): string {
  const names = new Names(context, edition);
  const head = [
    wordsIn(context.lang, edition.title),
    `${editionId(edition)} · ${context.say('result.asOf', { day: result.asOf })} · ${context.say(`result.${result.status}`)}`,
    ...(edition.caution
      ? [
          context.say('result.line', {
            label: context.say('result.caution'),
            text: wordsIn(context.lang, edition.caution),
          }),
        ]
      : []),
  ].join('\n');
  switch (result.method) {
    case 'rate':
      return [head, ...printRate(context, names, result)].join('\n\n');
    case 'weighted-elements':
      return [head, ...printWeighted(context, names, result)].join('\n\n');
    case 'level-ladder':
      return [head, ...printLadder(context, names, result)].join('\n\n');
  }
}

/** Titles by code. */
export class Names {
  private readonly titles: ReadonlyMap<string, string>;
  private readonly sections: ReadonlyMap<string, string>;

  constructor(
    private readonly context: Context,
    private readonly edition: Edition,
  ) {
    const { lang } = context;
    this.titles = new Map(edition.clauses.map(({ code, title }) => [code, wordsIn(lang, title)]));
    this.sections = new Map(edition.sections.map(({ code, title }) => [code, wordsIn(lang, title)]));
  }

  clause(code: string): string {
    return `${code} ${this.titles.get(code) ?? ''}`.trim();
  }

  section(code: string): string {
    return this.sections.get(code) ?? code;
  }

  option(code: string, choices: readonly string[]): [title: string, choices: string] {
    const { lang } = this.context;
    const option = this.edition.options.find((candidate) => candidate.code === code);
    const titles = choices.map((choice) => {
      const known = option?.choices.find((candidate) => candidate.code === choice);
      return known ? `${choice} ${wordsIn(lang, known.title)}` : choice;
    });
    return [option ? wordsIn(lang, option.title) : code, titles.join(', ') || '—'];
  }

  tier(code: string): string {
    const tier =
      this.edition.method === 'rate' && this.edition.tiers.find((candidate) => candidate.code === code);
    return tier ? wordsIn(this.context.lang, tier.title) : code;
  }
}

export function percentText(context: Context, percent: string | null): string {
  return percent === null ? context.say('result.none') : context.say('result.percent', { percent });
}

function printRate(context: Context, names: Names, result: RateResult): string[] {
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

function printWeighted(context: Context, names: Names, result: WeightedResult): string[] {
  const { gate } = result;
  const parts: string[] = [];
  const chosen = Object.entries(result.options.chosen).map(([option, choices]) => {
    const [label, text] = names.option(option, choices);
    const defaulted = result.options.defaulted.includes(option) ? context.say('result.defaulted') : '';
    return context.say('result.line', { label, text: text + defaulted });
  });
  if (chosen.length > 0) parts.push(chosen.join('\n'));
  parts.push(
    [
      context.say('result.line', { label: context.say('result.gate'), text: gateText(context, result) }),
      ...list(
        context,
        gate.reasons.map(({ code, why }) => `${names.clause(code)}: ${context.say(`result.why.${why}`)}`),
      ),
    ].join('\n'),
  );
  if (gate.suggested.length > 0)
    parts.push(
      [
        context.say('result.gate.suggested', { count: gate.suggested.length }),
        ...list(
          context,
          gate.suggested.map((code) => names.clause(code)),
        ),
      ].join('\n'),
    );
  const withPoints = result.elements.some((element) => element.points !== null);
  const pointsOf = (part: { points: number | null; of: number | null }): string =>
    part.points === null ? context.say('result.none') : `${part.points.toFixed(2)} / ${part.of!.toFixed(2)}`;
  const header = [context.say('result.element'), context.say('result.clausesMet')];
  if (withPoints) header.push(context.say('result.points'), context.say('result.weight'));
  parts.push(
    textTable(
      header,
      result.elements.map((element) => {
        const row = [names.section(element.code), `${element.met} / ${element.clauses}`];
        if (!withPoints) return row;
        const weight = (element.weight * 100).toFixed(2);
        const certain = element.certain
          ? ` (${context.say('result.certain', { lowest: element.certain.lowest, highest: element.certain.highest })})`
          : '';
        return [
          ...row,
          pointsOf(element) + certain,
          element.weightShared
            ? context.say('result.shared', { weight })
            : context.say('result.percent', { percent: weight }),
        ];
      }),
      ['left', 'right', 'right', 'right'],
    ),
  );
  parts.push(
    context.say('result.line', {
      label: context.say('result.total'),
      text:
        (result.total === null
          ? context.say('result.totalNone')
          : context.say('result.totalOf', { total: result.total })) +
        (result.estimated ? ` (${context.say('result.estimated')})` : ''),
    }),
  );
  for (const key of ['unmet', 'unassessed', 'conditional', 'notApplicable'] as const)
    if (result[key].length > 0) {
      const head = context.say(`result.${key}Count`, { count: result[key].length });
      parts.push(
        [
          head,
          ...list(
            context,
            result[key].map((code) => names.clause(code)),
          ),
        ].join('\n'),
      );
    }
  const { clauses: count, of } = result.unverified;
  parts.push(footnotes(context, names, result, result.attested.length, { count, of }));
  return parts;
}

export function gateText(context: Context, { gate, options }: WeightedResult): string {
  if (options.undecided.length > 0)
    return context.say('result.gate.undecided', { options: options.undecided.join(', ') });
  if (!gate.passed) return context.say('result.gate.failed', { count: gate.vetoes.length, of: gate.of });
  return gate.of === 0 ? context.say('result.gate.none') : context.say('result.gate.passed', { of: gate.of });
}

function printLadder(context: Context, names: Names, result: LadderResult): string[] {
  const parts = [
    levelText(context, result),
    textTable(
      [
        context.say('result.level'),
        ...(['total', 'basic', 'optional', 'reached', 'certainty'] as const).map((key) =>
          context.say(`result.level.${key}`),
        ),
      ],
      result.levels.map((row) => [
        String(row.level),
        `${row.total.have} / ${row.total.need}`,
        `${row.basic.met} / ${row.basic.of}`,
        `${row.optional.met} / ${row.optional.need} (${row.optional.of})`,
        context.say(row.reached ? 'result.yes' : 'result.no'),
        context.say(`result.certainty.${row.certainty}`, { count: row.flagsToCheck.length }),
      ]),
      ['right', 'right', 'right', 'right'],
    ),
    nextText(context, names, result),
  ];
  if (result.lowerLevelsFailing.length > 0)
    parts.push(context.say('result.lowerFailing', { levels: result.lowerLevelsFailing.join(', ') }));
  const missing = result.items.filter((item) => item.missing.length > 0);
  if (missing.length > 0) {
    const items = missing.map(
      (item) =>
        `${item.code} ${item.missing.map((factor) => context.say(`result.factor.${factor}`)).join(', ')}`,
    );
    parts.push(context.say('result.missingFactors', { items: items.join('; ') }));
  }
  if (result.functionRatios.length > 0)
    parts.push(context.say('result.functionRatios', { items: result.functionRatios.join(', ') }));
  if (result.unassessed.length > 0)
    parts.push(
      [
        context.say('result.unassessedCount', { count: result.unassessed.length }),
        ...list(
          context,
          result.unassessed.map((code) => names.clause(code)),
        ),
      ].join('\n'),
    );
  return parts;
}

export function levelText(context: Context, { level, bounds, total }: LadderResult): string {
  return `${context.say('result.level.is', { level, ...bounds })} · ${context.say('result.total')} ${total}`;
}

export function nextText(context: Context, names: Names, { next }: LadderResult): string {
  if (!next) return context.say('result.next.none');
  return [
    context.say('result.next', { level: next.level }),
    ...next.blockers.flatMap((blocker) => blockerLines(context, names, blocker)),
  ].join('\n');
}

function blockerLines(context: Context, names: Names, blocker: Blocker): string[] {
  switch (blocker.kind) {
    case 'total':
      return [`  ${context.say('result.block.total', { ...blocker })}`];
    case 'basic':
      return [
        `  ${context.say('result.block.basic', { item: names.clause(blocker.code), failed: lacks(context, blocker) })}`,
      ];
    case 'optional': {
      const { missing, met, need, nearest } = blocker;
      return [
        `  ${context.say('result.block.optional', { missing, met, need })}`,
        ...nearest
          .slice(0, missing + 2)
          .map((gap) => `    ${names.clause(gap.code)}: ${lacks(context, gap)}`),
      ];
    }
  }
}

function lacks(context: Context, { failed }: ItemGap): string {
  return failed
    .map(({ condition, have, need }) => context.say(`result.lack.${condition}`, { have, need }))
    .join('; ');
}

function list(context: Context, lines: readonly string[]): string[] {
  const shown = lines.slice(0, LIST_LIMIT).map((line) => `  ${line}`);
  const more = lines.length - shown.length;
  return more > 0 ? [...shown, `  ${context.say('result.more', { count: more })}`] : shown;
}

/** What every reader has to know of the figures above: what they rest on. */
function footnotes(
  context: Context,
  names: Names,
  { judged }: RateResult | WeightedResult,
  attested: number,
  unverified: { count: number; of: number },
): string {
  const lines: string[] = [];
  if (judged.length > 0) lines.push(context.say('result.judged', { count: judged.length }));
  for (const { code, calculation, value, unit, readAsShare } of judged)
    if (readAsShare)
      lines.push(
        `  ${context.say('result.judged.share', { clause: names.clause(code), found: calculation, value, unit })}`,
      );
  if (attested > 0) lines.push(context.say('result.attested', { count: attested }));
  lines.push(context.say('result.unverified', unverified));
  return lines.join('\n');
}
