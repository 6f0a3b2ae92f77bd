import type { ReactNode } from 'react';
import { Spin } from 'antd';
import { useText } from '../text';

/** Something is on its way. */
export function Loading(): ReactNode {
  const { t } = useText();
  return (
    <div role="status" style={{ padding: 48, textAlign: 'center' }}>
      <Spin />
      <span className="visually-hidden">{t('web.loading')}</span>
    </div>
  );
}
