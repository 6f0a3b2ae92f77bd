import { wordsIn, type Edition } from '@dabiao/catalog';
import type { RateResult, WeightedResult } from '@dabiao/scoring';
import type { Context } from '../context';

/** How many lines of a long list are printed; JSON always has all of them. */
const LIST_LIMIT = 40;

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

/** The lines, as far as a page takes them. */
export function list(context: Context, lines: readonly string[]): string[] {
  const shown = lines.slice(0, LIST_LIMIT).map((line) => `  ${line}`);
  const more = lines.length - shown.length;
  return more > 0 ? [...shown, `  ${context.say('result.more', { count: more })}`] : shown;
}

/** What every reader has to know of the figures above: what they rest on. */
export function footnotes(
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
