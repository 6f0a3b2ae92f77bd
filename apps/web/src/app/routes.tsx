import { createBrowserRouter } from 'react-router';
import { NotFound } from '../shared/ui/NotFound';
import { PageFailed } from '../shared/ui/PageFailed';
import { Loading } from '../shared/ui/Loading';
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
    errorElement: <PageFailed />,
    hydrateFallbackElement: <Loading />,
    lazy: async () => ({ Component: (await import('../features/regions/wall/WallPage')).WallPage }),
  },
  {
    path: '/',
    element: <RequireSession />,
    errorElement: <PageFailed />,
    hydrateFallbackElement: <Loading />,
    children: [
      { index: true, element: <Start /> },
      {
        path: 'hospitals/:hospitalId/evidence',
        lazy: async () => ({ Component: (await import('../features/evidence/LibraryPage')).LibraryPage }),
      },
      {
        path: 'hospitals/:hospitalId/findings',
        lazy: async () => ({ Component: (await import('../features/findings/FindingsPage')).FindingsPage }),
      },
      {
        path: 'regions/:code/desk',
        lazy: async () => ({ Component: (await import('../features/desk/DeskPage')).DeskPage }),
      },
      {
        path: 'regions/:code/desk/clauses',
        lazy: async () => ({ Component: (await import('../features/desk/QueuePage')).QueuePage }),
      },
      {
        path: 'standards/:standardId/clauses/:code/hospitals',
        lazy: async () => ({ Component: (await import('../features/desk/AcrossPage')).AcrossPage }),
      },
      {
        path: 'regions/:code/findings',
        lazy: async () => ({ Component: (await import('../features/findings/FindingsPage')).FindingsPage }),
      },
      {
        path: 'findings/:findingId',
        lazy: async () => ({ Component: (await import('../features/findings/FindingPage')).FindingPage }),
      },
      {
        path: 'hospitals/:hospitalId/appeals',
        lazy: async () => ({ Component: (await import('../features/appeals/AppealsPage')).AppealsPage }),
      },
      {
        path: 'regions/:code/appeals',
        lazy: async () => ({ Component: (await import('../features/appeals/AppealsPage')).AppealsPage }),
      },
      {
        path: 'regions/:code/visits',
        lazy: async () => ({ Component: (await import('../features/visits/VisitsPage')).VisitsPage }),
      },
      {
        path: 'hospitals/:hospitalId/visits',
        lazy: async () => ({ Component: (await import('../features/visits/VisitsPage')).VisitsPage }),
      },
      {
        path: 'hospitals/:hospitalId/proof-requests',
        lazy: async () => ({ Component: (await import('../features/requests/RequestsPage')).RequestsPage }),
      },
      {
        path: 'regions/:code/proof-requests',
        lazy: async () => ({ Component: (await import('../features/requests/RequestsPage')).RequestsPage }),
      },
      {
        path: 'visits/:visitId/onsite',
        lazy: async () => ({ Component: (await import('../features/onsite/OnsitePage')).OnsitePage }),
      },
      {
        path: 'visits/:visitId',
        lazy: async () => ({ Component: (await import('../features/visits/VisitPage')).VisitPage }),
      },
      {
        path: 'assessments/:assessmentId/move',
        lazy: async () => ({ Component: (await import('../features/moves/MovePage')).MovePage }),
      },
      {
        path: 'assessments/:assessmentId/sheet',
        lazy: async () => ({
          Component: (await import('../features/sheets/AssessmentSheetPage')).AssessmentSheetPage,
        }),
      },
      {
        path: 'hospitals/:hospitalId/readings-sheet',
        lazy: async () => ({
          Component: (await import('../features/sheets/ReadingsSheetPage')).ReadingsSheetPage,
        }),
      },
      {
        path: 'hospitals/:hospitalId/readings',
        lazy: async () => ({ Component: (await import('../features/readings/ReadingsPage')).ReadingsPage }),
      },
      {
        path: 'hospitals/:hospitalId/indicators',
        lazy: async () => ({
          Component: (await import('../features/readings/OwnIndicatorsPage')).OwnIndicatorsPage,
        }),
      },
      {
        path: 'hospitals/:hospitalId/goals',
        lazy: async () => ({ Component: (await import('../features/goals/GoalsPage')).GoalsPage }),
      },
      {
        path: 'assessments/:assessmentId/judgement',
        lazy: async () => ({ Component: (await import('../features/readings/JudgementPage')).JudgementPage }),
      },
      {
        path: 'hospitals/:hospitalId/evidence-sheet',
        lazy: async () => ({
          Component: (await import('../features/sheets/EvidenceSheetPage')).EvidenceSheetPage,
        }),
      },
      {
        path: 'hospitals/:hospitalId/months',
        lazy: async () => ({ Component: (await import('../features/months/MonthsPage')).MonthsPage }),
      },
      {
        path: 'hospitals/:hospitalId/months/:month',
        lazy: async () => ({ Component: (await import('../features/months/MonthPage')).MonthPage }),
      },
      {
        path: 'hospitals/:hospitalId/months/:month/report',
        lazy: async () => ({
          Component: (await import('../features/reports/MonthReportPage')).MonthReportPage,
        }),
      },
      {
        path: 'regions/:code/months',
        lazy: async () => ({
          Component: (await import('../features/months/RegionMonthsPage')).RegionMonthsPage,
        }),
      },
      {
        path: 'reports',
        lazy: async () => ({
          Component: (await import('../features/report-jobs/ReportJobsPage')).ReportJobsPage,
        }),
      },
      {
        path: 'regions/:code',
        lazy: async () => ({ Component: (await import('../features/regions/RegionPage')).RegionPage }),
      },
      {
        path: 'assessments/:assessmentId',
        lazy: async () => ({
          Component: (await import('../features/checklist/ChecklistPage')).ChecklistPage,
        }),
      },
      {
        path: 'hospitals',
        lazy: async () => ({ Component: (await import('../features/places/HospitalsPage')).HospitalsPage }),
      },
      {
        path: 'regions',
        lazy: async () => ({ Component: (await import('../features/places/RegionsPage')).RegionsPage }),
      },
      {
        path: 'hospitals/:hospitalId/departments',
        lazy: async () => ({
          Component: (await import('../features/places/DepartmentsPage')).DepartmentsPage,
        }),
      },
      {
        path: 'hospitals/:hospitalId/assessments',
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
        lazy: async () => ({ Component: (await import('../features/people/PeoplePage')).PeoplePage }),
      },
      {
        path: 'hospitals/:hospitalId/trail',
        lazy: async () => ({ Component: (await import('../features/trail/TrailPage')).TrailPage }),
      },
      {
        path: 'trail',
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
        lazy: async () => ({ Component: (await import('../features/home/HomePage')).HomePage }),
      },
      {
        path: 'assessments/:assessmentId/plan',
        lazy: async () => ({ Component: (await import('../features/planning/PlanPage')).PlanPage }),
      },
      { path: '*', element: <NotFound /> },
    ],
  },
]);
