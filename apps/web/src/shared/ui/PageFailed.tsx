import type { ReactNode } from 'react';
import { Button } from 'antd';
import { useLocation, useNavigate, useRouteError } from 'react-router';
import { useText } from '../text';
import { Notice } from './Notice';

/** Stands in for a screen that failed, or whose file did not come: no connection, or the server has a newer one. */
export function PageFailed(): ReactNode {
  const { t } = useText();
  const lost = isLost(useRouteError());
  const navigate = useNavigate();
  const here = useLocation();
  return (
    <Notice
      title={t(lost ? 'web.piece.lost' : 'web.broken')}
      why={t(lost ? 'web.piece.lost.why' : 'web.broken.why')}
    >
      {lost && (
        <>
          <Button type="primary" onClick={() => void navigate(here, { replace: true })}>
            {t('web.retry')}
          </Button>{' '}
        </>
      )}
      <Button type={lost ? 'default' : 'primary'} onClick={() => window.location.reload()}>
        {t('web.reload')}
      </Button>
    </Notice>
  );
}

/** Each browser says it in its own words; all of them mean a file that could not be fetched. */
const isLost = (error: unknown): boolean =>
  error instanceof TypeError &&
  /dynamically imported module|importing a module script|preload/i.test(error.message);
