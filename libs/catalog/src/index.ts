export { ALIKE_FROM, alikeClauses, likeness, type Alike } from './alike';
export { applyOverlay } from './overlay';
export { compareEditions, type ClauseChange, type EditionDifference } from './compare-editions';
export {
  planMove,
  type ClauseMove,
  type CodeMapping,
  type MappingProblem,
  type MovePlan,
  type PlannedMove,
} from './plan-move';
export { parseEdition, parseOverlay } from './parse-edition';
export type { EditionProblem, Parsed, Path } from './problem';
export {
  editionId,
  standardsFileSchema,
  PROVENANCES,
  type Clause,
  type Edition,
  type Inspection,
  type LadderEdition,
  type LadderItem,
  type Option,
  type Provenance,
  type RateClause,
  type RateEdition,
  type Rule,
  type ScoredClause,
  type ScoredSection,
  type ThresholdRule,
  type WeightedEdition,
  type Words,
} from './schema';
export { topSections, wordsIn } from './edition-words';
export { textHash } from './text-hash';
