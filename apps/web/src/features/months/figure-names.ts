import { useAssessments, useStandards } from '../../shared/queries';
import { checklistPath, type RateName } from '../../shared/rates';
import { useText, type Say } from '../../shared/text';

const NAMED = ['clauses', 'total', 'gate', 'items', 'level'] as const;
const TIERS = ['basic', 'recommended'] as const;

/** What a line of frozen figures is called: a tier, or what its method counts. */
export function lineName(t: Say, key: string): string {
  const named = NAMED.find((one) => one === key);
  if (named) return t(`web.month.line.${named}`);
  const tier = TIERS.find((one) => one === key);
  return tier ? t(`web.tier.${tier}`) : key;
}

export interface StandardLink {
  readonly title: string;
  /** The hospital's work on it; undefined where there is none any more. */
  readonly assessmentId: string | undefined;
}

/** The clauses behind a line of figures: those that it lacks. */
export function behind(assessmentId: string, key: string, rate: RateName): string {
  if (key === 'gate') return checklistPath(assessmentId, { show: 'blocking' });
  const tier = TIERS.find((one) => one === key);
  const counts = key === 'clauses' || key === 'items' || tier !== undefined;
  return checklistPath(assessmentId, counts ? { show: `not-${rate}`, ...(tier ? { tier } : {}) } : {});
}

/** What a standard is called, and which work of the hospital is on it. */
export function useStandardLinks(hospitalId: string): (editionId: string) => StandardLink {
  const { titleOf } = useText();
  const standards = useStandards();
  const assessments = useAssessments(hospitalId);
  return (editionId) => {
    const standard = standards.data?.find(({ id }) => id === editionId);
    const work = assessments.data?.items.find((one) => one.editionId === editionId);
    return {
      title: standard ? titleOf(standard) : editionId,
      assessmentId: work?.id,
    };
  };
}
