import { useState, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { atTime, today } from '../../shared/format';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import { MonthInput } from '../../shared/ui/MonthInput';
import { PageHead } from '../../shared/ui/PageHead';
import { Pages } from '../../shared/ui/Pages';
import { levelsText, MonthState } from './MonthState';
import { useMonths, type Month } from './use-months';
import './months.css';

const SIZE = 24;

/** The reporting months of a hospital, the newest first. */
export function MonthsPage(): ReactNode {
  const hospitalId = useParams()['hospitalId']!;
  const { t } = useText();
  const [page, setPage] = useState(1);
  const months = useMonths(hospitalId, page, SIZE);
  return (
    <div className="page">
      <PageHead title={t('web.nav.months')}>
        <OpenMonth hospitalId={hospitalId} />
      </PageHead>
      <Loaded query={months}>
        {({ items, total }) => (
          <Card title={t('web.month.total', { count: total })} flush>
            <MonthsTable months={items} />
            <Pages page={page} size={SIZE} total={total} set={setPage} />
          </Card>
        )}
      </Loaded>
    </div>
  );
}

/** A month that is not in the list yet: this one, or one before the hospital began. */
function OpenMonth({ hospitalId }: { readonly hospitalId: string }): ReactNode {
  const { t } = useText();
  const navigate = useNavigate();
  return (
    <MonthInput
      label={t('web.month.go')}
      placeholder={t('web.month.go')}
      latest={today().slice(0, 7)}
      onChange={(month) => {
        if (month !== undefined) void navigate(`/hospitals/${hospitalId}/months/${month}`);
      }}
    />
  );
}

function MonthsTable({ months }: { readonly months: readonly Month[] }): ReactNode {
  const text = useText();
  const { t } = text;
  return (
    <DataTable
      label={t('web.nav.months')}
      rows={months}
      rowKey={({ month }) => month}
      empty={t('web.month.none')}
      columns={[
        {
          key: 'month',
          title: t('web.month.month'),
          header: true,
          cell: ({ hospitalId, month }) => (
            <Link to={`/hospitals/${hospitalId}/months/${month}`}>{month}</Link>
          ),
        },
        { key: 'state', title: t('web.month.state'), cell: (month) => <MonthState month={month} /> },
        { key: 'due', title: t('web.month.dueOn'), nowrap: true, cell: ({ dueOn }) => dueOn },
        {
          key: 'awaiting',
          title: t('web.month.awaiting'),
          nowrap: true,
          cell: ({ awaiting }) => (awaiting === null ? '—' : levelsText(text, [awaiting])),
        },
        {
          key: 'submitted',
          title: t('web.month.submittedAt'),
          nowrap: true,
          cell: ({ submittedAt }) => (submittedAt === null ? '—' : atTime(submittedAt)),
        },
        {
          key: 'revisions',
          title: t('web.month.revisions'),
          nowrap: true,
          cell: (month) => <RevisionText month={month} />,
        },
        {
          key: 'actions',
          title: t('web.actions'),
          nowrap: true,
          cell: ({ hospitalId, month, revision }) =>
            revision > 0 && (
              <Link
                to={`/hospitals/${hospitalId}/months/${month}/report`}
                aria-label={`${t('web.month.report')} ${month}`}
              >
                {t('web.month.report')}
              </Link>
            ),
        },
      ]}
    />
  );
}

function RevisionText({ month: { revision, acceptedRevision } }: { readonly month: Month }): ReactNode {
  const { t } = useText();
  if (revision === 0) return '—';
  return t(acceptedRevision === revision ? 'web.month.revision.accepted' : 'web.month.revision', {
    revision,
  });
}
