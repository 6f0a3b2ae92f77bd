import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useRegions } from '../../shared/queries';
import { useText } from '../../shared/text';
import { DataTable } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import { figurePath, NO_DEPARTMENT, type Change, type Filters, type Place } from './place';
import { useFigures, type Figure, type Figures, type Group, type Severity } from './use-findings';

interface Props {
  readonly place: Place;
  readonly filters: Filters;
  readonly by: Group;
}

/** Each group with its numbers, the most overdue first. */
export function GroupTable({ place, filters, by }: Props): ReactNode {
  const { t } = useText();
  const figures = useFigures(filters.within, by);
  const nameOf = useGroupNames(by);
  const numbers = (figure: Figure, bad = false) => ({
    key: figure,
    title: t(`web.finding.figure.${figure}`),
    number: true,
    cell: (row: Figures) => {
      const tone = bad && row[figure] > 0 ? 'bad-link' : '';
      return (
        <Link className={tone} to={pathOf(place, filters.search, by, row, figure)}>
          {row[figure]}
        </Link>
      );
    },
  });
  const rate = (key: 'closureRate' | 'inTimeRate') => ({
    key,
    title: t(`web.finding.${key}`),
    number: true,
    cell: (row: Figures) =>
      row[key].percent === null ? '—' : t('web.finding.percent', { percent: row[key].percent }),
  });
  return (
    <Loaded query={figures}>
      {(rows) => (
        <DataTable
          label={t('web.finding.closure')}
          rows={[...rows].sort((a, b) => b.overdue - a.overdue || b.unsettled - a.unsettled)}
          rowKey={({ group }) => group ?? 'none'}
          empty={t('web.finding.none')}
          columns={[
            {
              key: 'group',
              title: t(`web.finding.group.name.${by}`),
              header: true,
              cell: (row: Figures) => <GroupName row={row} name={nameOf(row)} />,
            },
            ...[numbers('raised'), numbers('unsettled'), numbers('overdue', true), numbers('closed')],
            ...[rate('closureRate'), rate('inTimeRate')],
          ]}
        />
      )}
    </Loaded>
  );
}

/** The name over a bar of the share that is closed. */
function GroupName({ row, name }: { readonly row: Figures; readonly name: string }): ReactNode {
  const share = row.closureRate.of === 0 ? 0 : (row.closureRate.met / row.closureRate.of) * 100;
  return (
    <span className="finding-group">
      {name}
      <span className="finding-bar" aria-hidden="true">
        <span className="finding-fill-closed" style={{ inlineSize: `${share}%` }} />
      </span>
    </span>
  );
}

function useGroupNames(by: Group): (row: Figures) => string {
  const { t, nameOf } = useText();
  const regions = useRegions();
  return ({ group, nameZh, nameEn }) => {
    if (nameZh !== null) return nameOf({ nameZh, nameEn: nameEn ?? nameZh });
    if (group === null) return t('web.finding.department.none');
    if (by === 'severity') return t(`web.finding.severity.${group as Severity}`);
    const region = regions.data?.find(({ code }) => code === group);
    return region ? nameOf(region) : group;
  };
}

/** The findings behind a number of a group. */
function pathOf(place: Place, now: URLSearchParams, by: Group, { group }: Figures, figure: Figure): string {
  if (by === 'region') return figurePath({ ...place, path: `/regions/${group!}/findings` }, now, { figure });
  const names: Readonly<Record<Exclude<Group, 'region'>, string>> = {
    ...{ hospital: 'hospital', department: 'dept', severity: 'severity' },
  };
  const change: Change = { figure, [names[by]]: group ?? NO_DEPARTMENT };
  return figurePath(place, now, change);
}
