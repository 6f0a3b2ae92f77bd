import { createBrowserRouter } from 'react-router';
import { NotFound } from '../shared/ui/NotFound';
import { PageFailed } from '../shared/ui/PageFailed';
import { Loading } from '../shared/ui/Loading';
import { inFrame, only } from './in-frame';
import { RequireSession } from './RequireSession';
import { Start } from './Start';

/** Every address of the page. Each screen is loaded when it is first opened. */
export const router = createBrowserRouter([
  {
    path: '/login',
    // Forms and their rules are not for whoever is signed in.
    lazy: async () => ({ Component: (await import('../features/session/SignInPage')).SignInPage }),
    errorElement: <PageFailed />,
    hydrateFallbackElement: <Loading />,
  },
  {
    // A screen at the wall has no frame, and says itself when nobody is signed in.
    path: '/regions/:code/wall',
    handle: only('assessment.read'),
    errorElement: <PageFailed />,
    hydrateFallbackElement: <Loading />,
    lazy: async () => ({ Component: (await import('../features/regions/wall/WallPage')).WallPage }),
  },
  {
    path: '/',
    element: <RequireSession />,
    errorElement: <PageFailed />,
    hydrateFallbackElement: <Loading />,
    children: inFrame([
      { index: true, element: <Start /> },
      {
        path: 'hospitals/:hospitalId/evidence',
        handle: only('evidence.read'),
        lazy: async () => ({ Component: (await import('../features/evidence/LibraryPage')).LibraryPage }),
      },
      {
        path: 'hospitals/:hospitalId/findings',
        handle: only('assessment.read'),
        lazy: async () => ({ Component: (await import('../features/findings/FindingsPage')).FindingsPage }),
      },
      {
        path: 'regions/:code/desk',
        handle: only('assessment.read'),
        lazy: async () => ({ Component: (await import('../features/desk/DeskPage')).DeskPage }),
      },
      {
        path: 'regions/:code/desk/clauses',
        handle: only('assessment.read'),
        lazy: async () => ({ Component: (await import('../features/desk/QueuePage')).QueuePage }),
      },
      {
        path: 'standards/:standardId/clauses/:code/hospitals',
        handle: only('assessment.read'),
        lazy: async () => ({ Component: (await import('../features/desk/AcrossPage')).AcrossPage }),
      },
      {
        path: 'regions/:code/findings',
        handle: only('assessment.read'),
        lazy: async () => ({ Component: (await import('../features/findings/FindingsPage')).FindingsPage }),
      },
      {
        path: 'findings/:findingId',
        handle: only('assessment.read'),
        lazy: async () => ({ Component: (await import('../features/findings/FindingPage')).FindingPage }),
      },
      {
        path: 'hospitals/:hospitalId/appeals',
        handle: only('assessment.read'),
        lazy: async () => ({ Component: (await import('../features/appeals/AppealsPage')).AppealsPage }),
      },
      {
        path: 'regions/:code/appeals',
        handle: only('assessment.read'),
        lazy: async () => ({ Component: (await import('../features/appeals/AppealsPage')).AppealsPage }),
      },
      {
        path: 'regions/:code/visits',
        handle: only('visit.read'),
        lazy: async () => ({ Component: (await import('../features/visits/VisitsPage')).VisitsPage }),
      },
      {
        path: 'hospitals/:hospitalId/visits',
        handle: only('visit.read'),
        lazy: async () => ({ Component: (await import('../features/visits/VisitsPage')).VisitsPage }),
      },
      {
        path: 'hospitals/:hospitalId/proof-requests',
        handle: only('evidence.read'),
        lazy: async () => ({ Component: (await import('../features/requests/RequestsPage')).RequestsPage }),
      },
      {
        path: 'regions/:code/proof-requests',
        handle: only('evidence.read'),
        lazy: async () => ({ Component: (await import('../features/requests/RequestsPage')).RequestsPage }),
      },
      {
        path: 'visits/:visitId/onsite',
        handle: only('visit.read'),
        lazy: async () => ({ Component: (await import('../features/onsite/OnsitePage')).OnsitePage }),
      },
      {
        path: 'visits/:visitId',
        handle: only('visit.read'),
        lazy: async () => ({ Component: (await import('../features/visits/VisitPage')).VisitPage }),
      },
      {
        path: 'assessments/:assessmentId/move',
        handle: only('assessment.manage'),
        lazy: async () => ({ Component: (await import('../features/moves/MovePage')).MovePage }),
      },
      {
        path: 'assessments/:assessmentId/sheet',
        handle: only('assessment.read'),
        lazy: async () => ({
          Component: (await import('../features/sheets/AssessmentSheetPage')).AssessmentSheetPage,
        }),
      },
      {
        path: 'hospitals/:hospitalId/readings-sheet',
        handle: only('assessment.read'),
        lazy: async () => ({
          Component: (await import('../features/sheets/ReadingsSheetPage')).ReadingsSheetPage,
        }),
      },
      {
        path: 'hospitals/:hospitalId/readings',
        handle: only('assessment.read'),
        lazy: async () => ({ Component: (await import('../features/readings/ReadingsPage')).ReadingsPage }),
      },
      {
        path: 'hospitals/:hospitalId/goals',
        handle: only('assessment.read'),
        lazy: async () => ({ Component: (await import('../features/goals/GoalsPage')).GoalsPage }),
      },
      {
        path: 'assessments/:assessmentId/judgement',
        handle: only('assessment.read'),
        lazy: async () => ({ Component: (await import('../features/readings/JudgementPage')).JudgementPage }),
      },
      {
        path: 'hospitals/:hospitalId/evidence-sheet',
        handle: only('evidence.read'),
        lazy: async () => ({
          Component: (await import('../features/sheets/EvidenceSheetPage')).EvidenceSheetPage,
        }),
      },
      {
        path: 'hospitals/:hospitalId/months',
        handle: only('report.read'),
        lazy: async () => ({ Component: (await import('../features/months/MonthsPage')).MonthsPage }),
      },
      {
        path: 'hospitals/:hospitalId/months/:month',
        handle: only('report.read'),
        lazy: async () => ({ Component: (await import('../features/months/MonthPage')).MonthPage }),
      },
      {
        path: 'hospitals/:hospitalId/months/:month/report',
        handle: only('report.read'),
        lazy: async () => ({
          Component: (await import('../features/reports/MonthReportPage')).MonthReportPage,
        }),
      },
      {
        path: 'regions/:code/months',
        handle: only('report.read'),
        lazy: async () => ({
          Component: (await import('../features/months/RegionMonthsPage')).RegionMonthsPage,
        }),
      },
      {
        path: 'reports',
        handle: only('report.read'),
        lazy: async () => ({
          Component: (await import('../features/report-jobs/ReportJobsPage')).ReportJobsPage,
        }),
      },
      {
        path: 'regions/:code',
        handle: only('assessment.read'),
        lazy: async () => ({ Component: (await import('../features/regions/RegionPage')).RegionPage }),
      },
      {
        path: 'assessments/:assessmentId',
        handle: only('assessment.read'),
        lazy: async () => ({
          Component: (await import('../features/checklist/ChecklistPage')).ChecklistPage,
        }),
      },
      {
        path: 'hospitals',
        lazy: async () => ({ Component: (await import('../features/places/HospitalsPage')).HospitalsPage }),
      },
      {
        path: 'hospitals/:hospitalId/departments',
        handle: only('department.manage'),
        lazy: async () => ({
          Component: (await import('../features/places/DepartmentsPage')).DepartmentsPage,
        }),
      },
      {
        path: 'hospitals/:hospitalId/assessments',
        handle: only('assessment.read'),
        lazy: async () => ({
          Component: (await import('../features/assessments/AssessmentsPage')).AssessmentsPage,
        }),
      },
      {
        path: 'standards',
        lazy: async () => ({
          Component: (await import('../features/standards/StandardsPage')).StandardsPage,
        }),
      },
      {
        path: 'standards/:standardId',
        lazy: async () => ({ Component: (await import('../features/standards/StandardPage')).StandardPage }),
      },
      {
        path: 'standards/:before/changes/:after',
        lazy: async () => ({ Component: (await import('../features/standards/ComparePage')).ComparePage }),
      },
      {
        path: 'people',
        handle: only('people.manage'),
        lazy: async () => ({ Component: (await import('../features/people/PeoplePage')).PeoplePage }),
      },
      {
        path: 'hospitals/:hospitalId/trail',
        handle: only('history.read'),
        lazy: async () => ({ Component: (await import('../features/trail/TrailPage')).TrailPage }),
      },
      {
        path: 'trail',
        handle: only('trail.readSystem'),
        lazy: async () => ({ Component: (await import('../features/trail/TrailPage')).TrailPage }),
      },
      {
        path: 'notices',
        lazy: async () => ({ Component: (await import('../features/notices/NoticesPage')).NoticesPage }),
      },
      {
        path: 'contact',
        lazy: async () => ({ Component: (await import('../features/notices/ContactPage')).ContactPage }),
      },
      {
        path: 'sessions',
        lazy: async () => ({ Component: (await import('../features/session/SessionsPage')).SessionsPage }),
      },
      {
        path: 'password',
        lazy: async () => ({ Component: (await import('../features/session/PasswordPage')).PasswordPage }),
      },
      {
        path: 'hospitals/:hospitalId',
        handle: only('assessment.read'),
        lazy: async () => ({ Component: (await import('../features/home/HomePage')).HomePage }),
      },
      {
        path: 'assessments/:assessmentId/plan',
        handle: only('assessment.read'),
        lazy: async () => ({ Component: (await import('../features/planning/PlanPage')).PlanPage }),
      },
      { path: '*', element: <NotFound /> },
    ]),
  },
]);
