import type { Edition } from '@dabiao/catalog';
import { Dice } from '@dabiao/demo';
import { findingNumber, nextAppeal, nextFinding, yearOf, type Severity } from '@dabiao/inspection';
import { addDays, type Day } from '@dabiao/kernel';
import {
  clauseKey,
  type Appeal,
  type ClauseRow,
  type EvidenceLink,
  type Change,
  type Finding,
  type Review,
  type Stamp,
} from '@dabiao/persistence';
import { decided } from '../inspection/decisions.service';
import { findingChange, moved, raised, verified } from '../inspection/finding-book';
import { appealChange, reviewChange, unreviewed } from '../inspection/review-follower';
import { officeTime } from './demo-calendar';
import { demoId } from './demo-id';
import type { Move, Staff } from './demo-moves';
import { demoVisitOf, HELD } from './demo-visits';

/** What inspectors said of one hospital: how things stand, and the entries that lead there. */
export interface InspectionScript {
  readonly reviews: readonly Review[];
  readonly findings: readonly Finding[];
  readonly appeals: readonly Appeal[];
  readonly moves: readonly Move[];
}

export interface Inspected {
  readonly hospitalId: string;
  readonly assessments: readonly { readonly id: string; readonly edition: Edition }[];
  /** As they stand at the end. */
  readonly clauses: readonly ClauseRow[];
  readonly links: readonly EvidenceLink[];
  readonly staff: Staff;
  readonly today: Day;
}

/** Days before today of the two inspections. */
const FIRST = HELD;
const SECOND = 6;

/** What becomes of a rejected clause; with a proof it can be fixed. */
type Fate = 'overdue' | 'planned' | 'extension' | 'appealed' | 'upheld' | 'fixed' | 'returned' | 'closed';
const FATES: Readonly<Record<'proven' | 'unproven', readonly Fate[]>> = {
  proven: ['closed', 'fixed', 'returned'],
  unproven: ['overdue', 'planned', 'extension', 'upheld', 'appealed'],
};
const SEVERITY: Partial<Record<Fate, Severity>> = { overdue: 'critical', closed: 'minor', planned: 'minor' };
/** One in so many of what is met is confirmed. */
const CONFIRMED_IN = 3;

/**
 * Two inspections of the plain checklists of a hospital. Only clauses that nothing has happened to since are decided on, so
 * that no decision is taken back.
 */
export function inspectionScript(inspected: Inspected): InspectionScript {
  const { hospitalId, assessments, clauses, links } = inspected;
  const changedAt = new Map<string, string>();
  const changed = (key: string, at: string): void =>
    void changedAt.set(key, [changedAt.get(key) ?? '', at].sort().at(-1)!);
  for (const row of clauses)
    if (row.verdict !== 'unassessed' || row.item !== null) changed(clauseKey(row), row.updatedAt);
  for (const link of links) changed(clauseKey(link), link.linkedAt);
  const proven = new Set(links.map(clauseKey));
  const book = new Book(inspected);
  for (const [key, at] of changedAt) {
    const [assessmentId, code] = key.split(' ') as [string, string];
    book.reviews.set(key, { ...unreviewed({ assessmentId, code }, hospitalId), changedAt: at, version: 1 });
  }
  for (const { id, edition } of assessments) {
    if (edition.method !== 'rate') continue;
    const settled = addDays(inspected.today, -FIRST);
    const met = clauses.filter(
      (row) => row.assessmentId === id && row.verdict === 'met' && changedAt.get(clauseKey(row))! < settled,
    );
    book.inspect(edition, met, proven);
  }
  return book.script();
}

/** Keeps the reviews, findings and appeals of one hospital while the story is told. */
class Book {
  readonly reviews = new Map<string, Review>();
  private readonly findings = new Map<string, Finding>();
  private readonly appeals = new Map<string, Appeal>();
  private readonly moves: Move[] = [];

  constructor(private readonly of: Inspected) {}

  script(): InspectionScript {
    const numbered = numbering([...this.findings.values()]);
    const moves = this.moves.map(({ change, ...move }) => ({
      ...move,
      change: numberedChange(change, numbered),
    }));
    return {
      reviews: [...this.reviews.values()],
      findings: [...this.findings.values()].map(numbered),
      appeals: [...this.appeals.values()],
      moves,
    };
  }

  inspect(edition: Edition, met: readonly ClauseRow[], proven: ReadonlySet<string>): void {
    if (met.length === 0) return;
    const dice = new Dice(`inspection ${met[0]!.assessmentId}`);
    const ones = (wanted: boolean): ClauseRow[] => {
      const some = met.filter((row) => proven.has(clauseKey(row)) === wanted);
      return dice.pick(some, some.length);
    };
    const [withProof, without] = [ones(true), ones(false)];
    FATES.proven.forEach((fate, i) => withProof[i] && this.reject(edition, withProof[i], fate));
    FATES.unproven.forEach((fate, i) => without[i] && this.reject(edition, without[i], fate));
    const rest = [...withProof.slice(FATES.proven.length), ...without.slice(FATES.unproven.length)];
    const [inspector] = this.of.staff.inspectors;
    rest.forEach((row, i) => {
      if (i % CONFIRMED_IN === 0)
        this.decide(row, this.stamp(FIRST, inspector), 'confirmed', null, this.visit(FIRST, inspector));
    });
  }

  private reject(edition: Edition, row: ClauseRow, fate: Fate): void {
    const [inspector, second] = this.of.staff.inspectors;
    // Nobody else could decide the appeal.
    if (second === null && fate === 'upheld') return;
    const begun = fate === 'appealed' || fate === 'extension' ? SECOND : FIRST;
    const reason = '演示：核查时未见到与自评相符的记录';
    const stamp = this.stamp(begun, inspector);
    this.decide(row, stamp, 'rejected', reason, this.visit(begun, inspector));
    const { assessmentId, code, departmentId, personId } = row;
    const { hospitalId } = this.of;
    const raising = {
      ...{ assessmentId, code, hospitalId, edition, origin: 'rejection' as const, description: reason },
      ...{ visitId: this.visit(begun, inspector), severity: SEVERITY[fate] },
    };
    const made = raised(raising, { departmentId, personId, number: '' }, undefined, stamp);
    const finding: Finding = { ...made, id: demoId('finding', assessmentId, code) };
    this.keepFinding(null, finding, stamp);
    this.follow(row, finding, fate);
  }

  private follow(row: ClauseRow, finding: Finding, fate: Fate): void {
    const { office, inspectors } = this.of.staff;
    const [inspector, second] = inspectors;
    const key = clauseKey(row);
    if (fate === 'appealed' || fate === 'upheld') {
      const filed = this.appeal(row, this.stamp(fate === 'upheld' ? FIRST - 3 : SECOND - 3, office));
      if (fate === 'upheld') this.uphold(filed, this.stamp(FIRST - 7, second!));
      return;
    }
    if (fate === 'extension') {
      const asked = this.stamp(SECOND - 3, office);
      const extensionUntil = addDays(finding.dueOn, 20);
      const change = { extensionAsked: true, extensionUntil, extensionReason: '演示：设备尚未到货' };
      this.keepFinding(finding, moved(finding, change, asked), asked);
    }
    if (fate === 'overdue' || fate === 'extension') return;
    const planned = this.step(finding, 'plan', this.stamp(FIRST - 5, office), ({ at, by }) => ({
      ...{ rootCause: '演示：职责未落实到人', correctiveAction: '演示：明确责任人并补齐记录' },
      ...{ plannedAt: at, plannedBy: by },
    }));
    if (fate === 'planned') return;
    const proof = this.of.links.find((link) => clauseKey(link) === key)!.evidenceId;
    const fixed = this.step(planned, 'fix', this.stamp(FIRST - 20, office), ({ at, by }) => ({
      ...{ fix: '演示：记录已补齐', fixEvidence: [proof], fixedAt: at, fixedBy: by },
    }));
    if (fate === 'fixed') return;
    const looked = this.stamp(SECOND, inspector);
    if (fate === 'returned') {
      const remark = '演示：只补齐了一部分';
      this.step(fixed, 'return', looked, ({ at, by }) => ({ remark, decidedAt: at, decidedBy: by }));
      this.decide(row, looked, 'rejected', remark);
      return;
    }
    const [closed] = verified(fixed, null, looked);
    this.keepFinding(fixed, closed!.after, looked);
    this.decide(row, looked, 'confirmed', null);
  }

  private step(
    before: Finding,
    action: 'plan' | 'fix' | 'return',
    stamp: Stamp,
    change: (stamp: Stamp) => Partial<Finding>,
  ): Finding {
    const after = moved(before, { ...nextFinding(before, action)!, ...change(stamp) }, stamp);
    this.keepFinding(before, after, stamp);
    return after;
  }

  private decide(
    row: ClauseRow,
    stamp: Stamp,
    verdict: 'confirmed' | 'rejected',
    reason: string | null,
    visitId: string | null = null,
  ): void {
    const before = this.reviews.get(clauseKey(row))!;
    const made = decided(before, { verdict, reason }, visitId, stamp);
    // A rejection that stands again is not another one.
    const again = before.verdict === 'rejected' && verdict === 'rejected';
    const after = again ? { ...made, rejections: before.rejections } : made;
    this.reviews.set(clauseKey(row), after);
    const change = reviewChange(before, after);
    this.moves.push({
      at: stamp.at,
      by: stamp.by,
      change: before.last === null ? { ...change, before: null } : change,
    });
  }

  private appeal({ assessmentId, code, ...row }: ClauseRow, stamp: Stamp): Appeal {
    const review = this.reviews.get(clauseKey({ ...row, assessmentId, code }))!;
    const appeal: Appeal = {
      ...{ id: demoId('appeal', assessmentId, code), hospitalId: this.of.hospitalId, assessmentId, code },
      ...{ rejection: 1, state: 'filed', rejectedBy: review.decidedBy!, rejectedAt: review.decidedAt! },
      ...{ rejectionReason: review.reason!, reason: '演示：记录保存在科室，可现场查看' },
      ...{
        filedAt: stamp.at,
        filedBy: stamp.by,
        decision: null,
        decidedAt: null,
        decidedBy: null,
        version: 1,
      },
    };
    this.appeals.set(appeal.id, appeal);
    this.moves.push({ at: stamp.at, by: stamp.by, change: appealChange(null, appeal) });
    return appeal;
  }

  private uphold(before: Appeal, { at, by }: Stamp): void {
    const state = nextAppeal(before.state, 'uphold')!;
    const decision = '演示：现场查看仍缺记录，维持原核定';
    const after: Appeal = { ...before, state, decision, decidedAt: at, decidedBy: by, version: 2 };
    this.appeals.set(after.id, after);
    this.moves.push({ at, by, change: appealChange(before, after) });
  }

  private keepFinding(before: Finding | null, after: Finding, { at, by }: Stamp): void {
    this.findings.set(after.id, after);
    this.moves.push({ at, by, change: findingChange(before, after) });
  }

  private visit(daysAgo: number, by: string): string | null {
    return demoVisitOf(this.of.hospitalId, daysAgo, by);
  }

  private stamp(daysAgo: number, by: string): Stamp {
    return { at: officeTime(addDays(this.of.today, -daysAgo), `inspection ${by}`), by, requestId: '' };
  }
}

/** Gives findings their numbers, in the order in which they were raised; the story is told in another. */
function numbering(findings: readonly Finding[]): (finding: Finding) => Finding {
  const places = new Map<string, number>();
  const order = ({ raisedAt, id }: Finding): string => `${raisedAt} ${id}`;
  const numbers = new Map(
    [...findings]
      .sort((a, b) => (order(a) < order(b) ? -1 : 1))
      .map(({ id, raisedOn }) => {
        const place = (places.get(yearOf(raisedOn)) ?? 0) + 1;
        places.set(yearOf(raisedOn), place);
        return [id, findingNumber(raisedOn, place)] as const;
      }),
  );
  return (finding) => ({ ...finding, number: numbers.get(finding.id)! });
}

/** An entry of the trail with the numbers of its finding. */
function numberedChange(change: Change, numbered: (finding: Finding) => Finding): Change {
  if (change.kind !== 'finding') return change;
  const { before, after } = change;
  return {
    ...change,
    before: before && numbered(before as Finding),
    after: after && numbered(after as Finding),
  };
}
