import { useState, type ReactNode } from 'react';
import { LeftOutlined } from '@ant-design/icons';
import { Alert, Button, Select } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { useOnline } from '../../shared/connection';
import { atTime } from '../../shared/format';
import { useOutbox } from '../../shared/outbox/outbox';
import { useMe } from '../../shared/queries';
import { useText } from '../../shared/text';
import { Loaded } from '../../shared/ui/Loaded';
import { ClauseList } from './ClauseList';
import { ClauseScreen } from './ClauseScreen';
import { SendList, SendState } from './SendList';
import { keyOf, pendingOf, saidOf } from './shown';
import {
  usePack,
  usePacks,
  useOnsiteVisit,
  useSavedDecisions,
  type Kept,
  type Pack,
  type Visit,
} from './pack';
import '../checklist/checklist.css';
import './onsite.css';

/** A visit on a phone, at the hospital: which clauses, and one of them. Also without a network. */
export function OnsitePage(): ReactNode {
  const visit = useOnsiteVisit(useParams()['visitId']!);
  useSavedDecisions();
  return (
    <div className="page onsite">
      <Loaded query={visit} screen>
        {({ value }) => <OnVisit visit={value} />}
      </Loaded>
    </div>
  );
}

function OnVisit({ visit }: { readonly visit: Visit }): ReactNode {
  const { t, nameOf } = useText();
  const online = useOnline();
  const [search, setSearch] = useSearchParams();
  const [listing, setListing] = useState(false);
  const { person } = useMe();
  const goes = visit.personIds.includes(person.id) && visit.state !== 'cancelled';
  const asked = search.get('hospital');
  const hospital = visit.hospitals.find(({ id }) => id === asked) ?? visit.hospitals[0]!;
  const inClause = search.get('clause') !== null;
  return (
    <>
      <header className="onsite-head">
        <Link to={`/visits/${visit.id}`} aria-label={t('web.onsite.back')} className="onsite-back">
          <LeftOutlined aria-hidden />
        </Link>
        <h1>
          {t('web.onsite.title')}
          <span className="muted small">
            {visit.hospitals.length === 1 ? `${nameOf(hospital)} · ` : ''}
            {visit.title}
          </span>
        </h1>
        <SendState visitId={visit.id} open={() => setListing(true)} />
      </header>
      {!online && <Alert type="warning" showIcon title={t('web.onsite.offline')} />}
      {!goes && <Alert type="warning" showIcon title={t('web.onsite.notGoing')} />}
      {visit.hospitals.length > 1 && !inClause && (
        <div className="onsite-hospital">
          <Select
            aria-label={t('web.onsite.hospital')}
            size="large"
            value={hospital.id}
            onChange={(id: string) => setSearch({ hospital: id })}
            options={visit.hospitals.map((one) => ({ value: one.id, label: nameOf(one) }))}
          />
          <TakeAlong visit={visit} />
        </div>
      )}
      <AtHospital key={hospital.id} visit={visit} hospital={hospital} goes={goes} />
      {listing && <SendList visit={visit} close={() => setListing(false)} />}
    </>
  );
}

/** Loads the other hospitals of the visit before one goes where there is no network. */
function TakeAlong({ visit }: { readonly visit: Visit }): ReactNode {
  const { t } = useText();
  const [taking, setTaking] = useState(false);
  const there = usePacks(taking ? visit.hospitals.map(({ id }) => id) : []);
  if (!taking)
    return (
      <Button size="large" onClick={() => setTaking(true)}>
        {t('web.onsite.takeAlong')}
      </Button>
    );
  return (
    <span className="muted small" role="status">
      {t('web.onsite.takenAlong', { count: `${there} / ${visit.hospitals.length}` })}
    </span>
  );
}

interface AtProps {
  readonly visit: Visit;
  readonly hospital: Visit['hospitals'][number];
  readonly goes: boolean;
}

function AtHospital({ visit, hospital, goes }: AtProps): ReactNode {
  const { t } = useText();
  const online = useOnline();
  const pack = usePack(hospital.id);
  if (pack.isError && !online && pack.data === undefined)
    return <p className="onsite-none">{t('web.onsite.notLoaded')}</p>;
  return (
    <Loaded query={pack}>
      {(kept) => <WithPack visit={visit} hospital={hospital} goes={goes} kept={kept} />}
    </Loaded>
  );
}

function WithPack({
  visit,
  hospital,
  goes,
  kept: { value: pack, kept },
}: AtProps & { readonly kept: Kept<Pack> }): ReactNode {
  const { t } = useText();
  const { field } = useOutbox();
  const [search, setSearch] = useSearchParams();
  const pending = pendingOf(field, visit.id);
  const line = pack.lines.find((one) => keyOf(one) === search.get('clause'));
  const close = (): void =>
    setSearch((now) => {
      now.delete('clause');
      return now;
    });
  if (line)
    return (
      <ClauseScreen
        key={keyOf(line)}
        {...{ visit, hospital, line, pack, goes, close }}
        said={saidOf(line, pending, visit.id)}
      />
    );
  return (
    <>
      <ClauseList visit={visit} pack={pack} pending={pending} />
      <p className="muted small onsite-loaded">
        {t(kept ? 'web.onsite.loadedAt' : 'web.onsite.loadedAt.notKept', { time: atTime(pack.loadedAt) })}
      </p>
    </>
  );
}
