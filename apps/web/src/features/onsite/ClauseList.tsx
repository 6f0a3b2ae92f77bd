import { useState, type ReactNode } from 'react';
import { Button, Input, Select } from 'antd';
import type { FieldDecision } from '../../shared/outbox/field-queue';
import { useText } from '../../shared/text';
import { useAddress, withWords } from '../../shared/use-address';
import { sectionList } from '../checklist/sections';
import { VERDICT_SIGNS } from '../checklist/VerdictMark';
import type { OnsiteLine, Pack, Visit } from './pack';
import { keyOf, saidOf, shownLines, SHOWS, type Said, type Wanted } from './shown';

const STEP = 40;

interface Props {
  readonly visit: Visit;
  readonly pack: Pack;
  readonly pending: ReadonlyMap<string, FieldDecision>;
}

/** The clauses of a hospital as large buttons, narrowed in the address. */
export function ClauseList({ visit, pack, pending }: Props): ReactNode {
  const { t, titleOf } = useText();
  const [limit, setLimit] = useState(STEP);
  const [search, setSearch] = useAddress();
  const wanted: Wanted = {
    show: SHOWS.find((one) => one === search.get('show')) ?? 'todo',
    search: search.get('q') ?? '',
    editionId: search.get('edition') ?? undefined,
    section: search.get('section') ?? undefined,
    departmentId: search.get('dept') ?? undefined,
  };
  const said = (line: OnsiteLine): Said => saidOf(line, pending, visit.id);
  const shown = shownLines(pack, wanted, said);
  const done = pack.lines.filter((line) => said(line) !== undefined).length;
  const set = (change: Readonly<Record<string, string>>): void => {
    setLimit(STEP);
    setSearch((now) => withWords(now, change));
  };
  const open = (line: OnsiteLine): void =>
    setSearch((now) => {
      now.set('clause', keyOf(line));
      return now;
    });
  return (
    <>
      <div className="onsite-filters" role="search">
        <Input
          size="large"
          allowClear
          placeholder={t('web.onsite.search')}
          aria-label={t('web.onsite.search')}
          value={wanted.search}
          onChange={({ target }) => set({ q: target.value })}
        />
        <Select
          size="large"
          aria-label={t('web.onsite.show')}
          value={wanted.show}
          onChange={(show) => set({ show: show === 'todo' ? '' : show })}
          options={SHOWS.map((value) => ({ value, label: t(`web.onsite.show.${value}`) }))}
        />
        <Select
          size="large"
          aria-label={t('web.onsite.standard')}
          value={wanted.editionId ?? ''}
          onChange={(edition) => set({ edition, section: '' })}
          options={[
            { value: '', label: t('web.onsite.standard.any') },
            ...pack.editions.map(({ editionId, title }) => ({ value: editionId, label: titleOf(title) })),
          ]}
        />
        <Places pack={pack} wanted={wanted} set={set} />
      </div>
      <p className="onsite-count" role="status">
        <b>{t('web.onsite.count', { count: shown.length })}</b>
        <span className="muted small">{t('web.onsite.looked', { done, of: pack.lines.length })}</span>
      </p>
      {shown.length === 0 && <p className="onsite-none">{t('web.onsite.none')}</p>}
      <ul className="onsite-lines">
        {shown.slice(0, limit).map((line) => (
          <li key={keyOf(line)}>
            <LineButton line={line} said={said(line)} open={() => open(line)} />
          </li>
        ))}
      </ul>
      {shown.length > limit && (
        <Button block size="large" onClick={() => setLimit(limit + STEP)}>
          {t('web.onsite.more', { count: Math.min(STEP, shown.length - limit) })}
        </Button>
      )}
    </>
  );
}

interface PlacesProps {
  readonly pack: Pack;
  readonly wanted: Wanted;
  readonly set: (change: Readonly<Record<string, string>>) => void;
}

/** Sections of the standard that was chosen, and departments of the hospital. */
function Places({ pack, wanted, set }: PlacesProps): ReactNode {
  const { t, words } = useText();
  const sections = pack.editions.find(({ editionId }) => editionId === wanted.editionId)?.sections ?? [];
  return (
    <>
      {sections.length > 0 && (
        <Select
          size="large"
          aria-label={t('web.onsite.section')}
          value={wanted.section ?? ''}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(section) => set({ section })}
          options={[
            { value: '', label: t('web.onsite.section.any') },
            ...sectionList(sections).map(({ section, depth }) => ({
              value: section.code,
              label: `${'　'.repeat(depth)}${words(section.title)}`,
            })),
          ]}
        />
      )}
      <Select
        size="large"
        aria-label={t('web.onsite.department')}
        value={wanted.departmentId ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(dept) => set({ dept })}
        options={[
          { value: '', label: t('web.onsite.department.any') },
          ...pack.departments.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  );
}

interface LineProps {
  readonly line: OnsiteLine;
  readonly said: Said;
  readonly open: () => void;
}

function LineButton({ line: { clause, record, proven }, said, open }: LineProps): ReactNode {
  const { t, words } = useText();
  return (
    <button type="button" className="onsite-line" onClick={open}>
      <span className="onsite-line-title">
        <b className="figures">{clause.code}</b> {words(clause.title)}
      </span>
      <span className="line small">
        {said && (
          <b className={said === 'confirmed' ? 'good' : 'bad'}>
            <span aria-hidden="true">{said === 'confirmed' ? '✓' : '✗'}</span> {t(`web.onsite.show.${said}`)}
          </b>
        )}
        <span className="muted">
          {t('web.onsite.self')} <span aria-hidden="true">{VERDICT_SIGNS[record.verdict]}</span>{' '}
          {t(`web.verdict.${record.verdict}`)}
        </span>
        <span className="muted">{t(proven ? 'web.checklist.proven' : 'web.checklist.notProven')}</span>
      </span>
    </button>
  );
}
