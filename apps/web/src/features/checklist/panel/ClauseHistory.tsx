import { useState, type ReactNode } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Schemas } from '../../../shared/api';
import { atTime } from '../../../shared/format';
import type { ClauseRecord } from '../../../shared/outbox/queue';
import { useColleagues, useNames } from '../../../shared/queries';
import { useText, type Say } from '../../../shared/text';
import { Loaded } from '../../../shared/ui/Loaded';
import type { ChecklistData } from '../data';
import { InspectionEvent } from './InspectionEvent';
import { factorText } from '../overlay';

interface Props {
  readonly code: string;
  readonly data: ChecklistData;
}

const STEP = 10;
const FIELDS = [
  ...(['verdict', 'reason', 'promisedBy', 'measured', 'overridden', 'item'] as const),
  ...(['departmentId', 'personId', 'dueOn'] as const),
];

/** What happened to a clause, newest first, field by field. */
export function ClauseHistory({ code, data }: Props): ReactNode {
  const { t } = useText();
  const id = data.assessment.id;
  const [size, setSize] = useState(STEP);
  const nameOf = useNames(data.hospital.id);
  const history = useQuery({
    queryKey: ['history', id, code, size],
    queryFn: () =>
      api().get('/api/assessments/{id}/clauses/{code}/history', { path: { id, code }, query: { size } }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="panel-part">
      <h3>{t('web.clause.history')}</h3>
      <Loaded query={history}>
        {({ items, total }) => (
          <>
            {items.length === 0 && <p className="muted">{t('web.clause.noHistory')}</p>}
            <ol className="panel-history">
              {items.map((entry) => (
                <li key={entry.n}>
                  <div className="muted small">
                    {t('web.conflict.by', { name: nameOf(entry.by), time: atTime(entry.at) })}
                  </div>
                  <Changes entry={entry} data={data} />
                </li>
              ))}
            </ol>
            {total > items.length && (
              <button
                type="button"
                className="link-button small"
                onClick={() => setSize(Math.min(200, size * 4))}
              >
                {t('web.history.more')}
              </button>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Changes({ entry, data }: { entry: Schemas['HistoryEntry']; data: ChecklistData }): ReactNode {
  const { t } = useText();
  const people = useColleagues(data.hospital.id);
  if (entry.kind === 'link')
    return <div>{t(entry.after ? 'web.history.linked' : 'web.history.unlinked')}</div>;
  if (entry.kind !== 'clause') return <InspectionEvent entry={entry} />;
  const before = entry.before as ClauseRecord | null;
  const after = entry.after as ClauseRecord | null;
  const valueOf = (record: ClauseRecord | null, field: (typeof FIELDS)[number]): string => {
    if (!record) return '—';
    if (field === 'departmentId')
      return data.departments.find(({ id }) => id === record.departmentId)?.name ?? '—';
    if (field === 'personId') return people.data?.find(({ id }) => id === record.personId)?.name ?? '—';
    return textOf(record, field, t);
  };
  return FIELDS.map((field) => {
    const [was, is] = [valueOf(before, field), valueOf(after, field)];
    if (was === is || (before === null && is === textOf(EMPTY, field, t))) return null;
    return (
      <div key={field}>
        {t('web.history.change', { field: t(`web.history.${field}`), before: was, after: is })}
      </div>
    );
  });
}

/** A clause that nobody touched: what equals it was not said. */
const EMPTY = {
  ...{ verdict: 'unassessed', reason: null, promisedBy: null, measured: null, overridden: false },
  ...{ item: null, departmentId: null, personId: null, dueOn: null },
} as ClauseRecord;

function textOf(record: ClauseRecord, field: (typeof FIELDS)[number], t: Say): string {
  switch (field) {
    case 'verdict':
      return record.item === null ? t(`web.verdict.${record.verdict}`) : '—';
    case 'measured': {
      const { value, numerator, denominator } = record.measured ?? {};
      return value ?? (numerator === undefined ? '—' : `${numerator}/${denominator ?? ''}`);
    }
    case 'item': {
      const { item } = record;
      if (item === null) return '—';
      const factors = [factorText(item.application), factorText(item.quality)].map((one) => one ?? '—');
      return `${t('web.home.ladder.level', { level: item.level })} ${factors.join(' / ')}`;
    }
    case 'overridden':
      return record.overridden ? t('result.yes') : t('result.no');
    default:
      return record[field] ?? '—';
  }
}
