import { createHash, randomUUID } from 'node:crypto';
import type { Caller, FrozenMonth } from '@dabiao/application';
import {
  MonthRepository,
  PeopleRepository,
  PlaceRepository,
  UnitOfWork,
  type MonthReport,
} from '@dabiao/persistence';
import { lastDayOf, type MonthFigures, type PastMonth } from '@dabiao/reporting';
import type { INestApplicationContext } from '@nestjs/common';
import { countyName, hospitalName, liulinAnswered, QUIET, regionMonths } from './report-figures';

/*
 * A province whose hospitals have closed their months, put in as rows: their figures are reckoned as always, from
 * answers invented for each hospital and month, but nobody submits and accepts them, and there is no trail.
 */

export const PROVINCE = '140000';
export const LAST_MONTH = '2024-12';
const AT = '2025-01-06T01:00:00.000Z';

/** Somebody who reads all of it; the one person there is. */
const READER: Caller = {
  actor: { userId: randomUUID(), memberships: [{ role: 'bureauViewer', scope: { kind: 'everywhere' } }] },
  requestId: 'bench',
};

export interface ClosedRegion {
  readonly reader: Caller;
  readonly hospitalIds: readonly string[];
  /** Of all frozen months, in bytes. */
  readonly bytes: number;
}

/** Fills an empty database. One month of one hospital is in memory at a time. */
export async function fillClosedRegion(
  app: INestApplicationContext,
  hospitals: number,
  months: number,
): Promise<ClosedRegion> {
  const [uow, repository] = [app.get(UnitOfWork), app.get(MonthRepository)];
  const answered = await liulinAnswered();
  const past = new Map<string, PastMonth[]>();
  let bytes = 0;
  await uow.run(() => addPlaces(app, hospitals));
  await uow.run(() => addReader(app));
  for (const made of regionMonths(answered, hospitals, months, LAST_MONTH)) {
    const history = past.get(made.hospital.id) ?? [];
    const figures: MonthFigures = { ...made, ...QUIET, findings: made.findings, history, demo: false };
    const text = JSON.stringify(frozenMonth(figures));
    bytes += Buffer.byteLength(text);
    await uow.run(() => addMonth(repository, figures, text));
    past.set(made.hospital.id, [...history, pastMonth(figures)]);
  }
  return { reader: READER, hospitalIds: [...past.keys()], bytes };
}

async function addPlaces(app: INestApplicationContext, hospitals: number): Promise<void> {
  const places = app.get(PlaceRepository);
  const codes = Array.from({ length: hospitals }, (_, i) => String(140100 + i));
  await places.addRegions([
    { code: PROVINCE, parent: null, nameZh: '山西省', nameEn: 'Shanxi' },
    ...codes.map((code, i) => {
      const { zh, en = zh } = countyName(i);
      return { code, parent: PROVINCE, nameZh: zh, nameEn: en };
    }),
  ]);
  for (const [i, region] of codes.entries()) {
    const { id, name } = hospitalName(i);
    const names = { nameZh: name.zh, nameEn: name.en ?? name.zh };
    await places.addHospital({ id, region, ...names, demo: false, createdAt: AT, version: 1 });
  }
}

async function addReader(app: INestApplicationContext): Promise<void> {
  const { userId: id, memberships } = READER.actor;
  const named = { id, login: 'bench', name: 'bench', passwordHash: '-', demo: false };
  const free = { disabled: false, mustChangePassword: false, failedAttempts: 0, lockedUntil: null };
  await app
    .get(PeopleRepository)
    .add({ person: { ...named, ...free, createdAt: AT, version: 1 }, memberships });
}

async function addMonth(months: MonthRepository, figures: MonthFigures, text: string): Promise<void> {
  const { hospital, month, asOf } = figures;
  const ofHospital = { hospitalId: hospital.id, submittedAt: AT, submittedBy: READER.actor.userId };
  const report: MonthReport = {
    ...{ ...ofHospital, id: randomUUID(), month, state: 'accepted', levels: ['county'], awaiting: null },
    ...{ revision: 1, acceptedRevision: 1, openedAt: AT, updatedAt: AT, version: 3 },
  };
  await months.add(report);
  await months.addRevision(
    {
      ...{
        ...ofHospital,
        id: randomUUID(),
        monthId: report.id,
        revision: 1,
        outcome: 'accepted',
        reason: null,
      },
      ...{ asOf, knownOn: asOf, formula: figures.formula, trailN: 0, trailHash: '' },
      ...{ comparedRevision: figures.history.length === 0 ? null : 1, lines: [], decisions: [], version: 2 },
      sha256: createHash('sha256').update(text).digest('hex'),
    },
    text,
  );
}

function frozenMonth(figures: MonthFigures): FrozenMonth {
  const before = figures.history.at(-1);
  const asOf = lastDayOf(figures.month);
  return {
    kind: 'frozen-month',
    figures,
    basis: {
      ...{ knownOn: asOf, readOn: asOf, trail: { n: 0, hash: '' }, editions: [], formula: figures.formula },
      comparedWith: before ? { month: before.month, revision: 1 } : null,
    },
  };
}

const pastMonth = ({ month, assessments }: MonthFigures): PastMonth => ({
  month,
  tiers: assessments.flatMap(({ edition, result }) =>
    result.method === 'rate'
      ? result.tiers.map(({ code, three }) => ({ edition: edition.id, tier: code, three }))
      : [],
  ),
});
