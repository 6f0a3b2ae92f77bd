import { createBrowserRouter } from 'react-router';
import { NotFound } from '../shared/ui/NotFound';
import { PageFailed } from '../shared/ui/PageFailed';
import { SignInPage } from '../features/session/SignInPage';
import { Loading } from '../shared/ui/Loading';
import { RequireSession } from './RequireSession';
import { Start } from './Start';

/** Every address of the page. Each screen is loaded when it is first opened. */
export const router = createBrowserRouter([
  { path: '/login', element: <SignInPage />, errorElement: <PageFailed /> },
  {
    path: '/',
    element: <RequireSession />,
    errorElement: <PageFailed />,
    hydrateFallbackElement: <Loading />,
    children: [
      { index: true, element: <Start /> },
      {
        path: 'assessments/:assessmentId',
        lazy: async () => ({
          Component: (await import('../features/checklist/ChecklistPage')).ChecklistPage,
        }),
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
      { path: '*', element: <NotFound /> },
    ],
  },
]);
