import { gateStateOf, type WeightedResult } from '@dabiao/scoring';
import type { Context } from '../context';
import { footnotes, list, type Names } from './names';
import { textTable } from './table';

/** The gate with its reasons, points per element, and what is unmet. */
export function printWeighted(context: Context, names: Names, result: WeightedResult): string[] {
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

export function gateText(context: Context, { gate }: WeightedResult): string {
  switch (gateStateOf(gate)) {
    case 'undecided':
      return context.say('result.gate.undecided', { options: gate.undecided.join(', ') });
    case 'failed':
      return context.say('result.gate.failed', { count: gate.vetoes.length, of: gate.of });
    case 'none':
      return context.say('result.gate.none');
    case 'passed':
      return context.say('result.gate.passed', { of: gate.of });
  }
}
