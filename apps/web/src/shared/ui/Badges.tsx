import type { ReactNode } from 'react';
import { Tag, Tooltip } from 'antd';
import { useText } from '../text';
import './badges.css';

/** Says that figures and people are invented. */
export function DemoBadge({ demo }: { readonly demo: boolean }): ReactNode {
  const { t } = useText();
  if (!demo) return null;
  return (
    <Tooltip title={t('web.demo.why')}>
      <Tag className="badge badge-demo" tabIndex={0}>
        {t('web.demo')}
      </Tag>
    </Tooltip>
  );
}

/** Says that results of an edition are not official. */
export function WorkingBadge({ status }: { readonly status: string }): ReactNode {
  const { t } = useText();
  if (status !== 'working') return null;
  return (
    <Tooltip title={t('web.working.why')}>
      <Tag className="badge badge-working" tabIndex={0}>
        {t('web.working')}
      </Tag>
    </Tooltip>
  );
}
