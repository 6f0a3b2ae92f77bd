import type { ReactNode } from 'react';
import { Button } from 'antd';
import { useText } from '../text';
import { Notice } from './Notice';

/** Stands in for a screen that failed, or whose file the server no longer has after an update. */
export function PageFailed(): ReactNode {
  const { t } = useText();
  return (
    <Notice title={t('web.broken')} why={t('web.broken.why')}>
      <Button type="primary" onClick={() => window.location.reload()}>
        {t('web.reload')}
      </Button>
    </Notice>
  );
}
