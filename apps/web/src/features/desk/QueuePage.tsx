import { useState, type ReactNode } from 'react';
import { Pagination } from 'antd';
import { useParams } from 'react-router';
import { useMe } from '../../shared/queries';
import { useText } from '../../shared/text';
import { useAddress } from '../../shared/use-address';
import { useWide } from '../../shared/use-wide';
import { Loaded } from '../../shared/ui/Loaded';
import { useTell } from '../../shared/ui/Messages';
import { BulkRuling } from './BulkRuling';
import { ClauseBeside } from './ClauseBeside';
import { ConflictDialog } from './ConflictDialog';
import { QueueHead } from './QueueHead';
import { QueueList } from './QueueList';
import { RejectDialog } from './RejectDialog';
import { keyOf, QUEUE_SIZE, QUEUES, useQueue, type DeskPage, type Line, type Queue } from './use-desk';
import { useKeys } from './use-keys';
import { useRuling } from './use-ruling';
import './desk.css';

/** A queue of clauses: the list, and beside it the clause with its proofs, to be decided on one after the other. */
export function QueuePage(): ReactNode {
  const region = useParams()['code']!;
  const wide = useWide();
  const [search, setSearch] = useAddress();
  const queue: Queue = QUEUES.find((one) => one === search.get('queue')) ?? 'new';
  const hospitalId = search.get('hospital') ?? undefined;
  const editionId = search.get('standard') ?? undefined;
  const page = Number(search.get('page') ?? '1');
  const set = (change: Readonly<Record<string, string | undefined>>): void =>
    setSearch((now) => {
      for (const [name, value] of Object.entries<string | undefined>({ clause: undefined, ...change }))
        if (value) now.set(name, value);
        else now.delete(name);
      return now;
    });
  const found = useQueue({ queue, region, hospitalId, editionId, page });
  return (
    <div className="desk-queue">
      <QueueHead {...{ region, queue, hospitalId, editionId }} at={found.data?.at} set={set} />
      <Loaded query={found}>
        {(data) => (
          <Work
            // What is marked and read belongs to one list.
            key={[queue, hospitalId, editionId, page].join(' ')}
            data={data}
            chosen={search.get('clause') ?? undefined}
            choose={(clause) => set({ clause })}
            pages={
              data.total > QUEUE_SIZE && (
                <Pagination
                  size="small"
                  simple={!wide}
                  current={page}
                  pageSize={QUEUE_SIZE}
                  total={data.total}
                  showSizeChanger={false}
                  onChange={(next) => set({ page: String(next) })}
                />
              )
            }
          />
        )}
      </Loaded>
    </div>
  );
}

interface WorkProps {
  readonly data: DeskPage;
  readonly chosen: string | undefined;
  readonly choose: (key: string | undefined) => void;
  readonly pages: ReactNode;
}

function Work({ data: { items, total, people }, chosen, choose, pages }: WorkProps): ReactNode {
  const { t, words, nameOf } = useText();
  const tell = useTell();
  const wide = useWide();
  const mayDecide = useMe().permissions.includes('review.decide');
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [rejecting, setRejecting] = useState<readonly Line[]>();
  // On a desktop there is always a clause to look at; on a phone the list comes first.
  const at = items.findIndex((line) => keyOf(line) === chosen);
  const line = items[at] ?? (wide ? items[0] : undefined);
  const ruling = useRuling((saved) => {
    tell.done(t('web.desk.saved', { count: saved.length }));
    setMarked(new Set());
    if (saved.length === 1) step(1);
  });

  const step = (by: number): void => {
    const next = items[Math.max(0, items.indexOf(line!) + by)];
    if (next) choose(keyOf(next));
  };
  const confirm = (lines: readonly Line[]): void => ruling.rule(lines, { verdict: 'confirmed' });
  useKeys((key) => {
    if (rejecting || ruling.conflict) return false;
    const by = { j: 1, arrowdown: 1, k: -1, arrowup: -1 }[key];
    if (by !== undefined) step(by);
    else if (key === 'c' && mayDecide && line && !ruling.pending) confirm([line]);
    else if (key === 'r' && mayDecide && line && !ruling.pending) setRejecting([line]);
    else return false;
    return true;
  });
  const chosenLines = items.filter((one) => marked.has(keyOf(one)));
  const named = (lines: readonly Line[]): string =>
    lines.length === 1
      ? `${nameOf(lines[0]!.hospital)} · ${lines[0]!.clause.code} ${words(lines[0]!.clause.title)}`
      : t('web.desk.clauses', { count: lines.length });
  const list = (
    <QueueList
      {...{ items, total, pages, marked, setMarked, mayDecide }}
      active={line && keyOf(line)}
      open={(one) => choose(keyOf(one))}
    />
  );
  const beside = line && (
    <ClauseBeside
      key={keyOf(line)}
      line={line}
      people={people}
      position={t('web.desk.position', { at: items.indexOf(line) + 1, of: items.length })}
      step={step}
      close={wide ? undefined : () => choose(undefined)}
      {...(mayDecide
        ? {
            ruling: {
              pending: ruling.pending,
              confirm: () => confirm([line]),
              reject: () => setRejecting([line]),
            },
          }
        : {})}
    />
  );
  if (items.length === 0) return <p className="desk-none">{t('web.desk.queue.none')}</p>;
  return (
    <div className="desk-work">
      {chosenLines.length > 0 && (
        <BulkRuling
          count={chosenLines.length}
          pending={ruling.pending}
          confirm={() => confirm(chosenLines)}
          reject={() => setRejecting(chosenLines)}
          clear={() => setMarked(new Set())}
        />
      )}
      <div className="desk-split">
        {(wide || !line) && list}
        {beside}
      </div>
      {mayDecide && wide && <p className="desk-keys muted small no-print">{t('web.desk.keys')}</p>}
      {rejecting && (
        <RejectDialog
          what={named(rejecting)}
          cancel={() => setRejecting(undefined)}
          reject={(rejection) => {
            ruling.rule(rejecting, rejection);
            setRejecting(undefined);
          }}
        />
      )}
      {ruling.conflict && (
        <ConflictDialog {...ruling.conflict} lines={items} apply={ruling.resolve} cancel={ruling.giveUp} />
      )}
    </div>
  );
}
