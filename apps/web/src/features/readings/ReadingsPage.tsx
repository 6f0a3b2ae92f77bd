import type { ReactNode } from 'react';

import { Link, useParams } from 'react-router';
import { lazily } from '../../shared/lazily';
import { useMe } from '../../shared/queries';
import { useText } from '../../shared/text';
import { useAddress } from '../../shared/use-address';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { Pages } from '../../shared/ui/Pages';
import { ConflictOfReadings } from './ConflictOfReadings';
import { EntriesState } from './EntriesState';
import { LeftEntries } from './LeftEntries';
import { ReadingFilters } from './ReadingFilters';
import { ReadingsTable } from './ReadingsTable';
import { useGrid, type Wanted } from './use-readings';
import './readings.css';

/** What opens over the grid comes when it is opened. */
const IndicatorDrawer = lazily(async () => (await import('./IndicatorDrawer')).IndicatorDrawer);
const ReadingDrawer = lazily(async () => (await import('./ReadingDrawer')).ReadingDrawer);

const SIZE = 25;

/** Indicators by months: filled in like a spreadsheet, with what is missing in plain sight. */
export function ReadingsPage(): ReactNode {
  const hospitalId = useParams()['hospitalId']!;
  const { t } = useText();
  const [search, change] = useAddress();
  const mayEnter = useMe().permissions.includes('reading.save');
  const wanted = wantedOf(search);
  const grid = useGrid(hospitalId, wanted);
  const set = (values: Readonly<Record<string, string | undefined>>): void =>
    change((next) => {
      for (const [key, value] of Object.entries(values))
        if (value === undefined || value === '') next.delete(key);
        else next.set(key, value);
      return next;
    });
  const indicator = search.get('indicator');
  const [code, month] = (search.get('reading') ?? '').split(' ');
  return (
    <div className="page readings-page">
      <PageHead title={t('web.nav.readings')} tags={<EntriesState hospitalId={hospitalId} />}>
        <Link to={`/hospitals/${hospitalId}/goals`}>{t('web.nav.goals')}</Link>
        <Link to={`/hospitals/${hospitalId}/indicators`}>{t('web.own.title')}</Link>
        <Link to={`/hospitals/${hospitalId}/readings-sheet`}>{t('web.readings.sheet')}</Link>
      </PageHead>
      <p className="muted small readings-why">
        {t('web.readings.why')} {mayEnter && <span className="readings-keys">{t('web.readings.keys')}</span>}
      </p>
      {mayEnter && <LeftEntries hospitalId={hospitalId} />}
      <ReadingFilters hospitalId={hospitalId} search={search} set={set} />
      <Loaded query={grid}>
        {(data) => (
          <>
            <p className="small readings-count figures" role="status">
              {t('web.readings.filled', {
                ...{ total: data.total, filled: data.filled, of: data.of },
                missing: data.of - data.filled,
              })}
            </p>
            {data.items.length === 0 ? (
              <p className="table-empty">{t('web.readings.none')}</p>
            ) : (
              <ReadingsTable
                grid={data}
                hospitalId={hospitalId}
                mayEnter={mayEnter}
                openIndicator={(one) => set({ indicator: one, reading: undefined })}
                openReading={(one, at) => set({ reading: `${one} ${at}`, indicator: undefined })}
              />
            )}
            <Pages
              page={wanted.page ?? 1}
              size={SIZE}
              total={data.total}
              set={(page) => set({ page: page > 1 ? String(page) : undefined })}
            />
          </>
        )}
      </Loaded>
      {indicator !== null && (
        <IndicatorDrawer
          hospitalId={hospitalId}
          code={indicator}
          to={wanted.to}
          close={() => set({ indicator: undefined })}
        />
      )}
      {code !== undefined && code !== '' && month !== undefined && (
        <ReadingDrawer
          key={`${code} ${month}`}
          {...{ hospitalId, code, month, mayEnter }}
          openIndicator={() => set({ indicator: code, reading: undefined })}
          close={() => set({ reading: undefined })}
        />
      )}
      <ConflictOfReadings hospitalId={hospitalId} />
    </div>
  );
}

function wantedOf(search: URLSearchParams): Wanted {
  const given = (key: string): string | undefined => search.get(key) ?? undefined;
  const number = (key: string): number | undefined => {
    const value = Number(search.get(key));
    return Number.isInteger(value) && value > 0 ? value : undefined;
  };
  return {
    ...{ to: given('to'), months: number('months'), editionId: given('standard'), text: given('q') },
    ...{ departmentId: given('dept'), missing: search.get('missing') === 'true' ? true : undefined },
    ...{ page: number('page'), size: SIZE },
  };
}
