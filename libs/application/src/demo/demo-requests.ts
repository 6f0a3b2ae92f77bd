import { nextProofRequest, type ProofRequestAction } from '@dabiao/inspection';
import { addDays, type Day } from '@dabiao/kernel';
import {
  clauseKey,
  type Change,
  type ClauseRow,
  type EvidenceLink,
  type ProofRequest,
  type Stamp,
} from '@dabiao/persistence';
import { officeTime } from './demo-calendar';
import { demoId } from './demo-id';
import type { Move, Staff } from './demo-moves';

/** Requests for proofs as they stand, and the entries that lead there. */
export interface RequestScript {
  readonly requests: readonly ProofRequest[];
  readonly moves: readonly Move[];
}

export interface Asked {
  readonly hospitalId: string;
  /** Clauses that are met, as they stand at the end. */
  readonly clauses: readonly ClauseRow[];
  readonly links: readonly EvidenceLink[];
  readonly staff: Staff;
  readonly today: Day;
}

/** One request: when it was asked and is due, in days from today, and what has become of it. */
interface Plan {
  readonly asked: number;
  readonly due: number;
  readonly answered?: number;
  readonly settled?: { readonly action: 'accept' | 'return'; readonly on: number };
}

const WAITING: readonly Plan[] = [
  { asked: -6, due: 9 },
  { asked: -30, due: -5 },
];
const ANSWERED: readonly Plan[] = [
  { asked: -20, due: 5, answered: -8 },
  { asked: -40, due: -10, answered: -25, settled: { action: 'accept', on: -12 } },
  { asked: -40, due: 4, answered: -22, settled: { action: 'return', on: -7 } },
];

/** What inspectors asked the departments of a hospital for. Without proofs at the hospital nothing is asked. */
export function requestScript(asked: Asked): RequestScript {
  const { clauses, links } = asked;
  if (links.length === 0) return { requests: [], moves: [] };
  const proofOf = new Map(links.map((link) => [clauseKey(link), link.evidenceId]));
  const given = clauses.filter(({ departmentId }) => departmentId !== null);
  const proven = given.filter((row) => proofOf.has(clauseKey(row)));
  const without = given.filter((row) => !proofOf.has(clauseKey(row)));
  const lives = [
    ...WAITING.flatMap((plan, i) => (without[i] ? [life(asked, without[i], plan, [])] : [])),
    ...ANSWERED.flatMap((plan, i) => {
      const row = proven[i];
      return row ? [life(asked, row, plan, [proofOf.get(clauseKey(row))!])] : [];
    }),
  ];
  return {
    requests: lives.map((moves) => moves.at(-1)!.after),
    moves: lives
      .flat()
      .map(({ before, after, stamp: { at, by } }) => ({ at, by, change: changeOf(before, after) })),
  };
}

interface Step {
  readonly before: ProofRequest | null;
  readonly after: ProofRequest;
  readonly stamp: Stamp;
}

function life(
  { hospitalId, staff, today }: Asked,
  { assessmentId, code, departmentId }: ClauseRow,
  { asked, due, answered, settled }: Plan,
  evidenceIds: readonly string[],
): Step[] {
  const stamp = (days: number, by: string): Stamp => {
    return { at: officeTime(addDays(today, days), `request ${code} ${by}`), by, requestId: '' };
  };
  const [inspector] = staff.inspectors;
  const first = stamp(asked, inspector);
  let request: ProofRequest = {
    ...{ id: demoId('request', assessmentId, code), hospitalId, assessmentId, code },
    ...{ departmentId: departmentId!, text: '演示：请补交近三个月的原始记录', dueOn: addDays(today, due) },
    ...{ state: 'open', askedAt: first.at, askedBy: first.by, answer: null, evidenceIds: null },
    ...{ answeredAt: null, answeredBy: null, remark: null, settledAt: null, settledBy: null, version: 1 },
  };
  const steps: Step[] = [{ before: null, after: request, stamp: first }];
  const step = (action: ProofRequestAction, by: Stamp, change: Partial<ProofRequest>): void => {
    const before = request;
    const state = nextProofRequest(before.state, action)!;
    request = { ...before, ...change, state, version: before.version + 1 };
    steps.push({ before, after: request, stamp: by });
  };
  if (answered !== undefined) {
    const by = stamp(answered, staff.office);
    const said = { answer: '演示：已补交，见佐证材料', evidenceIds, answeredAt: by.at, answeredBy: by.by };
    step('answer', by, said);
  }
  if (settled) {
    const by = stamp(settled.on, inspector);
    if (settled.action === 'accept') step('accept', by, { settledAt: by.at, settledBy: by.by });
    else step('return', by, { remark: '演示：只有一个月的记录，请补齐' });
  }
  return steps;
}

const changeOf = (before: ProofRequest | null, after: ProofRequest): Change => ({
  kind: 'proofRequest',
  subject: after.id,
  assessmentId: after.assessmentId,
  code: after.code,
  before,
  after,
});
