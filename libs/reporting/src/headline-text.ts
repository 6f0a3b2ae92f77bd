import { gateStateOf } from '@dabiao/scoring';
import type { FindingsFigures, GateFigures, LadderFigures } from './figures';
import type { Assessed, Subject } from './subject';
import type { Wording } from './wording';

/** `75.00 %（3/4）`, over all findings ever raised. */
export const closureText = (wording: Wording, { closure }: FindingsFigures): string => wording.rate(closure);

/** Whether the gate is open, and how much is missing. */
export function gateText(wording: Wording, gate: GateFigures): string {
  switch (gateStateOf(gate)) {
    case 'undecided': {
      const options = wording.join(gate.undecided.map((title) => wording.words(title)));
      return wording.say('report.gate.undecided', { options });
    }
    case 'failed':
      return wording.say('report.gate.failed', { count: gate.missing.length, of: gate.of });
    case 'none':
      return wording.say('result.gate.none');
    case 'passed':
      return wording.say('report.gate.passed', { of: gate.of });
  }
}

/** How many clauses the tier of the target is short, where it is. */
export function shortfallText(subject: Subject, assessment: Assessed<'rate'>): string[] {
  const { wording } = subject;
  const { target, result } = assessment;
  if (target?.kind !== 'rate') return [];
  const tier = result.tiers.find(({ code }) => code === target.tier);
  if (!tier) return [];
  const missing = wording.shortfall(tier.three.claimed, target.percent);
  if (missing === 0) return [];
  return [
    wording.say('report.attention.rate', {
      tier: `${subject.title(assessment)} · ${wording.words(tier.title)}`,
      percent: target.percent,
      rate: wording.rate(tier.three.claimed),
      count: missing,
    }),
  ];
}

/** How far the level is from its target, where it is below. */
export function levelGap({ wording }: Subject, assessment: Assessed<'level-ladder'>): string[] {
  const { target, result } = assessment;
  const { level } = result.three.claimed;
  if (target?.kind !== 'level' || level >= target.level) return [];
  const params = { title: wording.words(assessment.edition.title), level, target: target.level };
  return [wording.say('report.attention.level', params)];
}

/** `3 级（确定 2–4；总分 95.20）`. */
export function levelText(
  wording: Wording,
  { level, lowest, highest, total }: Omit<LadderFigures['three']['claimed'], 'items'>,
): string {
  return wording.say('report.level.short', { level, lowest, highest, total });
}
