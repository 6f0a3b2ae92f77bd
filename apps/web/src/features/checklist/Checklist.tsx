import { lazy, Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { today } from '../../shared/format';
import { lazily } from '../../shared/lazily';
import { useText } from '../../shared/text';
import { Loading } from '../../shared/ui/Loading';
import { useAddress } from '../../shared/use-address';
import { useMedia } from '../../shared/use-wide';
import { usePrinting } from '../../shared/use-printing';
import type { ChecklistData } from './data';
import { ChecklistHead } from './ChecklistHead';
import { ClauseTable } from './ClauseTable';
import { behind } from './counted';
import { FilterBar } from './FilterBar';
import { filtered, filterOf, isFiltered, withFilter, type Filter } from './filters';
import type { Verdict } from './overlay';
import { PrintedClauses } from './PrintedClauses';
import { SectionTree } from './SectionTree';
import { sectionsWithin } from './sections';
import { useAnswers } from './use-answers';
import { useRights, useRows } from './use-checklist';

// The list can be read before its forms are there. They come right after it: the connection may be gone when they are used.
const forms = {
  panel: () => import('./panel/ClausePanel'),
  bulk: () => import('./BulkBar'),
  calendar: () => import('../../shared/ui/DayPicker'),
  drawer: () => import('antd/es/drawer'),
  conflict: () => import('./ConflictDialog'),
  refused: () => import('./RefusedEdits'),
};
const ClausePanel = lazy(async () => ({ default: (await forms.panel()).ClausePanel }));
const Drawer = lazily(async () => (await forms.drawer()).default);
const BulkBar = lazy(async () => ({ default: (await forms.bulk()).BulkBar }));

/** The clauses of one assessment: found, read, answered, proven and given to departments. */
export function Checklist(data: ChecklistData): ReactNode {
  const { assessment, hospital, edition, lines, departments, compliance, work } = data;
  const { t } = useText();
  const printing = usePrinting();
  const roomy = useMedia('(min-width: 1180px)');
  const withTree = useMedia('(min-width: 1400px)');
  const [search, setSearch] = useAddress();
  const filter = useMemo(() => filterOf(search), [search]);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const rights = useRights(hospital);
  const rows = useRows(assessment.id, lines);
  const known = useMemo(
    () => ({
      today: today(),
      targetLevel: assessment.target?.kind === 'level' ? assessment.target.level : undefined,
      behind: compliance && behind(compliance, work, lines),
      within: (section: string) => sectionsWithin(edition.sections, section),
    }),
    [assessment, compliance, work, lines, edition],
  );
  const shown = useMemo(() => filtered(rows, filter, known), [rows, filter, known]);
  const code = search.get('clause') ?? undefined;
  const chosen = rows.find(({ clause }) => clause.code === code);
  const [started, setStarted] = useState<{ code: string; verdict: Verdict }>();

  const setFilter = useCallback(
    (change: Partial<Filter>) => setSearch((now) => withFilter(now, change)),
    [setSearch],
  );
  const open = useCallback(
    (next: string | undefined) => {
      setStarted(undefined);
      setSearch((now) => {
        if (next === undefined) now.delete('clause');
        else now.set('clause', next);
        return now;
      });
    },
    [setSearch],
  );
  // A clerk who comes for all of it sees what is theirs; what else there is, they can choose to see.
  const own = rights.departments === 'all' ? undefined : rights.departments[0];
  useEffect(() => {
    if (own !== undefined && !isFiltered(filterOf(new URLSearchParams(window.location.search))))
      setFilter({ dept: own });
  }, [own, setFilter]);
  useEffect(() => {
    // What fails here is asked for again, and told, when it is needed.
    for (const load of Object.values(forms)) void load().catch(() => undefined);
  }, []);
  const answers = useAnswers(assessment.id, rows, rights, (row, verdict) => {
    open(row.clause.code);
    setStarted({ code: row.clause.code, verdict });
  });
  const move = (by: number): void => {
    const at = shown.findIndex(({ clause }) => clause.code === code);
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + by))];
    if (next) open(next.clause.code);
  };
  const panel = chosen && (
    <Suspense fallback={<Loading />}>
      <ClausePanel
        key={chosen.clause.code}
        row={chosen}
        data={data}
        rights={rights}
        answers={answers}
        started={started?.code === chosen.clause.code ? started.verdict : undefined}
        move={move}
        close={() => open(undefined)}
      />
    </Suspense>
  );
  if (printing) return <PrintedClauses data={data} rows={shown} />;
  return (
    <div className="checklist">
      <ChecklistHead data={data} undo={answers.undo} canUndo={answers.canUndo} />
      <FilterBar
        edition={edition}
        filter={filter}
        setFilter={setFilter}
        reset={() => setSearch(() => new URLSearchParams(code === undefined ? {} : { clause: code }))}
        departments={departments}
        own={rights.departments}
        shown={shown.length}
        of={rows.filter(({ applies }) => applies).length}
        withSection={!withTree}
        levels={work?.ahead.map(({ level }) => level) ?? []}
      />
      <div className="checklist-body">
        {withTree && (
          <SectionTree edition={edition} rows={rows} known={known} filter={filter} setFilter={setFilter} />
        )}
        <div className="checklist-main">
          {marked.size > 0 && (
            <Suspense fallback={null}>
              <BulkBar
                rows={rows.filter(({ clause }) => marked.has(clause.code))}
                data={data}
                rights={rights}
                answers={answers}
                clear={() => setMarked(new Set())}
              />
            </Suspense>
          )}
          <ClauseTable
            rows={shown}
            edition={edition}
            hospitalId={hospital.id}
            departments={departments}
            rights={rights}
            answers={answers}
            code={code}
            open={open}
            marked={marked}
            setMarked={setMarked}
          />
        </div>
        {roomy && panel && <aside className="checklist-panel">{panel}</aside>}
      </div>
      {!roomy && (
        <Drawer
          open={chosen !== undefined}
          onClose={() => open(undefined)}
          placement="right"
          size="min(560px, 100vw)"
          title={chosen ? chosen.clause.code : t('web.checklist.clause')}
          styles={{ body: { padding: 0 } }}
        >
          {panel}
        </Drawer>
      )}
    </div>
  );
}
