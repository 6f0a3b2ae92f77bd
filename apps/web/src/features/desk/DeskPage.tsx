import { useState, type ReactNode } from 'react';

import { Link, useParams } from 'react-router';
import { atTime } from '../../shared/format';
import { useText } from '../../shared/text';
import { DemoBadge } from '../../shared/ui/Badges';
import { Card } from '../../shared/ui/Card';
import { DataTable, type Column } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import type { Schemas } from '../../shared/api';
import { Pages } from '../../shared/ui/Pages';
import { RegionSelect } from '../regions/RegionSelect';
import { GRID_SIZE, QUEUES, useDeskHospitals, type Queue } from './use-desk';
import './desk.css';

type DeskHospital = Schemas['DeskHospital'];

/** The address of a queue, of a region or of one of its hospitals. */
export const queuePath = (region: string, queue: Queue, hospitalId?: string): string =>
  `/regions/${region}/desk/clauses?queue=${queue}${hospitalId === undefined ? '' : `&hospital=${hospitalId}`}`;

/** What lies before an inspector: each queue of all hospitals together, and hospital by hospital. */
export function DeskPage(): ReactNode {
  const code = useParams()['code']!;
  const { t } = useText();
  const [page, setPage] = useState(1);
  const hospitals = useDeskHospitals(code, page);
  return (
    <div className="page desk">
      <PageHead title={t('web.nav.desk')}>
        <RegionSelect code={code} pathOf={(next) => `/regions/${next}/desk`} />
      </PageHead>
      <Loaded query={hospitals}>
        {({ items, total }) => (
          <>
            {total <= GRID_SIZE && <Queues items={items} region={code} />}
            <Card title={t('web.desk.byHospital')} flush>
              <Hospitals items={items} region={code} />
              <Pages page={page} size={GRID_SIZE} total={total} set={setPage} />
            </Card>
          </>
        )}
      </Loaded>
    </div>
  );
}

interface Props {
  readonly items: readonly DeskHospital[];
  readonly region: string;
}

/** How much lies in each queue, of all hospitals; each opens what it counts. */
function Queues({ items, region }: Props): ReactNode {
  const { t } = useText();
  return (
    <ul className="desk-queues">
      {QUEUES.map((queue) => {
        const count = items.reduce((sum, { counts }) => sum + counts[queue], 0);
        return (
          <li key={queue} className="card">
            <Link to={queuePath(region, queue)}>
              <b className="figures">{count}</b>
              <span>{t(`web.desk.queue.${queue}`)}</span>
            </Link>
            <span className="muted small">{t(`web.desk.queue.${queue}.why`)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Hospitals({ items, region }: Props): ReactNode {
  const { t, nameOf } = useText();
  const count = (queue: Queue): Column<DeskHospital> => ({
    key: queue,
    title: t(`web.desk.queue.${queue}`),
    number: true,
    cell: ({ counts, hospitalId }) =>
      counts[queue] === 0 ? (
        <span className="muted">0</span>
      ) : (
        <Link to={queuePath(region, queue, hospitalId)}>{counts[queue]}</Link>
      ),
  });
  const time = (instant: string | null, none: string): ReactNode =>
    instant === null ? <span className="muted">{none}</span> : atTime(instant);
  return (
    <DataTable
      label={t('web.desk.byHospital')}
      rows={items}
      rowKey={({ hospitalId }) => hospitalId}
      empty={t('web.desk.nothing')}
      columns={[
        {
          key: 'hospital',
          title: t('web.finding.hospital'),
          header: true,
          cell: ({ hospital }) => (
            <span className="line">
              <Link to={`/hospitals/${hospital.id}`}>{nameOf(hospital)}</Link>
              <DemoBadge demo={hospital.demo} />
            </span>
          ),
        },
        ...QUEUES.map(count),
        {
          key: 'changed',
          title: t('web.desk.changedAt'),
          nowrap: true,
          cell: ({ changedAt }) => time(changedAt, '—'),
        },
        {
          key: 'seen',
          title: t('web.desk.seenAt'),
          nowrap: true,
          cell: ({ seenAt }) => time(seenAt, t('web.desk.never')),
        },
      ]}
    />
  );
}
