import type { ReactNode } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { Link, useParams } from 'react-router';
import { api, type Schemas } from '../../shared/api';
import { atTime, today } from '../../shared/format';
import { useText } from '../../shared/text';
import { pageIn, useAddress } from '../../shared/use-address';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import { MonthInput } from '../../shared/ui/MonthInput';
import { PageHead } from '../../shared/ui/PageHead';
import { Pages } from '../../shared/ui/Pages';
import { RegionSelect } from '../regions/RegionSelect';
import { monthsEarlier } from './calendar';
import { levelsText, MonthState } from './MonthState';
import { RegionReportCard } from './RegionReportCard';
import './months.css';

const SIZE = 50;

/** A month of all hospitals of a region: who has submitted, what was accepted, who is late. */
export function RegionMonthsPage(): ReactNode {
  const code = useParams()['code']!;
  const { t } = useText();
  const [search, change] = useAddress();
  const month = search.get('month') ?? monthsEarlier(today().slice(0, 7), 1);
  const late = search.get('late') === '1';
  const page = pageIn(search);
  const set = (name: string, value: string | undefined): void =>
    change((next) => {
      next.delete('page');
      if (value === undefined) next.delete(name);
      else next.set(name, value);
      return next;
    });
  const months = useQuery({
    queryKey: ['months', 'region', code, month, late, page],
    queryFn: () =>
      api().get('/api/regions/{code}/months', {
        path: { code },
        query: { month, page, size: SIZE, ...(late ? { late } : {}) },
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="page">
      <PageHead title={t('web.nav.regionMonths')}>
        <RegionSelect code={code} pathOf={(next) => `/regions/${next}/months?month=${month}`} />
        <MonthInput
          clearable={false}
          label={t('web.months.region.choose')}
          value={month}
          onChange={(chosen) => set('month', chosen)}
        />
        <Checkbox
          className="month-link"
          checked={late}
          onChange={({ target }) => set('late', target.checked ? '1' : undefined)}
        >
          {t('web.months.region.late')}
        </Checkbox>
      </PageHead>
      <Loaded query={months}>
        {({ items, total }) => (
          <div className="month-parts">
            <RegionReportCard code={code} month={month} />
            <Card
              title={`${t('web.months.region.hospitals')} · ${month}`}
              extra={<span className="muted small">{t('web.months.region.total', { count: total })}</span>}
              flush
            >
              <HospitalMonths items={items} late={late} />
              <Pages page={page} size={SIZE} total={total} set={(to) => set('page', String(to))} />
            </Card>
          </div>
        )}
      </Loaded>
    </div>
  );
}

interface Props {
  readonly items: readonly Schemas['RegionMonth'][];
  readonly late: boolean;
}

function HospitalMonths({ items, late }: Props): ReactNode {
  const text = useText();
  const { t, nameOf } = text;
  return (
    <DataTable
      label={t('web.months.region.hospitals')}
      rows={items}
      rowKey={({ hospital }) => hospital.id}
      empty={t(late ? 'web.months.region.noneLate' : 'web.months.region.none')}
      columns={[
        {
          key: 'hospital',
          title: t('web.region.hospital'),
          header: true,
          cell: ({ hospital, month }) => (
            <Link to={`/hospitals/${hospital.id}/months/${month.month}`}>{nameOf(hospital)}</Link>
          ),
        },
        { key: 'state', title: t('web.month.state'), cell: ({ month }) => <MonthState month={month} /> },
        { key: 'due', title: t('web.month.dueOn'), nowrap: true, cell: ({ month }) => month.dueOn },
        {
          key: 'submitted',
          title: t('web.month.submittedAt'),
          nowrap: true,
          cell: ({ month: { submittedAt } }) => (submittedAt === null ? '—' : atTime(submittedAt)),
        },
        {
          key: 'awaiting',
          title: t('web.month.awaiting'),
          nowrap: true,
          cell: ({ month: { awaiting } }) => (awaiting === null ? '—' : levelsText(text, [awaiting])),
        },
        {
          key: 'actions',
          title: t('web.actions'),
          nowrap: true,
          cell: ({ hospital, month }) =>
            month.revision > 0 && (
              <Link
                to={`/hospitals/${hospital.id}/months/${month.month}/report`}
                aria-label={`${t('web.month.report')} ${nameOf(hospital)}`}
              >
                {t('web.month.report')}
              </Link>
            ),
        },
      ]}
    />
  );
}
