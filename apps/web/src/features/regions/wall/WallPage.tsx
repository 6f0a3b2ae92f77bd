import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { Gate } from '../../../app/Gate';
import { MeContext, useSession } from '../../../shared/queries';
import { useText } from '../../../shared/text';
import { Failure } from '../../../shared/ui/Failure';
import { Loading } from '../../../shared/ui/Loading';
import { Wall } from './Wall';
import './wall.css';

/** A region on a screen at the wall, without the frame of the page. Whoever is signed out is told, and where to sign in. */
export function WallPage(): ReactNode {
  const code = useParams()['code']!;
  const { t } = useText();
  const session = useSession();
  return (
    <main className="wall">
      {session.data ? (
        <MeContext value={session.data}>
          <Gate needs="assessment.read">
            <Wall key={code} code={code} />
          </Gate>
        </MeContext>
      ) : session.isPending ? (
        <Loading />
      ) : session.data === null ? (
        <div className="wall-message">
          <h1>{t('web.wall.session')}</h1>
          <Link to={`/login?back=${encodeURIComponent(`/regions/${code}/wall`)}`}>{t('web.signIn')}</Link>
        </div>
      ) : (
        <Failure error={session.error} retry={() => void session.refetch()} />
      )}
    </main>
  );
}
