import { useState, type ReactNode } from 'react';
import { Segmented } from 'antd';
import { Link, useParams } from 'react-router';
import { regionOf } from '../../app/places-of';
import { useEdition, useMe } from '../../shared/queries';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { pageIn, useAddress, withWords } from '../../shared/use-address';
import { DemoBadge } from '../../shared/ui/Badges';
import { Card } from '../../shared/ui/Card';
import { DataTable, type Column } from '../../shared/ui/DataTable';
import { isRefusal, Loaded } from '../../shared/ui/Loaded';
import { NotFound } from '../../shared/ui/NotFound';
import { PageHead } from '../../shared/ui/PageHead';
import { ProvenanceBadge } from '../../shared/ui/ProvenanceBadge';
import { Pages } from '../../shared/ui/Pages';
import { VerdictMark } from '../checklist/VerdictMark';
import { StateMark } from '../findings/marks';
import { RegionSelect } from '../regions/RegionSelect';
import { BulkRuling } from './BulkRuling';
import { ReviewMark } from './ReviewMark';
import { GRID_SIZE, keyOf, useAcross, type DeskPage, type Line } from './use-desk';
import { useDeciding } from './use-deciding';
import './desk.css';

const SHOWN = ['all', 'notMet', 'waiting', 'confirmed', 'rejected'] as const;
type Shown = (typeof SHOWN)[number];

const claimed = ({ record }: Line): boolean =>
  record.item !== null || record.verdict === 'met' || record.verdict === 'conditional';

const MATCHES: Readonly<Record<Shown, (line: Line) => boolean>> = {
  all: () => true,
  notMet: (line) => !claimed(line),
  waiting: (line) => claimed(line) && (line.review?.verdict ?? 'none') === 'none',
  confirmed: ({ review }) => review?.verdict === 'confirmed',
  rejected: ({ review }) => review?.verdict === 'rejected',
};

/** One clause at every hospital of a region: who meets it, with what, and what inspectors say; decided on at once. */
export function AcrossPage(): ReactNode {
  const { standardId, code } = useParams();
  const { words, titleOf } = useText();
  const [search, setSearch] = useAddress();
  const edition = useEdition(standardId);
  const own = regionOf(useMe().person.memberships);
  const region = search.get('region') ?? own;
  const page = pageIn(search);
  const set = (name: string, value: string): void =>
    setSearch((now) => withWords(now, { page: undefined, [name]: value }));
  const found = useAcross(standardId!, code!, region, page);
  const clause = edition.data?.clauses.find((one) => one.code === code);
  if (isRefusal(found.error)) return <NotFound error={found.error} />;
  return (
    <div className="page desk">
      <PageHead
        title={clause ? `${code!} ${words(clause.title)}` : code!}
        tags={
          <>
            {clause && <ProvenanceBadge provenance={clause.provenance} />}
            {edition.data && (
              <Link to={`/standards/${standardId!}`} className="small">
                {titleOf({
                  titleZh: edition.data.title.zh,
                  titleEn: edition.data.title.en ?? edition.data.title.zh,
                })}
              </Link>
            )}
          </>
        }
      >
        {region !== undefined && <RegionSelect code={region} pathOf={(next) => `?region=${next}`} />}
      </PageHead>
      {clause && 'requirement' in clause && clause.requirement && (
        <p className="desk-asked">{words(clause.requirement)}</p>
      )}
      <Loaded query={found}>
        {(data) => (
          <>
            <Grid key={page} data={data} />
            <Pages
              page={page}
              size={GRID_SIZE}
              total={data.total}
              set={(next) => set('page', String(next))}
            />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Grid({ data: { items, total } }: { readonly data: DeskPage }): ReactNode {
  const { t } = useText();
  const mayDecide = useMe().permissions.includes('review.decide');
  const [shown, setShown] = useState<Shown>('all');
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const deciding = useDeciding(items, () => setMarked(new Set()));
  const lines = items.filter(MATCHES[shown]);
  const chosen = lines.filter((line) => marked.has(keyOf(line)));
  const columns = useColumns(mayDecide, marked, setMarked);
  return (
    <>
      {chosen.length > 0 && (
        <BulkRuling
          count={chosen.length}
          pending={deciding.pending}
          confirm={() => deciding.confirm(chosen)}
          reject={() => deciding.reject(chosen)}
          clear={() => setMarked(new Set())}
        />
      )}
      <Card
        title={t('web.desk.acrossOf', { met: items.filter(claimed).length, of: items.length })}
        extra={
          items.length === total && (
            <Segmented
              className="desk-shown"
              aria-label={t('web.desk.shown')}
              value={shown}
              onChange={setShown}
              options={SHOWN.map((value) => ({
                value,
                label: `${t(`web.desk.shown.${value}`)} ${items.filter(MATCHES[value]).length}`,
              }))}
            />
          )
        }
        flush
      >
        <DataTable
          label={t('web.desk.across')}
          rows={lines}
          rowKey={keyOf}
          empty={t('web.desk.queue.none')}
          columns={columns}
        />
      </Card>
      {deciding.dialogs}
    </>
  );
}

function useColumns(
  mayDecide: boolean,
  marked: ReadonlySet<string>,
  setMarked: (marked: ReadonlySet<string>) => void,
): Column<Line>[] {
  const { t, nameOf } = useText();
  const mark: Column<Line> = {
    key: 'mark',
    title: t('web.desk.mark'),
    cell: (line) => (
      <label className="desk-mark">
        <input
          type="checkbox"
          aria-label={nameOf(line.hospital)}
          checked={marked.has(keyOf(line))}
          onChange={() => {
            const next = new Set(marked);
            if (!next.delete(keyOf(line))) next.add(keyOf(line));
            setMarked(next);
          }}
        />
      </label>
    ),
  };
  return [
    ...(mayDecide ? [mark] : []),
    {
      key: 'hospital',
      title: t('web.finding.hospital'),
      header: true,
      cell: ({ hospital, assessmentId, clause }) => (
        <span className="line">
          <Link to={checklistPath(assessmentId, { clause: clause.code })}>{nameOf(hospital)}</Link>
          <DemoBadge demo={hospital.demo} />
        </span>
      ),
    },
    {
      key: 'verdict',
      title: t('web.desk.said'),
      cell: ({ record }) =>
        record.item === null ? (
          <VerdictMark verdict={record.verdict} />
        ) : (
          t('web.home.ladder.level', { level: record.item.level })
        ),
    },
    {
      key: 'value',
      title: t('web.value'),
      number: true,
      cell: ({ record: { measured } }) =>
        measured
          ? (measured.value ?? [measured.numerator, measured.denominator].filter(Boolean).join('/'))
          : '—',
    },
    {
      key: 'proof',
      title: t('web.clause.proofs'),
      cell: ({ proven }) => (
        <span className={proven ? 'good nowrap' : 'muted nowrap'}>
          {proven ? `✓ ${t('web.checklist.proven')}` : t('web.checklist.notProven')}
        </span>
      ),
    },
    { key: 'review', title: t('web.review.title'), cell: ({ review }) => <ReviewMark review={review} /> },
    {
      key: 'finding',
      title: t('web.finding.what'),
      cell: ({ finding }) =>
        finding ? (
          <Link to={`/findings/${finding.id}`}>
            <span className="figures nowrap">{finding.number}</span> <StateMark state={finding.state} />{' '}
            {finding.dueOn}
          </Link>
        ) : (
          '—'
        ),
    },
  ];
}
