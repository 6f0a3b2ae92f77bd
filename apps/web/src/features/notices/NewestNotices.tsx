import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useText } from '../../shared/text';
import { Loaded } from '../../shared/ui/Loaded';
import { NoticeList } from './NoticeList';
import { ReadAll } from './ReadAll';
import { useNotices } from './use-notices';

const NEWEST = 8;

/** The newest notices, on top of whatever one is at. */
export function NewestNotices({ leave }: { readonly leave: () => void }): ReactNode {
  const { t, lang } = useText();
  const notices = useNotices(lang, {}, 1, NEWEST);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      ref={box}
      className="notice-newest"
      role="dialog"
      aria-label={t('web.nav.notices')}
      tabIndex={-1}
      onKeyDown={({ key }) => {
        if (key === 'Escape') leave();
      }}
    >
      <div className="notice-newest-head">
        <h2>{t('web.nav.notices')}</h2>
        {notices.data && <ReadAll newest={notices.data.items[0]} size="small" />}
      </div>
      <Loaded query={notices}>{(data) => <NoticeList data={data} opened={leave} />}</Loaded>
      <div className="notice-newest-foot">
        <Link to="/notices" onClick={leave}>
          {t('web.notice.all')}
        </Link>
        <Link to="/contact" onClick={leave}>
          {t('web.nav.contact')}
        </Link>
        <Button size="small" type="text" onClick={leave}>
          {t('web.close')}
        </Button>
      </div>
    </div>
  );
}
