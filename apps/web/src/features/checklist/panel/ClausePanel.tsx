import type { ReactNode } from 'react';
import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { atTime } from '../../../shared/format';
import { useNames } from '../../../shared/queries';
import { useText } from '../../../shared/text';
import { ProvenanceBadge } from '../../../shared/ui/ProvenanceBadge';
import type { ChecklistData } from '../data';
import type { Row, Verdict } from '../overlay';
import type { Answers } from '../use-answers';
import type { Rights } from '../use-checklist';
import { AlikePart } from './AlikePart';
import { AssignmentForm } from './AssignmentForm';
import { ClauseHistory } from './ClauseHistory';
import { ClauseInspection } from './ClauseInspection';
import { ClauseProofs } from './ClauseProofs';
import { ItemForm } from './ItemForm';
import { Requirement } from './Requirement';
import { VerdictForm } from './VerdictForm';

interface Props {
  readonly row: Row;
  readonly data: ChecklistData;
  readonly rights: Rights;
  readonly answers: Answers;
  /** A verdict that was chosen and needs more to be said. */
  readonly started: Verdict | undefined;
  readonly move: (by: number) => void;
  readonly close: () => void;
}

/** Everything about one clause: what is asked, what is said, what proves it, who does it, what happened. */
export function ClausePanel({ row, data, rights, answers, started, move, close }: Props): ReactNode {
  const { t, words } = useText();
  const { clause, record } = row;
  const mayAnswer = rights.answers(record);
  return (
    <section
      id="clause-panel"
      className="panel"
      tabIndex={-1}
      aria-label={`${clause.code} ${words(clause.title)}`}
    >
      <header className="panel-head">
        <div className="panel-nav">
          <span className="panel-code muted figures">{clause.code}</span>
          <Tags row={row} data={data} />
          <span className="panel-buttons">
            <Button
              type="text"
              size="small"
              icon={<UpOutlined />}
              aria-label={t('web.checklist.prev')}
              onClick={() => move(-1)}
            />
            <Button
              type="text"
              size="small"
              icon={<DownOutlined />}
              aria-label={t('web.checklist.next')}
              onClick={() => move(1)}
            />
            <Button
              type="text"
              size="small"
              className="panel-close"
              icon={<CloseOutlined />}
              aria-label={t('web.close')}
              onClick={close}
            />
          </span>
        </div>
        <h2>{words(clause.title)}</h2>
      </header>
      <div className="panel-body">
        {!row.applies && <p className="warn">{t('web.clause.off')}</p>}
        {!mayAnswer && rights.departments !== 'all' && rights.departments.length > 0 && (
          <p className="muted small">{t('web.checklist.readOnly')}</p>
        )}
        {data.edition.method === 'level-ladder' ? (
          <ItemForm row={row} mayAnswer={mayAnswer} answers={answers} />
        ) : (
          <VerdictForm row={row} mayAnswer={mayAnswer} answers={answers} started={started} />
        )}
        <Updated row={row} hospitalId={data.hospital.id} />
        <Requirement row={row} hospitalId={data.hospital.id} />
        <ClauseInspection row={row} data={data} />
        <AssignmentForm row={row} data={data} rights={rights} answers={answers} />
        <ClauseProofs row={row} data={data} mayProve={rights.proves} />
        <AlikePart code={clause.code} data={data} mayProve={rights.proves} />
        <ClauseHistory code={clause.code} data={data} />
      </div>
    </section>
  );
}

function Tags({ row: { clause }, data }: Pick<Props, 'row' | 'data'>): ReactNode {
  const { t, words } = useText();
  const tier =
    data.edition.method === 'rate' && 'tier' in clause
      ? data.edition.tiers.find(({ code }) => code === clause.tier)
      : undefined;
  return (
    <>
      {tier && <span className="tag">{words(tier.title)}</span>}
      {'must' in clause && (clause.must === 'veto' || clause.must === 'grace') && (
        <span className="tag tag-must">
          {t(`web.must.${clause.must}`)}
          {clause.mustBasis !== 'stated' && `（${t(`web.must.${clause.mustBasis}`)}）`}
        </span>
      )}
      {'points' in clause && clause.points !== undefined && (
        <span className="tag">{t('web.points', { points: clause.points })}</span>
      )}
      <ProvenanceBadge provenance={clause.provenance} />
    </>
  );
}

function Updated({
  row: { record },
  hospitalId,
}: {
  readonly row: Row;
  readonly hospitalId: string;
}): ReactNode {
  const { t } = useText();
  const nameOf = useNames(hospitalId);
  return (
    <p className="muted small panel-updated">
      {record.updatedAt === null
        ? t('web.clause.untouched')
        : t('web.clause.updated', { name: nameOf(record.updatedBy), time: atTime(record.updatedAt) })}
    </p>
  );
}
