import { useState, type ReactNode } from 'react';
import { CameraOutlined, EditOutlined } from '@ant-design/icons';
import { Alert, Button, Popconfirm } from 'antd';
import { Link, useParams } from 'react-router';
import { atTime, today } from '../../shared/format';
import { lazily } from '../../shared/lazily';
import { useMe } from '../../shared/queries';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { Loaded } from '../../shared/ui/Loaded';
import { useTell } from '../../shared/ui/Messages';
import { PageHead } from '../../shared/ui/PageHead';
import { Fact } from '../findings/Fact';
import { VisitPhotos } from './VisitPhotos';
import { VisitResults } from './VisitResults';
import { VisitDays, VisitState } from './VisitState';
import { useManagesVisits, useVisit, useVisitStep, wasFirst, type VisitDetail } from './use-visits';
import '../findings/findings.css';
import './visits.css';

const VisitForm = lazily(async () => (await import('./VisitForm')).VisitForm);
const CancelVisit = lazily(async () => (await import('./CancelVisit')).CancelVisit);

/** One visit: its plan, what came of it, and what can be done with it. */
export function VisitPage(): ReactNode {
  const visit = useVisit(useParams()['visitId']!);
  return (
    <div className="page visits">
      <Loaded query={visit}>{(data) => <Detail key={data.id} visit={data} />}</Loaded>
    </div>
  );
}

function Detail({ visit }: { readonly visit: VisitDetail }): ReactNode {
  const { t, nameOf } = useText();
  const [stale, setStale] = useState(false);
  const nameOfPerson = (id: string): string => visit.people[id] ?? '—';
  return (
    <>
      <PageHead title={visit.title} tags={<VisitState visit={visit} />}>
        <Steps visit={visit} setStale={setStale} />
      </PageHead>
      {stale && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('web.visit.acted')}
          closable={{ 'aria-label': t('web.close'), onClose: () => setStale(false) }}
        />
      )}
      <div className="visit-two">
        <Card title={t('web.visit.scope')}>
          <p className="visit-scope">{visit.scope}</p>
          <dl className="finding-facts">
            <Fact name={t('web.visit.days')}>
              <VisitDays visit={visit} />
            </Fact>
            <Fact name={t('web.visit.hospitals')}>
              {visit.hospitals.map((one) => (
                <div key={one.id}>
                  <Link to={`/hospitals/${one.id}`}>{nameOf(one)}</Link>
                </div>
              ))}
            </Fact>
            <Fact name={t('web.visit.people')}>{visit.personIds.map(nameOfPerson).join('、')}</Fact>
            <Fact name={t('web.visit.by')}>
              {t('web.finding.byAt', { name: nameOfPerson(visit.createdBy), time: atTime(visit.createdAt) })}
            </Fact>
            <Fact name={t('web.visit.cancelReason')}>{visit.cancelReason}</Fact>
          </dl>
        </Card>
        <VisitResults visit={visit} />
      </div>
      <VisitPhotos visit={visit} />
    </>
  );
}

interface StepsProps {
  readonly visit: VisitDetail;
  readonly setStale: (stale: boolean) => void;
}

function Steps({ visit, setStale }: StepsProps): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const { person } = useMe();
  const [doing, setDoing] = useState<'change' | 'cancel'>();
  const step = useVisitStep(visit.id);
  const manages = useManagesVisits(visit.region) && visit.state === 'planned';
  const goes = visit.personIds.includes(person.id) && visit.state !== 'cancelled';
  const hold = (): void =>
    step.mutate(
      { kind: 'hold', version: visit.version },
      {
        onSuccess: () => tell.done(t('web.visit.held')),
        onError: (error) => (wasFirst(error) ? setStale(true) : tell.failed(error)),
      },
    );
  return (
    <>
      {goes && (
        <Link to={`/visits/${visit.id}/onsite`} title={t('web.visit.onsite.why')}>
          <Button type="primary" icon={<CameraOutlined />} tabIndex={-1}>
            {t('web.visit.onsite')}
          </Button>
        </Link>
      )}
      {manages && (
        <>
          <Button icon={<EditOutlined />} onClick={() => setDoing('change')}>
            {t('web.visit.change')}
          </Button>
          {visit.firstDay <= today() && (
            <Popconfirm title={t('web.visit.hold.sure')} onConfirm={hold}>
              <Button loading={step.isPending}>{t('web.visit.hold')}</Button>
            </Popconfirm>
          )}
          <Button danger onClick={() => setDoing('cancel')}>
            {t('web.visit.cancel')}
          </Button>
        </>
      )}
      {doing === 'change' && (
        <VisitForm
          region={visit.region}
          visit={visit}
          close={() => setDoing(undefined)}
          done={() => undefined}
        />
      )}
      {doing === 'cancel' && (
        <CancelVisit visit={visit} close={() => setDoing(undefined)} stale={() => setStale(true)} />
      )}
    </>
  );
}
