import { useEffect, useRef, useState, type ReactNode } from 'react';
import { BellOutlined } from '@ant-design/icons';
import { Badge, Button, Popover } from 'antd';
import { useLocation } from 'react-router';
import { lazily } from '../../shared/lazily';
import { useText } from '../../shared/text';
import { Loading } from '../../shared/ui/Loading';
import { useUnread } from './use-notices';
import './notices.css';

const NewestNotices = lazily(async () => (await import('./NewestNotices')).NewestNotices, <Loading />);

/** How many notices wait, and the newest of them behind it. */
export function NoticeBell(): ReactNode {
  const { t } = useText();
  const unread = useUnread();
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const button = useRef<HTMLButtonElement>(null);
  // Another screen closes it; filters that a screen puts into its own address do not.
  useEffect(() => setOpen(false), [pathname]);
  const leave = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const label = unread === 0 ? t('web.nav.notices') : t('web.notice.bell', { count: unread });
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      content={<NewestNotices leave={leave} />}
    >
      <Button
        ref={button}
        type="text"
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={open}
        icon={
          <Badge count={unread} size="small" overflowCount={99} title={label}>
            <BellOutlined className="notice-bell" />
          </Badge>
        }
      />
    </Popover>
  );
}
