import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { MenuOutlined, UserOutlined } from '@ant-design/icons';
import { Alert, Button, Drawer, Dropdown } from 'antd';
import { Link, Outlet, useLocation, useNavigate } from 'react-router';
import { NoticeBell } from '../features/notices/NoticeBell';
import { useSignOut } from '../features/session/use-sign-out';
import { useOnline } from '../shared/connection';
import { closeOutbox, openOutbox } from '../shared/outbox/outbox';
import { useMe } from '../shared/queries';
import { useText } from '../shared/text';
import { DemoBadge } from '../shared/ui/Badges';
import { Loading } from '../shared/ui/Loading';
import { Preferences } from '../shared/ui/Preferences';
import { useWide } from '../shared/use-wide';
import { Gate } from './Gate';
import { HospitalSwitch } from './HospitalSwitch';
import { Navigation } from './Navigation';
import { useHospitalHere } from './use-hospital-here';
import './shell.css';

/** The frame around every screen of a signed-in person. */
export function Shell(): ReactNode {
  const { t } = useText();
  const wide = useWide();
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const { person } = useMe();
  const hospital = useHospitalHere();
  useEffect(() => {
    openOutbox(person.id);
    return closeOutbox;
  }, [person.id]);
  useEffect(() => {
    setOpen(false);
    main.current?.scrollTo(0, 0);
  }, [pathname]);
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        {t('web.skip')}
      </a>
      <header className="shell-top no-print">
        {!wide && (
          <Button
            type="text"
            icon={<MenuOutlined />}
            aria-label={t('web.menu')}
            onClick={() => setOpen(true)}
          />
        )}
        <Link to="/" className="shell-brand" aria-label={t('web.app')}>
          <img src="/icon.svg" alt="" />
          {wide && t('web.app')}
        </Link>
        <div className="shell-place">
          <HospitalSwitch />
          <DemoBadge demo={hospital?.demo ?? person.demo} />
        </div>
        {wide && <Preferences />}
        <NoticeBell />
        <AccountMenu />
      </header>
      <ConnectionLost />
      <div className="shell-body">
        {wide ? (
          <nav className="shell-side no-print" aria-label={t('web.nav')}>
            <Navigation />
          </nav>
        ) : (
          <Drawer
            open={open}
            placement="left"
            size={260}
            onClose={() => setOpen(false)}
            title={t('web.app')}
            styles={{ body: { padding: 0 } }}
            footer={<Preferences />}
          >
            <nav aria-label={t('web.nav')}>
              <Navigation />
            </nav>
          </Drawer>
        )}
        <main id="main" ref={main} className="shell-main" tabIndex={-1}>
          <Suspense fallback={<Loading />}>
            <Gate>
              <Outlet />
            </Gate>
          </Suspense>
        </main>
      </div>
    </div>
  );
}

function ConnectionLost(): ReactNode {
  const { t } = useText();
  if (useOnline()) return null;
  return <Alert banner type="warning" title={t('web.offline')} className="no-print" />;
}

function AccountMenu(): ReactNode {
  const { t } = useText();
  const { person } = useMe();
  const wide = useWide();
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
      <Button type="text" icon={<UserOutlined />} aria-label={`${t('web.account')} ${person.name}`}>
        {wide && person.name}
      </Button>
    </Dropdown>
  );
}
