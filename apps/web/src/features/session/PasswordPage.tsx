import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { PageHead } from '../../shared/ui/PageHead';
import { PasswordForm } from './PasswordForm';

export function PasswordPage(): ReactNode {
  const { t } = useText();
  const navigate = useNavigate();
  return (
    <div className="page">
      <PageHead title={t('web.nav.password')} />
      <div style={{ maxWidth: 420 }}>
        <Card title={t('web.password.title')}>
          <PasswordForm done={() => void navigate('/')} />
        </Card>
      </div>
    </div>
  );
}
