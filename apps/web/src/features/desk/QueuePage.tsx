import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { useMe } from '../../shared/queries';
import { useText } from '../../shared/text';
import { pageIn, useAddress, withWords } from '../../shared/use-address';
import { useKeys } from '../../shared/use-keys';
import { useWide } from '../../shared/use-wide';
import { Loaded } from '../../shared/ui/Loaded';
import { Pages } from '../../shared/ui/Pages';
import { BulkRuling } from './BulkRuling';
import { ClauseBeside } from './ClauseBeside';
import { QueueHead } from './QueueHead';
import { QueueList } from './QueueList';
import { keyOf, QUEUE_SIZE, QUEUES, useQueue, type DeskPage, type Queue } from './use-desk';
import { useDeciding } from './use-deciding';
import './desk.css';

/** A queue of clauses: the list, and beside it the clause with its proofs, to be decided on one after the other. */
export function QueuePage(): ReactNode {
  const region = useParams()['code']!;
  const [search, setSearch] = useAddress();
  const queue: Queue = QUEUES.find((one) => one === search.get('queue')) ?? 'new';
  const hospitalId = search.get('hospital') ?? undefined;
  const editionId = search.get('standard') ?? undefined;
  const page = pageIn(search);
  const set = (change: Readonly<Record<string, string | undefined>>): void =>
    setSearch((now) => withWords(now, { clause: undefined, ...change }));
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
              <Pages
                page={page}
                size={QUEUE_SIZE}
                total={data.total}
                set={(next) => set({ page: String(next) })}
                simple
              />
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
  const { t } = useText();
  const wide = useWide();
  const mayDecide = useMe().permissions.includes('review.decide');
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  // On a desktop there is always a clause to look at; on a phone the list comes first.
  const at = items.findIndex((line) => keyOf(line) === chosen);
  const line = items[at] ?? (wide ? items[0] : undefined);
  const deciding = useDeciding(items, (saved) => {
    setMarked(new Set());
    if (saved === 1) step(1);
  });
  const step = (by: number): void => {
    const next = items[Math.max(0, items.indexOf(line!) + by)];
    if (next) choose(keyOf(next));
  };
  useKeys((key) => {
    if (deciding.asking) return false;
    const by = { j: 1, arrowdown: 1, k: -1, arrowup: -1 }[key];
    if (by !== undefined) step(by);
    else if (key === 'c' && mayDecide && line && !deciding.pending) deciding.confirm([line]);
    else if (key === 'r' && mayDecide && line && !deciding.pending) deciding.reject([line]);
    else return false;
    return true;
  });
  const chosenLines = items.filter((one) => marked.has(keyOf(one)));
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
              pending: deciding.pending,
              confirm: () => deciding.confirm([line]),
              reject: () => deciding.reject([line]),
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
          pending={deciding.pending}
          confirm={() => deciding.confirm(chosenLines)}
          reject={() => deciding.reject(chosenLines)}
          clear={() => setMarked(new Set())}
        />
      )}
      <div className="desk-split">
        {(wide || !line) && list}
        {beside}
      </div>
      {mayDecide && wide && <p className="desk-keys muted small no-print">{t('web.desk.keys')}</p>}
      {deciding.dialogs}
    </div>
  );
}
