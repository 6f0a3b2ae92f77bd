import { useAssessments, useStandards } from '../../shared/queries';
import { checklistPath } from '../../shared/rates';
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
  /** The checklist of the hospital's work on it; undefined where there is none any more. */
  readonly path: string | undefined;
}

/** What a standard is called, and where its clauses are. */
export function useStandardLinks(hospitalId: string): (editionId: string) => StandardLink {
  const { titleOf } = useText();
  const standards = useStandards();
  const assessments = useAssessments(hospitalId);
  return (editionId) => {
    const standard = standards.data?.find(({ id }) => id === editionId);
    const work = assessments.data?.items.find((one) => one.editionId === editionId);
    return {
      title: standard ? titleOf(standard) : editionId,
      path: work && checklistPath(work.id),
    };
  };
}
