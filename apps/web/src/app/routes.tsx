import type { ComponentType, ReactNode } from 'react';
import type { Permission } from '@dabiao/access';
import { Route, Routes } from 'react-router';
import { lazyPiece } from '../shared/lazy-piece';
import { NotFound } from '../shared/ui/NotFound';
import { Gate } from './Gate';
import { RequireSession } from './RequireSession';
import { Start } from './Start';

/** `needs`: the permission without which the server answers nothing of the screen. */
type Screen = readonly [path: string, load: () => Promise<ComponentType>, needs?: Permission];

/** Screens inside the frame, by their address. Each is loaded when it is first opened. */
const FRAMED: readonly Screen[] = [
  [
    'hospitals/:hospitalId/evidence',
    async () => (await import('../features/evidence/LibraryPage')).LibraryPage,
    'evidence.read',
  ],
  [
    'hospitals/:hospitalId/findings',
    async () => (await import('../features/findings/FindingsPage')).FindingsPage,
    'assessment.read',
  ],
  ['regions/:code/desk', async () => (await import('../features/desk/DeskPage')).DeskPage, 'assessment.read'],
  [
    'regions/:code/desk/clauses',
    async () => (await import('../features/desk/QueuePage')).QueuePage,
    'assessment.read',
  ],
  [
    'standards/:standardId/clauses/:code/hospitals',
    async () => (await import('../features/desk/AcrossPage')).AcrossPage,
    'assessment.read',
  ],
  [
    'regions/:code/findings',
    async () => (await import('../features/findings/FindingsPage')).FindingsPage,
    'assessment.read',
  ],
  [
    'findings/:findingId',
    async () => (await import('../features/findings/FindingPage')).FindingPage,
    'assessment.read',
  ],
  [
    'hospitals/:hospitalId/appeals',
    async () => (await import('../features/appeals/AppealsPage')).AppealsPage,
    'assessment.read',
  ],
  [
    'regions/:code/appeals',
    async () => (await import('../features/appeals/AppealsPage')).AppealsPage,
    'assessment.read',
  ],
  [
    'regions/:code/visits',
    async () => (await import('../features/visits/VisitsPage')).VisitsPage,
    'visit.read',
  ],
  [
    'hospitals/:hospitalId/visits',
    async () => (await import('../features/visits/VisitsPage')).VisitsPage,
    'visit.read',
  ],
  [
    'hospitals/:hospitalId/proof-requests',
    async () => (await import('../features/requests/RequestsPage')).RequestsPage,
    'evidence.read',
  ],
  [
    'regions/:code/proof-requests',
    async () => (await import('../features/requests/RequestsPage')).RequestsPage,
    'evidence.read',
  ],
  [
    'visits/:visitId/onsite',
    async () => (await import('../features/onsite/OnsitePage')).OnsitePage,
    'visit.read',
  ],
  ['visits/:visitId', async () => (await import('../features/visits/VisitPage')).VisitPage, 'visit.read'],
  [
    'assessments/:assessmentId/move',
    async () => (await import('../features/moves/MovePage')).MovePage,
    'assessment.manage',
  ],
  [
    'assessments/:assessmentId/sheet',
    async () => (await import('../features/sheets/AssessmentSheetPage')).AssessmentSheetPage,
    'assessment.read',
  ],
  [
    'hospitals/:hospitalId/readings-sheet',
    async () => (await import('../features/sheets/ReadingsSheetPage')).ReadingsSheetPage,
    'assessment.read',
  ],
  [
    'hospitals/:hospitalId/readings',
    async () => (await import('../features/readings/ReadingsPage')).ReadingsPage,
    'assessment.read',
  ],
  [
    'hospitals/:hospitalId/indicators',
    async () => (await import('../features/readings/OwnIndicatorsPage')).OwnIndicatorsPage,
    'assessment.read',
  ],
  [
    'hospitals/:hospitalId/goals',
    async () => (await import('../features/goals/GoalsPage')).GoalsPage,
    'assessment.read',
  ],
  [
    'assessments/:assessmentId/judgement',
    async () => (await import('../features/readings/JudgementPage')).JudgementPage,
    'assessment.read',
  ],
  [
    'hospitals/:hospitalId/evidence-sheet',
    async () => (await import('../features/sheets/EvidenceSheetPage')).EvidenceSheetPage,
    'evidence.read',
  ],
  [
    'hospitals/:hospitalId/months',
    async () => (await import('../features/months/MonthsPage')).MonthsPage,
    'report.read',
  ],
  [
    'hospitals/:hospitalId/months/:month',
    async () => (await import('../features/months/MonthPage')).MonthPage,
    'report.read',
  ],
  [
    'hospitals/:hospitalId/months/:month/report',
    async () => (await import('../features/reports/MonthReportPage')).MonthReportPage,
    'report.read',
  ],
  [
    'regions/:code/months',
    async () => (await import('../features/months/RegionMonthsPage')).RegionMonthsPage,
    'report.read',
  ],
  [
    'reports',
    async () => (await import('../features/report-jobs/ReportJobsPage')).ReportJobsPage,
    'report.read',
  ],
  [
    'regions/:code',
    async () => (await import('../features/regions/RegionPage')).RegionPage,
    'assessment.read',
  ],
  [
    'assessments/:assessmentId',
    async () => (await import('../features/checklist/ChecklistPage')).ChecklistPage,
    'assessment.read',
  ],
  ['hospitals', async () => (await import('../features/places/HospitalsPage')).HospitalsPage],
  ['regions', async () => (await import('../features/places/RegionsPage')).RegionsPage, 'region.manage'],
  [
    'hospitals/:hospitalId/departments',
    async () => (await import('../features/places/DepartmentsPage')).DepartmentsPage,
    'department.manage',
  ],
  [
    'hospitals/:hospitalId/assessments',
    async () => (await import('../features/assessments/AssessmentsPage')).AssessmentsPage,
    'assessment.read',
  ],
  ['standards', async () => (await import('../features/standards/StandardsPage')).StandardsPage],
  ['standards/:standardId', async () => (await import('../features/standards/StandardPage')).StandardPage],
  [
    'standards/:before/changes/:after',
    async () => (await import('../features/standards/ComparePage')).ComparePage,
  ],
  ['people', async () => (await import('../features/people/PeoplePage')).PeoplePage, 'people.manage'],
  [
    'hospitals/:hospitalId/trail',
    async () => (await import('../features/trail/TrailPage')).TrailPage,
    'history.read',
  ],
  ['trail', async () => (await import('../features/trail/TrailPage')).TrailPage, 'trail.readSystem'],
  ['notices', async () => (await import('../features/notices/NoticesPage')).NoticesPage],
  ['contact', async () => (await import('../features/notices/ContactPage')).ContactPage],
  ['sessions', async () => (await import('../features/session/SessionsPage')).SessionsPage],
  ['password', async () => (await import('../features/session/PasswordPage')).PasswordPage],
  [
    'hospitals/:hospitalId',
    async () => (await import('../features/home/HomePage')).HomePage,
    'assessment.read',
  ],
  [
    'assessments/:assessmentId/plan',
    async () => (await import('../features/planning/PlanPage')).PlanPage,
    'assessment.read',
  ],
];

/** Screens without a frame. A screen at the wall says itself when nobody is signed in. */
const BARE: readonly Screen[] = [
  ['login', async () => (await import('../features/session/SignInPage')).SignInPage],
  ['regions/:code/wall', async () => (await import('../features/regions/wall/WallPage')).WallPage],
];

const routeOf = ([path, load, needs]: Screen): ReactNode => {
  const Page = lazyPiece(load);
  const page = <Page />;
  return <Route key={path} path={path} element={needs ? <Gate needs={needs}>{page}</Gate> : page} />;
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
