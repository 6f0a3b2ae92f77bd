import type { ReactNode } from 'react';

import { Link } from 'react-router';
import { useText } from '../../shared/text';
import { useWide } from '../../shared/use-wide';
import { Card } from '../../shared/ui/Card';
import { DataTable, type Column } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import { Pages } from '../../shared/ui/Pages';
import { FindingTile } from './FindingTile';
import { DueMark, RoundMark, SeverityMark, StateMark } from './marks';
import type { Filters, Place } from './place';
import { useFindings, type Finding } from './use-findings';

const SIZE = 25;

interface Props {
  readonly place: Place;
  readonly filters: Filters;
}

/** Those due first come first: a table on a desktop, one under the other on a phone. */
export function FindingsList({ place, filters }: Props): ReactNode {
  const { t } = useText();
  const wide = useWide();
  const findings = useFindings(filters.listing, filters.page, SIZE);
  const columns = useColumns(place.region !== undefined, findings.data?.people ?? {});
  return (
    <Loaded query={findings}>
      {({ items, total }) => (
        <Card title={t('web.total', { count: total })} flush>
          {wide ? (
            <DataTable
              label={t('web.nav.findings')}
              rows={items}
              rowKey={({ id }) => id}
              empty={t('web.finding.none')}
              columns={columns}
            />
          ) : (
            <Tiles items={items} withHospital={place.region !== undefined} />
          )}
          <Pages
            page={filters.page}
            size={SIZE}
            total={total}
            set={(page) => filters.set({ page: String(page) })}
          />
        </Card>
      )}
    </Loaded>
  );
}

function Tiles({ items, withHospital }: { items: readonly Finding[]; withHospital: boolean }): ReactNode {
  const { t } = useText();
  if (items.length === 0) return <p className="table-empty">{t('web.finding.none')}</p>;
  return (
    <ul className="finding-tiles">
      {items.map((finding) => (
        <FindingTile key={finding.id} finding={finding} withHospital={withHospital} withState />
      ))}
    </ul>
  );
}

function useColumns(withHospital: boolean, people: Readonly<Record<string, string>>): Column<Finding>[] {
  const { t, titleOf, nameOf } = useText();
  const hospital: Column<Finding> = {
    key: 'hospital',
    title: t('web.finding.hospital'),
    cell: (one) => nameOf(one.hospital),
  };
  return [
    {
      key: 'number',
      title: t('web.finding.number'),
      cell: ({ number }) => <span className="figures nowrap">{number}</span>,
    },
    {
      key: 'what',
      title: t('web.finding.what'),
      header: true,
      cell: ({ id, code, clause, description }) => (
        <span className="finding-what">
          <Link to={`/findings/${id}`}>
            {code} {titleOf(clause)}
          </Link>
          <span className="muted small finding-line">{description}</span>
        </span>
      ),
    },
    ...(withHospital ? [hospital] : []),
    {
      key: 'severity',
      title: t('web.finding.severity'),
      cell: ({ severity }) => <SeverityMark severity={severity} />,
    },
    {
      key: 'state',
      title: t('web.finding.state'),
      cell: ({ state, round }) => (
        <span className="line">
          <StateMark state={state} />
          <RoundMark round={round} />
        </span>
      ),
    },
    { key: 'due', title: t('web.finding.due'), cell: (finding) => <DueMark finding={finding} /> },
    {
      key: 'who',
      title: t('web.finding.who'),
      cell: ({ departmentName, personId }) => (
        <span className="finding-due">
          <span className={departmentName === null ? 'muted' : ''}>
            {departmentName ?? t('web.finding.department.none')}
          </span>
          {personId !== null && <span className="muted small">{people[personId] ?? '—'}</span>}
        </span>
      ),
    },
  ];
}
