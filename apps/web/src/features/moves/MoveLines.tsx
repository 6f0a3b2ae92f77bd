import { useState, type ReactNode } from 'react';
import { Segmented } from 'antd';
import { useText, type Say } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import { Pages } from '../../shared/ui/Pages';
import { ClauseTexts } from './ClauseTexts';
import type { MoveLine, MovePreview } from './use-move';

const KINDS = ['changed', 'removed', 'added', 'unchanged'] as const;
const MORE = ['renamed', 'kept', 'toConfirm', 'findings', 'findingsWithdrawn'] as const;
const SIZE = 20;

/** What becomes of every clause; what needs work comes first. */
export function MoveLines({ preview }: { readonly preview: MovePreview }): ReactNode {
  const { t } = useText();
  const { counts, clauses } = preview;
  const [chosen, setKind] = useState<(typeof KINDS)[number]>();
  const [page, setPage] = useState(1);
  const kind = chosen ?? KINDS.find((one) => counts[one] > 0) ?? 'unchanged';
  const lines = clauses.filter((line) => line.kind === kind);
  return (
    <Card title={t('web.move.counts')} flush>
      <dl className="move-counts">
        {MORE.map((name) => (
          <div key={name}>
            <dt>{t(`web.move.count.${name}`)}</dt>
            <dd>{counts[name]}</dd>
          </div>
        ))}
      </dl>
      <div className="move-kinds">
        <Segmented
          aria-label={t('web.move.counts')}
          value={kind}
          onChange={(next) => {
            setKind(next);
            setPage(1);
          }}
          options={KINDS.map((value) => ({
            value,
            label: `${t(`web.move.kind.${value}`)} ${counts[value]}`,
          }))}
        />
      </div>
      <Lines lines={lines.slice((page - 1) * SIZE, page * SIZE)} />
      <Pages page={page} size={SIZE} total={lines.length} set={setPage} />
    </Card>
  );
}

function Lines({ lines }: { readonly lines: readonly MoveLine[] }): ReactNode {
  const { t } = useText();
  return (
    <DataTable
      label={t('web.move.counts')}
      rows={lines}
      rowKey={({ from, to }) => `${from ?? ''} ${to ?? ''}`}
      empty={t('web.move.none')}
      columns={[
        { key: 'code', title: t('web.move.code'), nowrap: true, cell: codeText },
        {
          key: 'clause',
          title: t('web.move.clause'),
          header: true,
          cell: (line) => <ClauseTexts line={line} />,
        },
        {
          key: 'carried',
          title: t('web.move.carried'),
          cell: ({ carried }) => (
            <ul className="move-carried">
              {carriedTexts(carried, t).map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}

function codeText({ from, to }: MoveLine): string {
  if (from !== null && to !== null && from !== to) return `${from} → ${to}`;
  return to ?? from ?? '';
}

/** What goes with a clause into the new edition, and what does not. */
function carriedTexts(carried: MoveLine['carried'], t: Say): string[] {
  const { verdict, answer, isItem, proofs, assigned, review, reviewAfter, findingNumber } = carried;
  const said = isItem ? t('web.move.item') : verdict === null ? '' : t(`web.verdict.${verdict}`);
  return [
    answer === 'none' ? t('web.move.answer.none') : t(`web.move.answer.${answer}`, { verdict: said }),
    ...(proofs > 0 ? [t('web.move.proofs', { count: proofs })] : []),
    ...(assigned ? [t('web.move.assigned')] : []),
    ...(review === 'none'
      ? []
      : [t(review === reviewAfter ? 'web.move.review.kept' : 'web.move.review.gone')]),
    ...(findingNumber === null ? [] : [t('web.move.finding', { number: findingNumber })]),
  ];
}
