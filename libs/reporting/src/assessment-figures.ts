import { editionId, topSections, type Edition, type Words } from '@dabiao/catalog';
import type { Day } from '@dabiao/kernel';
import {
  appliesTo,
  settleChoices,
  standingOn,
  threeResults,
  type Choices,
  type ClauseStates,
  type States,
} from '@dabiao/scoring';
import type {
  AssessmentFigures,
  ClauseFigures,
  InspectorVerdict,
  ProofState,
  TargetFigures,
} from './figures';
import { resultFigures } from './result-figures';

/** What a month knows of one assessment on its day. */
export interface AssessmentBasis {
  readonly id: string;
  readonly edition: Edition;
  readonly states: States;
  readonly options: Choices;
  readonly target: TargetFigures | null;
  readonly dueOn: Day | null;
  readonly stage: Words | null;
  /** Clauses with linked proofs: whether one of them is in force, or all have run out. */
  readonly proofs: ReadonlyMap<string, Exclude<ProofState, 'none' | 'rejected'>>;
  readonly decisions: ReadonlyMap<string, Exclude<InspectorVerdict, 'none'>>;
  readonly departments: ReadonlyMap<string, string>;
  /** Days by which departments owe clauses. */
  readonly dues: ReadonlyMap<string, Day>;
}

/** The frozen figures of one assessment. Every number comes out of the scoring, three times over. */
export function assessmentFigures(basis: AssessmentBasis, asOf: Day): AssessmentFigures {
  const { edition, states, options } = basis;
  const codesWith = <T>(all: ReadonlyMap<string, T>, wanted: T): Set<string> =>
    new Set([...all].filter(([, found]) => found === wanted).map(([code]) => code));
  const { proofs, decisions } = basis;
  const decided = {
    confirmed: codesWith(decisions, 'confirmed'),
    rejected: codesWith(decisions, 'rejected'),
  };
  const standings = { proven: codesWith(proofs, 'inForce'), decided };
  const three = threeResults(edition, states, options, standings, asOf);
  return {
    id: basis.id,
    edition: {
      id: editionId(edition),
      title: edition.title,
      status: edition.status,
      authority: edition.authority,
      document: edition.document,
      caution: edition.caution ?? null,
    },
    target: basis.target,
    dueOn: basis.dueOn,
    stage: basis.stage,
    options: chosenOptions(edition, options),
    result: resultFigures(edition, three),
    sections: edition.sections
      .filter(({ parent }) => parent === undefined)
      .map(({ code, title }) => ({ code, title })),
    clauses: clauseFigures(basis, asOf),
  };
}

function chosenOptions(edition: Edition, given: Choices): AssessmentFigures['options'] {
  const { choices } = settleChoices(edition, given);
  return edition.options.map(({ code, title, choices: known }) => ({
    title,
    choices: known.filter((choice) => choices[code]?.includes(choice.code)).map((choice) => choice.title),
  }));
}

function clauseFigures(basis: AssessmentBasis, asOf: Day): ClauseFigures[] {
  const { edition, states } = basis;
  const applies = appliesTo(edition, basis.options);
  const tops = topSections(edition);
  const verdicts: ClauseStates = states.kind === 'verdicts' ? states.verdicts : new Map();
  return edition.clauses.filter(applies).map((clause): ClauseFigures => {
    const { code, section } = clause;
    const state = verdicts.get(code);
    const must = 'must' in clause && (clause.must === 'veto' || clause.must === 'grace') ? clause.must : null;
    return {
      code,
      title: clause.title,
      tier: 'tier' in clause ? clause.tier : null,
      section: section === undefined ? null : (tops.get(section) ?? null),
      department: basis.departments.get(code) ?? null,
      standing: states.kind === 'verdicts' ? standingOn(state, asOf) : null,
      level: states.kind === 'items' ? (states.items.get(code)?.level ?? null) : null,
      proof: proofState(basis, code),
      inspector: basis.decisions.get(code) ?? 'none',
      reason: state?.reason ?? null,
      due: state?.promisedBy ?? basis.dues.get(code) ?? null,
      provenance: clause.provenance,
      must,
    };
  });
}

function proofState({ proofs, decisions }: AssessmentBasis, code: string): ProofState {
  const state = proofs.get(code) ?? 'none';
  return state === 'inForce' && decisions.get(code) === 'rejected' ? 'rejected' : state;
}
