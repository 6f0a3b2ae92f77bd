import type { ReactNode } from 'react';
import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useParams } from 'react-router';
import { useHospital } from '../../shared/queries';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { useWide } from '../../shared/use-wide';
import { Pages } from '../../shared/ui/Pages';
import { TrailEntries } from './TrailEntries';
import { TrailFilters } from './TrailFilters';
import { TrailHead } from './TrailHead';
import { HOSPITAL_KINDS, SIZE, SYSTEM_KINDS, useFilters, useTrail } from './use-trail';
import './trail.css';

/** Who did what to what and when: of one hospital, or what is of none. */
export function TrailPage(): ReactNode {
  const { hospitalId } = useParams();
  const { t, nameOf } = useText();
  const wide = useWide();
  const hospital = useHospital(hospitalId);
  const kinds = hospitalId === undefined ? SYSTEM_KINDS : HOSPITAL_KINDS;
  const filters = useFilters(kinds);
  const trail = useTrail(hospitalId, filters);
  // On a phone what happened comes first.
  const head = <TrailHead hospitalId={hospitalId} />;
  return (
    <div className="page trail">
      <PageHead
        title={t('web.nav.trail')}
        tags={
          <span className="muted">
            {hospitalId === undefined ? t('web.trail.system') : hospital.data && nameOf(hospital.data)}
          </span>
        }
      >
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('web.print')}
        </Button>
      </PageHead>
      {wide && head}
      <TrailFilters
        hospitalId={hospitalId}
        kinds={kinds}
        filters={filters}
        people={trail.data?.people ?? {}}
      />
      <Loaded query={trail}>
        {({ items, total, people }) => (
          <Card title={t('web.total', { count: total })} flush>
            <TrailEntries
              hospitalId={hospitalId}
              items={items}
              people={people}
              chosen={(by) => filters.set({ by })}
            />
            <Pages
              page={filters.page}
              size={SIZE}
              total={total}
              set={(page) => filters.set({ page: String(page) })}
            />
          </Card>
        )}
      </Loaded>
      {!wide && head}
    </div>
  );
}
