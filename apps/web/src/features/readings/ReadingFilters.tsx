import type { ReactNode } from 'react';
import { Checkbox, Select } from 'antd';
import { today } from '../../shared/format';
import { useAssessments, useDepartments, useStandards } from '../../shared/queries';
import { useText } from '../../shared/text';
import { MonthInput } from '../../shared/ui/MonthInput';
import { SearchBox } from '../../shared/ui/SearchBox';

interface Props {
  readonly hospitalId: string;
  readonly search: URLSearchParams;
  readonly set: (values: Readonly<Record<string, string | undefined>>) => void;
}

const RANGES = [6, 12, 24, 36];

/** Narrows the grid; everything is kept in the address. */
export function ReadingFilters({ hospitalId, search, set }: Props): ReactNode {
  const { t, titleOf } = useText();
  const assessments = useAssessments(hospitalId);
  const standards = useStandards();
  const departments = useDepartments(hospitalId);
  const editions = [...new Set((assessments.data?.items ?? []).map(({ editionId }) => editionId))];
  const titled = (id: string): string => {
    const found = standards.data?.find((one) => one.id === id);
    return found ? titleOf(found) : id;
  };
  const narrow = (values: Readonly<Record<string, string | undefined>>): void =>
    set({ ...values, page: undefined });
  return (
    <div className="readings-filters no-print" role="search">
      <SearchBox
        label={t('web.readings.search')}
        value={search.get('q') ?? ''}
        change={(q) => narrow({ q })}
      />
      <Select
        aria-label={t('web.readings.standard')}
        popupMatchSelectWidth={false}
        value={search.get('standard') ?? ''}
        onChange={(standard: string) => narrow({ standard })}
        options={[
          { value: '', label: t('web.readings.anyStandard') },
          ...editions.map((value) => ({ value, label: titled(value) })),
        ]}
      />
      <Select
        aria-label={t('web.readings.department')}
        popupMatchSelectWidth={false}
        value={search.get('dept') ?? ''}
        onChange={(dept: string) => narrow({ dept })}
        options={[
          { value: '', label: t('web.readings.anyDepartment') },
          ...(departments.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        aria-label={t('web.readings.range')}
        value={Number(search.get('months') ?? 12)}
        onChange={(months: number) => narrow({ months: months === 12 ? undefined : String(months) })}
        options={RANGES.map((value) => ({ value, label: t('web.readings.months', { count: value }) }))}
      />
      <MonthInput
        label={t('web.readings.to')}
        placeholder={t('web.readings.to')}
        value={search.get('to')}
        latest={today().slice(0, 7)}
        onChange={(to) => narrow({ to })}
      />
      <Checkbox
        checked={search.get('missing') === 'true'}
        onChange={({ target }) => narrow({ missing: target.checked ? 'true' : undefined })}
      >
        {t('web.readings.missingOnly')}
      </Checkbox>
    </div>
  );
}
