import { useEffect, useState, type ReactNode } from 'react';
import { Button, Input, Select } from 'antd';
import { useAssessments, useColleagues, useStandards } from '../../shared/queries';
import { useText } from '../../shared/text';
import { DayInput } from '../../shared/ui/DayInput';
import type { Kind } from './changes';
import type { Filters } from './use-trail';

interface Props {
  readonly hospitalId: string | undefined;
  readonly kinds: readonly Kind[];
  readonly filters: Filters;
  /** Names of those in the entries that are shown, by id. */
  readonly people: Readonly<Record<string, string>>;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Narrows the trail: what, who, when, and of which clause. Everything is kept in the address. */
export function TrailFilters({ hospitalId, kinds, filters, people }: Props): ReactNode {
  const { t } = useText();
  const { set } = filters;
  const persons = usePersons(hospitalId, people);
  const assessments = useAssessmentOptions(hospitalId);
  const choice = (
    label: string,
    value: string | undefined,
    options: readonly Option[],
    set: (value: string) => void,
  ): ReactNode => (
    <Select
      aria-label={label}
      className="trail-choice"
      popupMatchSelectWidth={false}
      showSearch={options.length > 12 ? { optionFilterProp: 'label' } : false}
      value={value ?? ''}
      onChange={set}
      options={[...options]}
    />
  );
  return (
    <div className="trail-filters no-print" role="search">
      {choice(
        t('web.trail.kind'),
        filters.kind,
        [
          { value: '', label: t('web.trail.kind.any') },
          ...kinds.map((value) => ({ value, label: t(`web.trail.kind.${value}`) })),
        ],
        (kind) => set({ kind }),
      )}
      {choice(
        t('web.trail.by'),
        filters.by,
        [{ value: '', label: t('web.trail.by.any') }, ...persons],
        (by) => set({ by }),
      )}
      {hospitalId !== undefined &&
        choice(
          t('web.trail.assessment'),
          filters.assessmentId,
          [{ value: '', label: t('web.trail.assessment.any') }, ...assessments],
          (assessment) => set({ assessment }),
        )}
      {hospitalId !== undefined && (
        <CodeInput key={filters.code ?? ''} code={filters.code ?? ''} chosen={(code) => set({ code })} />
      )}
      <div className="trail-days">
        <DayInput label={t('web.trail.from')} value={filters.from} onChange={(from) => set({ from })} />
        <span aria-hidden="true">–</span>
        <DayInput label={t('web.trail.to')} value={filters.to} onChange={(to) => set({ to })} />
      </div>
      {filters.isSet && <Button onClick={filters.reset}>{t('web.checklist.reset')}</Button>}
    </div>
  );
}

/** Those who work at the hospital now, and those whose entries are shown. */
function usePersons(hospitalId: string | undefined, people: Props['people']): Option[] {
  const { t } = useText();
  const colleagues = useColleagues(hospitalId);
  const names = new Map([
    ...(colleagues.data ?? []).map(({ id, name }) => [id, name] as const),
    ...Object.entries(people),
  ]);
  return [
    { value: 'system', label: t('web.system') },
    ...[...names].map(([value, label]) => ({ value, label })).sort((a, b) => (a.label < b.label ? -1 : 1)),
  ];
}

function useAssessmentOptions(hospitalId: string | undefined): Option[] {
  const { titleOf } = useText();
  const assessments = useAssessments(hospitalId);
  const standards = useStandards();
  return (assessments.data?.items ?? []).map(({ id, editionId }) => {
    const edition = standards.data?.find((one) => one.id === editionId);
    return { value: id, label: edition ? titleOf(edition) : editionId };
  });
}

const TYPING_MS = 400;

function CodeInput({ code, chosen }: { code: string; chosen: (code: string) => void }): ReactNode {
  const { t } = useText();
  const [typed, setTyped] = useState(code);
  useEffect(() => {
    if (typed.trim() === code) return;
    const timer = setTimeout(() => chosen(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, code, chosen]);
  return (
    <Input
      allowClear
      className="trail-code"
      aria-label={t('web.trail.code')}
      placeholder={t('web.trail.code')}
      maxLength={40}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  );
}
