import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../text';
import { Notice } from './Notice';

/** A screen that is not for the roles of whoever opened it, and the way back. */
export function Refused(): ReactNode {
  const { t } = useText();
  return (
    <Notice title={t('web.refused')} why={t('web.refused.why')}>
      <Link to="/">{t('web.toStart')}</Link>
    </Notice>
  );
}
