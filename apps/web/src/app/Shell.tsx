import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { MenuOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { Link, Outlet, useLocation } from 'react-router';
import { NoticeBell } from '../features/notices/NoticeBell';
import { useOnline } from '../shared/connection';
import { closeOutbox, openOutbox } from '../shared/outbox/outbox';
import { lazily } from '../shared/lazily';
import { useMe } from '../shared/queries';
import { useText } from '../shared/text';
import { DemoBadge } from '../shared/ui/Badges';
import { Loading } from '../shared/ui/Loading';
import { PageBoundary } from '../shared/ui/PageBoundary';
import { Preferences } from '../shared/ui/Preferences';
import { useWide } from '../shared/use-wide';
import { AccountButton } from './AccountButton';
import { HospitalSwitch } from './HospitalSwitch';
import { Navigation } from './Navigation';
import { useHospitalHere } from './use-hospital-here';
import './shell.css';

// What opens out of the frame comes right after it.
const AccountMenu = lazily(async () => (await import('./AccountMenu')).AccountMenu, <AccountButton />);
const PhoneNavigation = lazily(async () => (await import('./PhoneNavigation')).PhoneNavigation);

/** The frame around every screen of a signed-in person. */
export function Shell(): ReactNode {
  const { t } = useText();
  const wide = useWide();
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const cameFrom = useRef(pathname);
  const { person } = useMe();
  const hospital = useHospitalHere();
  useEffect(() => {
    openOutbox(person.id);
    return closeOutbox;
  }, [person.id]);
  useEffect(() => {
    setOpen(false);
    main.current?.scrollTo(0, 0);
    // The link that led here is gone, and with it the focus: keys and screen readers go on within the new screen.
    const held = document.activeElement;
    const lost = held === document.body || (main.current?.contains(held) && !isSeen(held));
    if (cameFrom.current !== pathname && lost) main.current?.focus({ preventScroll: true });
    cameFrom.current = pathname;
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
          <PhoneNavigation open={open} close={() => setOpen(false)} />
        )}
        <main id="main" ref={main} className="shell-main" tabIndex={-1}>
          <PageBoundary at={pathname}>
            <Suspense fallback={<Loading />}>
              <Outlet />
            </Suspense>
          </PageBoundary>
        </main>
      </div>
    </div>
  );
}

const isSeen = (element: Element | null): boolean =>
  element instanceof HTMLElement && element.offsetParent !== null;

function ConnectionLost(): ReactNode {
  const { t } = useText();
  if (useOnline()) return null;
  return <Alert banner type="warning" title={t('web.offline')} className="no-print" />;
}
