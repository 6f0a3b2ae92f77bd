import type { Clause, ClauseMove, Edition, Words } from '@dabiao/catalog';
import type { FindingState, ReviewVerdict } from '@dabiao/inspection';
import type { Headline, Verdict } from '@dabiao/scoring';
import { ruleText } from '@dabiao/scoring';
import type { Three } from '../compliance/three-results';
import type { Carried } from './carry';
import { isAnswered, type CarriedAnswer } from './carry-answers';
import type { MoveBasis } from './move-basis';

/** What a clause asks, to be read beside what it asked before. */
export interface ClauseText {
  readonly title: Words;
  /** Of a ladder item: level by level. */
  readonly requirement: readonly Words[];
  /** The rule in one line; null where somebody attests. */
  readonly rule: string | null;
}

/** What a clause takes with it into the new edition. */
export interface CarriedOver {
  /** What the hospital says now; null where nobody touched the clause. */
  readonly verdict: Verdict | null;
  /** A ladder item whose level somebody gave. */
  readonly isItem: boolean;
  /** kept: it goes on counting. toConfirm: it is kept beside an unassessed clause. none: nobody answered. gone: with its clause. */
  readonly answer: 'kept' | 'toConfirm' | 'none' | 'gone';
  /** Somebody has it to do. */
  readonly assigned: boolean;
  /** Linked proofs, in force or not. */
  readonly proofs: number;
  readonly review: ReviewVerdict;
  /** The inspector's verdict in the new edition. */
  readonly reviewAfter: ReviewVerdict;
  readonly finding: FindingState | null;
  readonly findingNumber: string | null;
  readonly findingAfter: FindingState | null;
}

/** One clause of either edition. */
export interface MoveLine {
  readonly kind: ClauseMove['kind'];
  readonly from: string | null;
  readonly to: string | null;
  readonly fields: readonly string[];
  /** null for a clause that is new. */
  readonly before: ClauseText | null;
  /** null for a clause that is gone. */
  readonly after: ClauseText | null;
  readonly carried: CarriedOver;
}

export interface MoveCounts extends Readonly<Record<ClauseMove['kind'], number>> {
  /** Unchanged or changed under another code. */
  readonly renamed: number;
  /** Answers that go on counting. */
  readonly kept: number;
  readonly toConfirm: number;
  /** Findings that are not settled and go on. */
  readonly findings: number;
  /** Findings withdrawn because their clause is gone. */
  readonly findingsWithdrawn: number;
}

/** What a move would do, before anybody does it. */
export interface MovePreview {
  readonly assessmentId: string;
  /** Send it with the move. */
  readonly version: number;
  readonly from: string;
  readonly to: string;
  readonly counts: MoveCounts;
  /** Options whose choices the new edition does not know. */
  readonly droppedOptions: readonly string[];
  /** The new edition does not know the target. */
  readonly droppedTarget: boolean;
  readonly before: Three<Headline>;
  readonly after: Three<Headline>;
  readonly suggestions: MoveBasis['plan']['suggestions'];
  readonly clauses: readonly MoveLine[];
}

export function movePreview(basis: MoveBasis, carried: Carried): MovePreview {
  const { assessment: old, edition, to, toId, plan } = basis;
  const clauses = lines(basis, carried);
  const count = (kind: ClauseMove['kind']): number => clauses.filter((line) => line.kind === kind).length;
  const carriedAs = (answer: CarriedOver['answer']): number =>
    clauses.filter((line) => line.carried.answer === answer).length;
  const { findings } = carried.matters;
  return {
    ...{ assessmentId: old.id, version: old.version, from: old.editionId, to: toId },
    counts: {
      unchanged: count('unchanged'),
      changed: count('changed'),
      added: count('added'),
      removed: count('removed'),
      renamed: clauses.filter((line) => line.from !== null && line.to !== null && line.from !== line.to)
        .length,
      kept: carriedAs('kept'),
      toConfirm: carriedAs('toConfirm'),
      findings: findings.filter(({ after }) => !SETTLED.has(after.state)).length,
      findingsWithdrawn: findings.filter(isWithdrawn).length,
    },
    droppedOptions: Object.keys(old.options).filter(
      (code) => !Object.hasOwn(carried.assessment.options, code),
    ),
    droppedTarget: old.target !== null && carried.assessment.target === null,
    ...{ before: carried.before, after: carried.after, suggestions: plan.suggestions },
    clauses: clauses.map((line) => withTexts(line, edition, to)),
  };
}

const SETTLED: ReadonlySet<FindingState> = new Set(['closed', 'withdrawn']);

const isWithdrawn = ({ before, after }: Carried['matters']['findings'][number]): boolean =>
  before.state !== after.state && after.state === 'withdrawn';

type BareLine = Omit<MoveLine, 'before' | 'after'>;

function lines({ state, matters }: MoveBasis, carried: Carried): BareLine[] {
  const reviews = new Map(carried.matters.reviews.map((review) => [review.code, review.verdict]));
  const after = new Map(carried.matters.findings.map((step) => [step.before.code, step.after.state]));
  const proofs = new Map<string, number>();
  for (const { code } of matters.links) proofs.set(code, (proofs.get(code) ?? 0) + 1);
  return carried.answers.map((answer): BareLine => {
    const { move, before } = answer;
    const { from, to } = move;
    const known = from === null ? undefined : state.findings.get(from);
    const finding = known?.state ?? null;
    return {
      ...move,
      carried: {
        verdict: before?.verdict ?? null,
        isItem: before !== null && before.item !== null,
        answer: outcomeOf(answer),
        assigned: before !== null && (before.departmentId ?? before.personId) !== null,
        proofs: from === null ? 0 : (proofs.get(from) ?? 0),
        review: from === null ? 'none' : (state.reviews.get(from)?.verdict ?? 'none'),
        reviewAfter: to === null ? 'none' : (reviews.get(to) ?? 'none'),
        finding,
        findingNumber: known?.number ?? null,
        findingAfter: from === null ? null : (after.get(from) ?? finding),
      },
    };
  });
}

function outcomeOf({ move, before, kept }: CarriedAnswer): CarriedOver['answer'] {
  if (before === null || !isAnswered(before)) return 'none';
  if (move.to === null) return 'gone';
  return kept ? 'kept' : 'toConfirm';
}

function withTexts(line: BareLine, edition: Edition, to: Edition): MoveLine {
  return { ...line, before: textIn(edition, line.from), after: textIn(to, line.to) };
}

function textIn(edition: Edition, code: string | null): ClauseText | null {
  const clause = edition.clauses.find((one) => one.code === code);
  return clause ? textOf(clause) : null;
}

function textOf(clause: Clause): ClauseText {
  const { title } = clause;
  if ('levels' in clause) {
    const cells = Object.entries(clause.levels);
    return {
      title,
      requirement: cells.flatMap(([level, { requirement }]) =>
        requirement ? [{ zh: `${level}：${requirement.zh}`, ...inEnglish(level, requirement) }] : [],
      ),
      rule: null,
    };
  }
  const { requirement, rule } = clause;
  return {
    ...{ title, requirement: requirement ? [requirement] : [] },
    rule:
      rule.kind === 'threshold'
        ? ruleText(rule)
        : rule.kind === 'trend'
          ? `${rule.direction} ${rule.months}`
          : null,
  };
}

const inEnglish = (level: string, { en }: Words): Partial<Words> =>
  en === undefined ? {} : { en: `${level}: ${en}` };
