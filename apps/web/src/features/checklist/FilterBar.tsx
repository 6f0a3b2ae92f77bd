import { useEffect, useState, type ReactNode } from 'react';
import { FilterOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import type { Schemas } from '../../shared/api';
import type { Edition } from '../../shared/queries';
import type { Show } from '../../shared/rates';
import { useText, type Say } from '../../shared/text';
import { useWide } from '../../shared/use-wide';
import { isFiltered, SORTS, type Filter } from './filters';
import { sectionList } from './sections';

interface Props {
  readonly edition: Edition;
  readonly filter: Filter;
  readonly setFilter: (change: Partial<Filter>) => void;
  readonly reset: () => void;
  readonly departments: readonly Schemas['Department'][];
  /** The departments of a clerk. */
  readonly own: 'all' | readonly string[];
  readonly shown: number;
  readonly of: number;
  /** Where there is no room for the tree of sections. */
  readonly withSection: boolean;
  readonly levels: readonly number[];
}

const VERDICTS = ['met', 'unmet', 'conditional', 'notApplicable', 'unassessed'] as const;
const RATES: readonly Show[] = [
  ...(['claimed', 'not-claimed', 'evidenced', 'not-evidenced', 'confirmed', 'not-confirmed'] as const),
];
const ALL = '';

/** Filters that answer as one types, kept in the address. */
export function FilterBar(props: Props): ReactNode {
  const { filter, setFilter, reset, shown, of } = props;
  const { t } = useText();
  const wide = useWide();
  const [open, setOpen] = useState(false);
  const [q, setQ] = useState(filter.q ?? '');
  useEffect(() => setQ(filter.q ?? ''), [filter.q]);
  return (
    <div className="filter-bar" role="search">
      <Input
        className="filter-text"
        allowClear
        placeholder={t('web.checklist.search')}
        aria-label={t('web.checklist.search')}
        value={q}
        onChange={({ target }) => {
          setQ(target.value);
          setFilter({ q: target.value });
        }}
      />
      {!wide && (
        <Button icon={<FilterOutlined />} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('web.checklist.open')}
        </Button>
      )}
      {(wide || open) && <Choices {...props} />}
      <span className="filter-count muted small" role="status">
        {t('web.checklist.shown', { count: shown, of })}
        {isFiltered(filter) && (
          <button type="button" className="link-button small" onClick={reset}>
            {t('web.checklist.reset')}
          </button>
        )}
      </span>
    </div>
  );
}

function Choices({ edition, filter, setFilter, departments, own, withSection, levels }: Props): ReactNode {
  const { t, words } = useText();
  const inUse = departments.filter(({ id, retiredOn }) => retiredOn === null || id === filter.dept);
  return (
    <>
      <Choice
        label={t('web.checklist.show')}
        value={filter.show}
        options={[
          { value: ALL, label: t('web.show.all') },
          ...showsOf(edition, levels).map((value) => ({ value, label: showLabel(value, t) })),
        ]}
        onChange={(show) => setFilter({ show: show as Show })}
        width={168}
      />
      {edition.method !== 'level-ladder' && (
        <Choice
          label={t('web.checklist.verdict')}
          value={filter.verdict}
          options={[
            { value: ALL, label: t('web.checklist.anyVerdict') },
            ...VERDICTS.map((value) => ({ value, label: t(`web.verdict.${value}`) })),
          ]}
          onChange={(verdict) => setFilter({ verdict: verdict as Filter['verdict'] })}
          width={128}
        />
      )}
      {edition.method === 'rate' && edition.tiers.length > 1 && (
        <Choice
          label={t('web.checklist.tier')}
          value={filter.tier}
          options={[
            { value: ALL, label: t('web.checklist.anyTier') },
            ...edition.tiers.map(({ code, title }) => ({ value: code, label: words(title) })),
          ]}
          onChange={(tier) => setFilter({ tier })}
          width={128}
        />
      )}
      <Choice
        label={t('web.checklist.department')}
        value={filter.dept}
        options={[
          { value: ALL, label: t('web.checklist.anyDepartment') },
          { value: 'none', label: t('web.home.department.none') },
          ...inUse.map(({ id, name }) => ({
            value: id,
            label: own !== 'all' && own.includes(id) ? `${name}（${t('web.checklist.mine')}）` : name,
          })),
        ]}
        onChange={(dept) => setFilter({ dept })}
        width={150}
      />
      {withSection && (
        <Choice
          label={t('web.checklist.sections')}
          value={filter.section}
          options={[
            { value: ALL, label: t('web.checklist.allSections') },
            ...sectionList(edition.sections).map(({ section, depth }) => ({
              value: section.code,
              label: `${'　'.repeat(depth)}${words(section.title)}`,
            })),
          ]}
          onChange={(section) => setFilter({ section })}
          width={170}
        />
      )}
      <Choice
        label={t('web.checklist.sort')}
        value={filter.sort ?? 'edition'}
        options={SORTS.map((value) => ({ value, label: t(`web.sort.${value}`) }))}
        onChange={(sort) => setFilter({ sort: sort === 'edition' ? undefined : (sort as Filter['sort']) })}
        width={140}
      />
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: { value: string; label: string }[];
  readonly onChange: (value: string) => void;
  readonly width: number;
}

function Choice({ label, value, options, onChange, width }: ChoiceProps): ReactNode {
  return (
    <Select
      className="filter-choice"
      aria-label={label}
      value={value ?? ALL}
      options={options}
      onChange={onChange}
      style={{ width }}
      popupMatchSelectWidth={false}
      showSearch={options.length > 12 ? { optionFilterProp: 'label' } : false}
    />
  );
}

function showsOf({ method }: Edition, levels: readonly number[]): Show[] {
  return [
    ...(['owed', 'overdue', 'dueSoon', 'unproven'] as const),
    ...(method === 'weighted-elements' ? (['blocking'] as const) : []),
    ...levels.map((level): Show => `level-${level}`),
    ...(method === 'level-ladder' ? [] : RATES),
  ];
}

function showLabel(show: Show, t: Say): string {
  if (show.startsWith('level-')) return t('web.show.level', { level: show.slice('level-'.length) });
  return t(`web.show.${show as Exclude<Show, `level-${number}`>}`);
}
