import type { ReactNode } from 'react';
import { Alert } from 'antd';
import { Navigate } from 'react-router';
import { useMe } from '../shared/queries';
import { useText } from '../shared/text';
import { startOf } from './places-of';

/** Sends each person to where their work begins. */
export function Start(): ReactNode {
  const start = startOf(useMe().person.memberships);
  const { t } = useText();
  if (start !== undefined) return <Navigate to={start} replace />;
  return (
    <div className="page">
      <Alert type="info" showIcon title={t('web.noRole')} />
    </div>
  );
}
