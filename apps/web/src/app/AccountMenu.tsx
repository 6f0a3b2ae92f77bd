import type { ReactNode } from 'react';
import { Dropdown } from 'antd';
import { useNavigate } from 'react-router';
import { useSignOut } from '../features/session/use-sign-out';
import { useText } from '../shared/text';
import { AccountButton } from './AccountButton';

/** What belongs to the person who is signed in. */
export function AccountMenu(): ReactNode {
  const { t } = useText();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const items = [
    { key: '/notices', label: t('web.nav.notices') },
    { key: '/contact', label: t('web.nav.contact') },
    { key: '/sessions', label: t('web.nav.sessions') },
    { key: '/password', label: t('web.nav.password') },
    { type: 'divider' as const },
    { key: 'out', label: t('web.signOut') },
  ];
  const chosen = ({ key }: { key: string }): void => (key === 'out' ? signOut() : void navigate(key));
  return (
    <Dropdown menu={{ items, onClick: chosen }} trigger={['click']}>
      <AccountButton />
    </Dropdown>
  );
}
