import { lazy, type ComponentType, type ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { NotFound } from '../shared/ui/NotFound';
import { RequireSession } from './RequireSession';
import { Start } from './Start';

type Screen = readonly [path: string, load: () => Promise<ComponentType>];

/** Screens inside the frame, by their address. Each is loaded when it is first opened. */
const FRAMED: readonly Screen[] = [
  [
    'hospitals/:hospitalId/evidence',
    async () => (await import('../features/evidence/LibraryPage')).LibraryPage,
  ],
  [
    'hospitals/:hospitalId/findings',
    async () => (await import('../features/findings/FindingsPage')).FindingsPage,
  ],
  ['regions/:code/desk', async () => (await import('../features/desk/DeskPage')).DeskPage],
  ['regions/:code/desk/clauses', async () => (await import('../features/desk/QueuePage')).QueuePage],
  [
    'standards/:standardId/clauses/:code/hospitals',
    async () => (await import('../features/desk/AcrossPage')).AcrossPage,
  ],
  ['regions/:code/findings', async () => (await import('../features/findings/FindingsPage')).FindingsPage],
  ['findings/:findingId', async () => (await import('../features/findings/FindingPage')).FindingPage],
  [
    'hospitals/:hospitalId/appeals',
    async () => (await import('../features/appeals/AppealsPage')).AppealsPage,
  ],
  ['regions/:code/appeals', async () => (await import('../features/appeals/AppealsPage')).AppealsPage],
  ['regions/:code/visits', async () => (await import('../features/visits/VisitsPage')).VisitsPage],
  ['hospitals/:hospitalId/visits', async () => (await import('../features/visits/VisitsPage')).VisitsPage],
  [
    'hospitals/:hospitalId/proof-requests',
    async () => (await import('../features/requests/RequestsPage')).RequestsPage,
  ],
  [
    'regions/:code/proof-requests',
    async () => (await import('../features/requests/RequestsPage')).RequestsPage,
  ],
  ['visits/:visitId/onsite', async () => (await import('../features/onsite/OnsitePage')).OnsitePage],
  ['visits/:visitId', async () => (await import('../features/visits/VisitPage')).VisitPage],
  ['assessments/:assessmentId/move', async () => (await import('../features/moves/MovePage')).MovePage],
  [
    'assessments/:assessmentId/sheet',
    async () => (await import('../features/sheets/AssessmentSheetPage')).AssessmentSheetPage,
  ],
  [
    'hospitals/:hospitalId/readings-sheet',
    async () => (await import('../features/sheets/ReadingsSheetPage')).ReadingsSheetPage,
  ],
  [
    'hospitals/:hospitalId/readings',
    async () => (await import('../features/readings/ReadingsPage')).ReadingsPage,
  ],
  ['hospitals/:hospitalId/goals', async () => (await import('../features/goals/GoalsPage')).GoalsPage],
  [
    'assessments/:assessmentId/judgement',
    async () => (await import('../features/readings/JudgementPage')).JudgementPage,
  ],
  [
    'hospitals/:hospitalId/evidence-sheet',
    async () => (await import('../features/sheets/EvidenceSheetPage')).EvidenceSheetPage,
  ],
  ['hospitals/:hospitalId/months', async () => (await import('../features/months/MonthsPage')).MonthsPage],
  [
    'hospitals/:hospitalId/months/:month',
    async () => (await import('../features/months/MonthPage')).MonthPage,
  ],
  [
    'hospitals/:hospitalId/months/:month/report',
    async () => (await import('../features/reports/MonthReportPage')).MonthReportPage,
  ],
  [
    'regions/:code/months',
    async () => (await import('../features/months/RegionMonthsPage')).RegionMonthsPage,
  ],
  ['reports', async () => (await import('../features/report-jobs/ReportJobsPage')).ReportJobsPage],
  ['regions/:code', async () => (await import('../features/regions/RegionPage')).RegionPage],
  [
    'assessments/:assessmentId',
    async () => (await import('../features/checklist/ChecklistPage')).ChecklistPage,
  ],
  ['hospitals', async () => (await import('../features/places/HospitalsPage')).HospitalsPage],
  [
    'hospitals/:hospitalId/departments',
    async () => (await import('../features/places/DepartmentsPage')).DepartmentsPage,
  ],
  [
    'hospitals/:hospitalId/assessments',
    async () => (await import('../features/assessments/AssessmentsPage')).AssessmentsPage,
  ],
  ['standards', async () => (await import('../features/standards/StandardsPage')).StandardsPage],
  ['standards/:standardId', async () => (await import('../features/standards/StandardPage')).StandardPage],
  [
    'standards/:before/changes/:after',
    async () => (await import('../features/standards/ComparePage')).ComparePage,
  ],
  ['people', async () => (await import('../features/people/PeoplePage')).PeoplePage],
  ['hospitals/:hospitalId/trail', async () => (await import('../features/trail/TrailPage')).TrailPage],
  ['trail', async () => (await import('../features/trail/TrailPage')).TrailPage],
  ['notices', async () => (await import('../features/notices/NoticesPage')).NoticesPage],
  ['contact', async () => (await import('../features/notices/ContactPage')).ContactPage],
  ['sessions', async () => (await import('../features/session/SessionsPage')).SessionsPage],
  ['password', async () => (await import('../features/session/PasswordPage')).PasswordPage],
  ['hospitals/:hospitalId', async () => (await import('../features/home/HomePage')).HomePage],
  ['assessments/:assessmentId/plan', async () => (await import('../features/planning/PlanPage')).PlanPage],
];

/** Screens without a frame. A screen at the wall says itself when nobody is signed in. */
const BARE: readonly Screen[] = [
  ['login', async () => (await import('../features/session/SignInPage')).SignInPage],
  ['regions/:code/wall', async () => (await import('../features/regions/wall/WallPage')).WallPage],
];

const routeOf = ([path, load]: Screen): ReactNode => {
  const Page = lazy(async () => ({ default: await load() }));
  return <Route key={path} path={path} element={<Page />} />;
};

const ROUTES = (
  <>
    {BARE.map(routeOf)}
    <Route element={<RequireSession />}>
      <Route index element={<Start />} />
      {FRAMED.map(routeOf)}
      <Route path="*" element={<NotFound />} />
    </Route>
  </>
);

/** Every address of the page. */
export function Screens(): ReactNode {
  return <Routes>{ROUTES}</Routes>;
}
