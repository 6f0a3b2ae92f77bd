import type { ReactNode } from 'react';
import { Button } from 'antd';
import { useText } from '../../shared/text';
import { Preferences } from '../../shared/ui/Preferences';
import { PasswordForm } from './PasswordForm';
import { useSignOut } from './use-sign-out';
import './session.css';

/** Stands before everything else as long as the password is the one somebody else gave. */
export function FirstPassword(): ReactNode {
  const { t } = useText();
  const signOut = useSignOut();
  return (
    <main className="sign-in">
      <div className="sign-in-bar">
        <Preferences />
        <Button type="text" onClick={signOut}>
          {t('web.signOut')}
        </Button>
      </div>
      <div className="sign-in-box">
        <h1>{t('web.password.title')}</h1>
        <p className="sign-in-note" style={{ margin: '0 0 16px' }}>
          {t('web.password.initial')}
        </p>
        <PasswordForm />
      </div>
    </main>
  );
}
