import type { ReactNode } from 'react';
import { Segmented, Select } from 'antd';
import { Link } from 'react-router';
import { useText } from '../../shared/text';
import { pageIn, useAddress, withWords } from '../../shared/use-address';
import { Card } from '../../shared/ui/Card';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { Pages } from '../../shared/ui/Pages';
import { OCCASIONS } from './notice-path';
import { NoticeList } from './NoticeList';
import { ReadAll } from './ReadAll';
import { useNotices } from './use-notices';
import './notices.css';

const SIZE = 25;

/** Everything one was told: what is not read, or all of it, by what it is about. */
export function NoticesPage(): ReactNode {
  const { t, lang } = useText();
  const [search, setSearch] = useAddress();
  const page = pageIn(search);
  const unread = search.get('show') !== 'all';
  const occasion = OCCASIONS.find((name) => name === search.get('about'));
  const set = (name: string, value: string | undefined): void =>
    setSearch((now) => withWords(now, { page: undefined, [name]: value }));
  const notices = useNotices(lang, { occasion, ...(unread ? { unread } : {}) }, page, SIZE);
  // What is marked as read leaves the list; the last page may be gone with it.
  const last = Math.max(1, Math.ceil((notices.data?.total ?? 0) / SIZE));
  return (
    <div className="page">
      <PageHead title={t('web.nav.notices')} tags={<Link to="/contact">{t('web.nav.contact')}</Link>}>
        {/* Narrowed down, the newest that is seen is not the newest there is. */}
        {occasion === undefined && <ReadAll newest={notices.data?.items[0]} />}
      </PageHead>
      <div className="notice-filters" role="search">
        <Segmented
          aria-label={t('web.notice.show')}
          value={unread ? 'unread' : 'all'}
          onChange={(show) => set('show', show === 'all' ? 'all' : undefined)}
          options={[
            { value: 'unread', label: t('web.notice.unread') },
            { value: 'all', label: t('web.all') },
          ]}
        />
        <Select
          aria-label={t('web.notice.occasion')}
          className="notice-occasions"
          popupMatchSelectWidth={false}
          value={occasion ?? ''}
          onChange={(value: string) => set('about', value)}
          options={[
            { value: '', label: t('web.notice.occasion.any') },
            ...OCCASIONS.map((value) => ({ value, label: t(`web.notice.occasion.${value}`) })),
          ]}
        />
      </div>
      <Loaded query={notices}>
        {(data) => (
          <Card title={t('web.total', { count: data.total })} flush>
            {data.items.length === 0 && page > last ? (
              <p className="table-empty">
                <button type="button" className="link-button" onClick={() => set('page', String(last))}>
                  {t('web.notice.lastPage')}
                </button>
              </p>
            ) : (
              <NoticeList data={data} />
            )}
            <Pages page={page} size={SIZE} total={data.total} set={(next) => set('page', String(next))} />
          </Card>
        )}
      </Loaded>
    </div>
  );
}
