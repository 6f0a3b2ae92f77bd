import { Suspense, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { lazyPiece } from '../shared/lazy-piece';
import { MeContext, useSession } from '../shared/queries';
import { Loading } from '../shared/ui/Loading';
import { Failure } from '../shared/ui/Failure';

// Who is not signed in does not load the frame.
const Shell = lazyPiece(async () => (await import('./Shell')).Shell);
const FirstPassword = lazyPiece(
  async () => (await import('../features/session/FirstPassword')).FirstPassword,
);

/** Lets nobody in who is not signed in, and brings them back afterwards. */
export function RequireSession(): ReactNode {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.isPending) return <Loading />;
  if (session.data === undefined)
    return <Failure error={session.error} retry={() => void session.refetch()} />;
  if (session.data === null) {
    const back = `${pathname}${search}`;
    return <Navigate to={back === '/' ? '/login' : `/login?back=${encodeURIComponent(back)}`} replace />;
  }
  return (
    <MeContext value={session.data}>
      <Suspense fallback={<Loading />}>
        {session.data.person.mustChangePassword ? <FirstPassword /> : <Shell />}
      </Suspense>
    </MeContext>
  );
}
