import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useText } from '../text';
import { Notice } from './Notice';

export function NotFound(): ReactNode {
  const { t } = useText();
  return (
    <Notice title={t('web.notFound')} why={t('web.notFound.why')}>
      <Link to="/">{t('web.toStart')}</Link>
    </Notice>
  );
}
