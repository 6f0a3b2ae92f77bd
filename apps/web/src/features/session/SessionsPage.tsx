import type { ReactNode } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { api, forgetEverything, signedOut } from '../../shared/api';
import { atTime } from '../../shared/format';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';

/** Where the person is signed in, and the way out of all of it. */
export function SessionsPage(): ReactNode {
  const { t } = useText();
  const sessions = useQuery({ queryKey: ['sessions'], queryFn: () => api().get('/api/sessions') });
  const everywhere = useMutation({
    mutationFn: () => api().delete('/api/sessions'),
    onSuccess: () => {
      signedOut();
      forgetEverything();
    },
  });
  return (
    <div className="page">
      <PageHead title={t('web.nav.sessions')}>
        <Popconfirm title={t('web.sessions.endAll.sure')} onConfirm={() => everywhere.mutate()}>
          <Button danger loading={everywhere.isPending}>
            {t('web.sessions.endAll')}
          </Button>
        </Popconfirm>
      </PageHead>
      <Loaded query={sessions}>
        {(data) => (
          <Card title={t('web.nav.sessions')} flush>
            <DataTable
              label={t('web.nav.sessions')}
              rows={data}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'browser',
                  title: t('web.sessions.browser'),
                  header: true,
                  cell: ({ userAgent, current }) => (
                    <>
                      {userAgent} {current && <strong>({t('web.sessions.current')})</strong>}
                    </>
                  ),
                },
                {
                  key: 'since',
                  title: t('web.sessions.since'),
                  nowrap: true,
                  cell: ({ createdAt }) => atTime(createdAt),
                },
                {
                  key: 'seen',
                  title: t('web.sessions.seen'),
                  nowrap: true,
                  cell: ({ lastSeenAt }) => atTime(lastSeenAt),
                },
                {
                  key: 'until',
                  title: t('web.sessions.until'),
                  nowrap: true,
                  cell: ({ expiresAt }) => atTime(expiresAt),
                },
              ]}
            />
          </Card>
        )}
      </Loaded>
    </div>
  );
}
