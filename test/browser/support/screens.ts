import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from './site';

const SOURCE = join(__dirname, '../../../apps/web/src/app/routes.tsx');

/** Every address of the page as the router knows it, with a leading slash; the start, sign-in and what is nowhere are no screens. */
export function routesOfPage(): string[] {
  const source = readFileSync(SOURCE, 'utf8');
  const paths = [...source.matchAll(/\[\s*'([^']+)',\s*async/g)].map(([, path]) => path!);
  return paths.filter((path) => path !== 'login').map((path) => `/${path}`);
}

export interface Screen {
  /** Who may see it. */
  readonly login: string;
  /** Somebody whose roles do not open it; none where everybody has it. */
  readonly without?: string;
  /** Somebody with the very same role elsewhere. */
  readonly elsewhere?: string;
  /** What stands behind the question mark. */
  readonly query?: string;
  /** Asks the server for nothing it could not do without before somebody acts. */
  readonly asksNothing?: true;
}

const OFFICE = 'liulin.quality';
const INSPECTOR = 'luliang.inspector';
const ADMIN = 'demo.admin';

/** Somebody who manages people and reads no assessment; the quality office of another hospital; inspectors of another province. */
const ofHospital = { login: OFFICE, without: 'luliang.admin', elsewhere: 'xixia.quality' } as const;
const ofRegion = { login: INSPECTOR, without: 'luliang.admin', elsewhere: 'henan.inspector' } as const;
const ofEverybody = { login: OFFICE } as const;

/** Who sees each screen, and who does not. */
export const SCREENS: Readonly<Record<string, Screen>> = {
  '/regions/:code/wall': ofRegion,
  '/hospitals/:hospitalId/evidence': ofHospital,
  '/hospitals/:hospitalId/findings': ofHospital,
  '/regions/:code/desk': ofRegion,
  '/regions/:code/desk/clauses': { ...ofRegion, query: '?queue=unreviewed' },
  '/standards/:standardId/clauses/:code/hospitals': { login: INSPECTOR, without: ADMIN },
  '/regions/:code/findings': ofRegion,
  '/findings/:findingId': ofHospital,
  '/hospitals/:hospitalId/appeals': ofHospital,
  '/regions/:code/appeals': ofRegion,
  '/regions/:code/visits': ofRegion,
  '/hospitals/:hospitalId/visits': ofRegion,
  '/hospitals/:hospitalId/proof-requests': ofHospital,
  '/regions/:code/proof-requests': ofRegion,
  '/visits/:visitId/onsite': ofRegion,
  '/visits/:visitId': ofRegion,
  '/assessments/:assessmentId/move': ofHospital,
  '/assessments/:assessmentId/sheet': ofHospital,
  '/hospitals/:hospitalId/readings-sheet': { ...ofHospital, asksNothing: true },
  '/hospitals/:hospitalId/readings': ofHospital,
  '/hospitals/:hospitalId/indicators': ofHospital,
  '/hospitals/:hospitalId/goals': ofHospital,
  '/assessments/:assessmentId/judgement': ofHospital,
  '/hospitals/:hospitalId/evidence-sheet': { ...ofHospital, asksNothing: true },
  '/hospitals/:hospitalId/months': ofHospital,
  '/hospitals/:hospitalId/months/:month': ofHospital,
  '/hospitals/:hospitalId/months/:month/report': ofHospital,
  '/regions/:code/months': ofRegion,
  '/reports': { login: INSPECTOR, without: ADMIN },
  '/regions/:code': ofRegion,
  '/assessments/:assessmentId': ofHospital,
  '/hospitals': { login: ADMIN },
  '/regions': { login: ADMIN, without: OFFICE },
  '/hospitals/:hospitalId/departments': { ...ofHospital, without: 'liulin.chestpain' },
  '/hospitals/:hospitalId/assessments': ofHospital,
  '/standards': ofEverybody,
  '/standards/:standardId': ofEverybody,
  '/standards/:before/changes/:after': ofEverybody,
  '/people': { login: ADMIN, without: OFFICE },
  '/hospitals/:hospitalId/trail': ofHospital,
  '/trail': { login: ADMIN, without: OFFICE },
  '/notices': ofEverybody,
  '/contact': ofEverybody,
  '/sessions': ofEverybody,
  '/password': { ...ofEverybody, asksNothing: true },
  '/hospitals/:hospitalId': ofHospital,
  '/assessments/:assessmentId/plan': ofHospital,
};

/** What the names in an address stand for. */
export type Ids = Readonly<Record<string, string>>;

/** Things of Liulin and of Lüliang that its own people see. */
export async function idsOf(site: Site): Promise<Ids> {
  const office = await site.as(OFFICE);
  const inspector = await site.as(INSPECTOR);
  const first = async (page: typeof office, path: string): Promise<{ id: string }> =>
    ((await (await page.request.get(path)).json()) as { items: { id: string }[] }).items[0]!;
  const hospitalId = (await first(office, '/api/hospitals')).id;
  const months = (await (await office.request.get(`/api/hospitals/${hospitalId}/months`)).json()) as {
    items: { month: string; revision: number }[];
  };
  const assessments = (await (await office.request.get('/api/assessments?size=200')).json()) as {
    items: { id: string; editionId: string }[];
  };
  const visits = (await (await inspector.request.get('/api/visits')).json()) as {
    items: { id: string; state: string; hospitalIds: string[] }[];
  };
  const clauses = (await (await office.request.get('/api/standards/stroke@2016')).json()) as {
    clauses: { code: string }[];
  };
  const ids = {
    ...{ code: '141100', hospitalId },
    assessmentId: assessments.items.find(({ editionId }) => editionId.startsWith('county-capability'))!.id,
    findingId: (await first(office, '/api/findings')).id,
    visitId: visits.items.find(({ state }) => state === 'planned')!.id,
    month: months.items.find(({ revision }) => revision > 0)!.month,
    ...{
      standardId: 'stroke@2016',
      clause: clauses.clauses[0]!.code,
      before: 'stroke@2016',
      after: 'trauma@2018',
    },
  };
  await office.context().close();
  await inspector.context().close();
  return ids;
}

/** Ids that nobody has. */
export const UNKNOWN: Ids = {
  ...{ code: '999999', hospitalId: '00000000-0000-4000-8000-000000000000', clause: 'NONE-1' },
  assessmentId: '00000000-0000-4000-8000-000000000001',
  findingId: '00000000-0000-4000-8000-000000000002',
  visitId: '00000000-0000-4000-8000-000000000003',
  ...{ month: '2999-13', standardId: 'none@1', before: 'none@1', after: 'none@2' },
};

/** An address with its names filled in. In the address of a standard `code` is that of a clause. */
export const addressOf = (path: string, ids: Ids): string => {
  const of = (name: string): string =>
    ids[name === 'code' && path.startsWith('/standards/') ? 'clause' : name]!;
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(of(name)));
  return filled + (SCREENS[path]!.query ?? '');
};
