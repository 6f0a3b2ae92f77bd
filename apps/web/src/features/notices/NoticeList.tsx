import type { ReactNode } from 'react';
import { Button } from 'antd';
import { Link } from 'react-router';
import { atTime } from '../../shared/format';
import { useMe } from '../../shared/queries';
import { useText } from '../../shared/text';
import { useTell } from '../../shared/ui/Messages';
import { noticePath, occasionOf, type Notice } from './notice-path';
import { useRead, type NoticesPage } from './use-notices';

interface Props {
  readonly data: NoticesPage;
  /** Something was opened. */
  readonly opened?: () => void;
}

/** Notices one under the other; each opens what it is about and is read with it. */
export function NoticeList({ data, opened }: Props): ReactNode {
  const { t, nameOf } = useText();
  const { person } = useMe();
  // Whoever belongs to one hospital knows which.
  const several = person.memberships.some(({ scope }) => scope.kind !== 'hospital');
  const hospitals = new Map(data.hospitals.map((one) => [one.id, nameOf(one)]));
  if (data.items.length === 0) return <p className="table-empty">{t('web.notice.none')}</p>;
  return (
    <ul className="notice-list">
      {data.items.map((notice) => (
        <NoticeLine
          key={notice.id}
          notice={notice}
          hospital={several || hospitals.size > 1 ? hospitals.get(notice.hospitalId) : undefined}
          opened={opened}
        />
      ))}
    </ul>
  );
}

interface LineProps {
  readonly notice: Notice;
  readonly hospital: string | undefined;
  readonly opened: (() => void) | undefined;
}

function NoticeLine({ notice, hospital, opened }: LineProps): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const read = useRead();
  const isNew = notice.readAt === null;
  const open = (): void => {
    if (isNew) read.mutate({ ids: [notice.id] });
    opened?.();
  };
  return (
    <li className={isNew ? 'notice notice-new' : 'notice'}>
      <div className="notice-text">
        <Link to={noticePath(notice)} onClick={open}>
          {isNew && <span className="visually-hidden">{t('web.notice.unread')}: </span>}
          {notice.text}
        </Link>
        <div className="muted small line">
          <span className="notice-occasion">{t(`web.notice.occasion.${occasionOf(notice.kind)}`)}</span>
          {hospital !== undefined && <span>{hospital}</span>}
          <time dateTime={notice.createdAt}>{atTime(notice.createdAt)}</time>
        </div>
      </div>
      {isNew && (
        <Button
          size="small"
          type="text"
          loading={read.isPending}
          aria-label={`${t('web.notice.read')}: ${notice.text}`}
          onClick={() => read.mutate({ ids: [notice.id] }, { onError: tell.failed })}
        >
          {t('web.notice.read')}
        </Button>
      )}
    </li>
  );
}
