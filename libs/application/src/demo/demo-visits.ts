import { Injectable } from '@nestjs/common';
import { addDays, type Day } from '@dabiao/kernel';
import {
  SYSTEM_CHAIN,
  TrailRepository,
  VisitRepository,
  type Change,
  type Stamp,
  type Visit,
} from '@dabiao/persistence';
import { officeTime } from './demo-calendar';
import { demoId } from './demo-id';
import { demoHospitalId, demoPersonId } from './demo-people';

const REGION = '141100';
const INSPECTOR = demoPersonId('luliang.inspector');

/** Days before today of the visit that was held: the first of the two inspections. */
export const HELD = 45;

/** The visit on which an inspector decided that many days ago, where it was one of those below. */
export const demoVisitOf = (hospitalId: string, daysAgo: number, by: string): string | null =>
  daysAgo === HELD && by === INSPECTOR && hospitalId === demoHospitalId('liulin')
    ? demoId('visit', 'held')
    : null;

interface Plan {
  readonly key: string;
  readonly title: string;
  readonly scope: string;
  /** Days from today. */
  readonly first: number;
  readonly last: number;
  /** Told to the hospitals beforehand. */
  readonly announced?: true;
  readonly hospitals: readonly string[];
  readonly people: readonly string[];
}

const [HELD_VISIT, ...COMING]: readonly [Plan, ...Plan[]] = [
  {
    ...{ key: 'held', title: '演示·县级综合能力年度督导', first: -HELD, last: -HELD + 1 },
    ...{ scope: '演示：县级综合能力全部条目，重点看急诊、重症与质控记录', hospitals: ['liulin'] },
    people: [INSPECTOR],
  },
  {
    ...{ key: 'underway', title: '演示·急诊与重症专项督导', first: 0, last: 2 },
    ...{ scope: '演示：县级综合能力中的急诊、重症条目，查看现场与原始记录', hospitals: ['liulin'] },
    people: [INSPECTOR, demoPersonId('shanxi.inspector')],
  },
  {
    ...{ key: 'planned', title: '演示·整改情况回头看', first: 20, last: 22, announced: true },
    ...{ scope: '演示：上次督导发现问题的整改落实情况', hospitals: ['liulin', 'fenyang'] },
    people: [INSPECTOR],
  },
];

/** The inspection visits of the demonstration. Visits are planned in the chain of the system, which begins when it is filled. */
@Injectable()
export class DemoVisits {
  constructor(
    private readonly visits: VisitRepository,
    private readonly trail: TrailRepository,
  ) {}

  async write(today: Day, { at, requestId }: Stamp): Promise<void> {
    const held = visitOf(HELD_VISIT, today);
    const after: Visit = { ...held, state: 'held', version: 2 };
    const coming = COMING.map((plan) => visitOf(plan, today));
    for (const visit of [after, ...coming]) await this.visits.add(visit);
    const changes = [
      visitChange(null, held),
      visitChange(held, after),
      ...coming.map((visit) => visitChange(null, visit)),
    ];
    await this.trail.append(SYSTEM_CHAIN, { at, requestId, by: INSPECTOR }, changes);
  }
}

function visitOf(plan: Plan, today: Day): Visit {
  const { key, title, scope, first, last, hospitals, people, announced = false } = plan;
  const planned = officeTime(addDays(today, Math.min(first, 0) - 10), `visit ${key}`);
  return {
    ...{ id: demoId('visit', key), region: REGION, title, scope },
    ...{ firstDay: addDays(today, first), lastDay: addDays(today, last), state: 'planned' },
    ...{ announced, cancelReason: null, createdAt: planned, createdBy: INSPECTOR, version: 1 },
    ...{ hospitalIds: hospitals.map(demoHospitalId).sort(), personIds: [...people].sort() },
  };
}

const visitChange = (before: Visit | null, after: Visit): Change => ({
  kind: 'visit',
  subject: after.id,
  before,
  after,
});
