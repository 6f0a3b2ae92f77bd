import { useEffect, useState, type ReactNode } from 'react';
import { CloseOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Select } from 'antd';
import { useDepartments, useHospitals } from '../../shared/queries';
import { useText } from '../../shared/text';
import { NO_DEPARTMENT, type Filters, type Place } from './place';
import { FIGURES, SEVERITIES, STATES } from './use-findings';

interface Props {
  readonly place: Place;
  readonly filters: Filters;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

const TYPING_MS = 250;

/** Narrows what is listed; everything is kept in the address. */
export function FindingFilters({ place, filters }: Props): ReactNode {
  const { t, nameOf } = useText();
  const { search, set, within, figure } = filters;
  const departments = useDepartments(within.hospitalId);
  const hospitals = useHospitals(place.region, place.region !== undefined);
  const choice = (
    label: string,
    value: string,
    options: readonly Option[],
    change: (value: string) => void,
  ) => (
    <Select
      aria-label={label}
      className="finding-choice"
      popupMatchSelectWidth={false}
      value={value}
      onChange={change}
      showSearch={options.length > 12 ? { optionFilterProp: 'label' } : false}
      options={[...options]}
    />
  );
  const any = (key: 'state' | 'severity' | 'department' | 'hospital'): Option => ({
    value: '',
    label: t(`web.finding.${key}.any`),
  });
  return (
    <div className="finding-filters no-print" role="search">
      <Search search={search} set={set} />
      {!filters.board &&
        choice(
          t('web.finding.figure'),
          figure,
          [...FIGURES, 'all' as const].map((value) => ({ value, label: t(`web.finding.figure.${value}`) })),
          (value) => set({ figure: value, state: undefined }),
        )}
      {!filters.board &&
        choice(
          t('web.finding.state'),
          search.get('state') ?? '',
          [any('state'), ...STATES.map((value) => ({ value, label: t(`web.finding.state.${value}`) }))],
          (value) => set({ state: value, figure: undefined }),
        )}
      {choice(
        t('web.finding.severity'),
        within.severity ?? '',
        [
          any('severity'),
          ...SEVERITIES.map((value) => ({ value, label: t(`web.finding.severity.${value}`) })),
        ],
        (value) => set({ severity: value }),
      )}
      {place.region !== undefined &&
        choice(
          t('web.finding.hospital'),
          within.hospitalId ?? '',
          [
            any('hospital'),
            ...(hospitals.data?.items ?? []).map((one) => ({ value: one.id, label: nameOf(one) })),
          ],
          (value) => set({ hospital: value, dept: undefined }),
        )}
      {within.hospitalId !== undefined &&
        choice(
          t('web.finding.who'),
          within.department ?? within.departmentId ?? '',
          [
            any('department'),
            { value: NO_DEPARTMENT, label: t('web.finding.department.none') },
            ...(departments.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ],
          (value) => set({ dept: value }),
        )}
      <Checkbox
        checked={within.extensionAsked ?? false}
        onChange={({ target }) => set({ extension: target.checked ? 'true' : undefined })}
      >
        {t('web.finding.extensionOnly')}
      </Checkbox>
      {within.visitId !== undefined && (
        <Button size="small" icon={<CloseOutlined />} onClick={() => set({ visit: undefined })}>
          {t('web.visit.onlyFindings')}
        </Button>
      )}
    </div>
  );
}

function Search({ search, set }: Pick<Filters, 'search' | 'set'>): ReactNode {
  const { t } = useText();
  const now = search.get('q') ?? '';
  const [q, setQ] = useState(now);
  useEffect(() => {
    if (q === now) return;
    const timer = setTimeout(() => set({ q }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [q, now, set]);
  return (
    <Input
      allowClear
      className="finding-search"
      placeholder={t('web.finding.search')}
      aria-label={t('web.finding.search')}
      maxLength={100}
      value={q}
      onChange={({ target }) => setQ(target.value)}
    />
  );
}
