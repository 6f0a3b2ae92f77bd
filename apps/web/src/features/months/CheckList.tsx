import type { ReactNode } from 'react';

import { Link } from 'react-router';
import type { Schemas } from '../../shared/api';
import { useDepartments, useStandards } from '../../shared/queries';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { pageIn, useAddress } from '../../shared/use-address';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import { DayInput } from '../../shared/ui/DayInput';
import { Loaded } from '../../shared/ui/Loaded';
import { Pages } from '../../shared/ui/Pages';
import { CHECK_KINDS, useMonthCheck, type CheckKind, type MonthDetail } from './use-months';

const SIZE = 20;

interface Props {
  readonly month: MonthDetail;
  /** Up to which day entries count; empty: the last of the month. */
  readonly knownOn: string;
  readonly setKnownOn: (day: string) => void;
}

/** What is open before the month is submitted: every line counts, and opens its clauses. */
export function CheckList({ month, knownOn, setKnownOn }: Props): ReactNode {
  const { t } = useText();
  const [search, change] = useAddress();
  const asked = CHECK_KINDS.find((kind) => kind === search.get('check'));
  const page = pageIn(search);
  const known = knownOn === '' ? {} : { knownOn };
  const check = useMonthCheck(month, { page, size: SIZE, ...known, ...(asked ? { kind: asked } : {}) });
  const show = (kind: CheckKind | undefined, to = 1): void =>
    change((next) => {
      if (kind) next.set('check', kind);
      else next.delete('check');
      if (to > 1) next.set('page', String(to));
      else next.delete('page');
      return next;
    });
  return (
    <Card
      title={t('web.month.check')}
      extra={
        <label className="month-known no-print" title={t('web.month.knownOn.why')}>
          <span className="muted small">{t('web.month.knownOn')}</span>
          <DayInput label={t('web.month.knownOn')} value={knownOn} onChange={setKnownOn} />
        </label>
      }
      flush
    >
      <Loaded query={check}>
        {(data) => (
          <>
            <p className="month-note muted small">
              {t('web.month.check.why', { asOf: data.asOf, knownOn: data.knownOn })}{' '}
              {t('web.month.knownOn.why')}
            </p>
            {data.warnings === 0 ? (
              <p className="table-empty good">✓ {t('web.month.check.clear')}</p>
            ) : (
              <>
                <Kinds counts={data.counts} warnings={data.warnings} kind={asked} show={show} />
                <Items items={data.items} hospitalId={month.hospitalId} month={month.month} />
                <Pages page={page} size={SIZE} total={data.total} set={(to) => show(asked, to)} />
              </>
            )}
          </>
        )}
      </Loaded>
    </Card>
  );
}

interface KindsProps {
  readonly counts: Schemas['CheckCounts'];
  readonly warnings: number;
  readonly kind: CheckKind | undefined;
  readonly show: (kind: CheckKind | undefined) => void;
}

/** How much is open of each kind; pressed, the list below shows it. */
function Kinds({ counts, warnings, kind, show }: KindsProps): ReactNode {
  const { t } = useText();
  const tile = (of: CheckKind | undefined, count: number, title: string): ReactNode => (
    <button
      key={of ?? 'all'}
      type="button"
      className="month-kind"
      aria-pressed={of === kind}
      disabled={count === 0}
      onClick={() => show(of)}
    >
      <b className={count === 0 ? 'good' : 'figures'}>{count === 0 ? '✓ 0' : count}</b>
      <span>{title}</span>
    </button>
  );
  return (
    <div className="month-kinds" role="group" aria-label={t('web.month.check.kinds')}>
      {tile(undefined, warnings, t('web.all'))}
      {CHECK_KINDS.map((one) => tile(one, counts[one], t(`web.month.check.${one}`)))}
    </div>
  );
}

interface ItemsProps {
  readonly items: readonly Schemas['CheckItem'][];
  readonly hospitalId: string;
  readonly month: string;
}

function Items({ items, hospitalId, month }: ItemsProps): ReactNode {
  const { t, words, titleOf } = useText();
  const departments = useDepartments(hospitalId);
  const standards = useStandards();
  const titled = (id: string): string => {
    const standard = standards.data?.find((one) => one.id === id);
    return standard ? titleOf(standard) : id;
  };
  return (
    <DataTable
      label={t('web.month.check')}
      rows={items}
      rowKey={({ kind, assessmentId, code, subject }) => `${kind} ${assessmentId} ${code} ${subject ?? ''}`}
      columns={[
        {
          key: 'clause',
          title: t('web.month.check.clause'),
          header: true,
          cell: ({ assessmentId, code, title }) => (
            <Link to={checklistPath(assessmentId, { clause: code })}>
              <span className="nowrap">{code}</span> {words(title)}
            </Link>
          ),
        },
        {
          key: 'kind',
          title: t('web.month.check.kinds'),
          cell: ({ kind, editionId, subject, number }) => {
            const text = t(`web.month.check.${kind}`);
            if (number !== null)
              return (
                <>
                  {text}{' '}
                  <Link className="nowrap" to={`/findings/${subject}`}>
                    {number}
                  </Link>
                </>
              );
            if (kind !== 'missingReadings') return text;
            const wanted = new URLSearchParams({ missing: 'true', to: month, standard: editionId });
            return <Link to={`/hospitals/${hospitalId}/readings?${wanted.toString()}`}>{text}</Link>;
          },
        },
        {
          key: 'standard',
          title: t('web.month.check.standard'),
          cell: ({ editionId }) => titled(editionId),
        },
        {
          key: 'department',
          title: t('web.month.check.department'),
          nowrap: true,
          cell: ({ departmentId }) =>
            departments.data?.find(({ id }) => id === departmentId)?.name ?? t('web.month.check.nobody'),
        },
        {
          key: 'due',
          title: t('web.month.check.due'),
          nowrap: true,
          cell: ({ due }) => due ?? '—',
        },
      ]}
    />
  );
}
