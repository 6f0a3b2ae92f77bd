import type { ReactNode } from 'react';
import { Button } from 'antd';
import { useText } from '../../shared/text';
import { useTell } from '../../shared/ui/Messages';
import type { Notice } from './notice-path';
import { useRead, useUnread } from './use-notices';

interface Props {
  /** The newest that was seen: what comes in meanwhile stays unread. */
  readonly newest: Notice | undefined;
  readonly size?: 'small';
}

/** Marks everything as read. */
export function ReadAll({ newest, size }: Props): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const unread = useUnread();
  const read = useRead();
  if (newest === undefined || unread === 0) return null;
  return (
    <Button
      size={size}
      loading={read.isPending}
      onClick={() => read.mutate({ upTo: newest.createdAt }, { onError: tell.failed })}
    >
      {t('web.notice.readAll')}
    </Button>
  );
}
