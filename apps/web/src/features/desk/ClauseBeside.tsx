import type { ReactNode } from 'react';
import { ArrowLeftOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useDepartments, useStandards } from '../../shared/queries';
import { checklistPath } from '../../shared/rates';
import { atTime } from '../../shared/format';
import { useText } from '../../shared/text';
import { ProvenanceBadge } from '../../shared/ui/ProvenanceBadge';
import { Requirement } from '../checklist/panel/Requirement';
import { RecordText } from '../checklist/RecordText';
import { DueMark, RoundMark, StateMark } from '../findings/marks';
import type { Finding } from '../findings/use-findings';
import { ProofsBeside } from './ProofsBeside';
import { ReviewMark } from './ReviewMark';
import type { Line } from './use-desk';
import './desk.css';

interface Props {
  readonly line: Line;
  readonly people: Readonly<Record<string, string>>;
  readonly position: string;
  readonly step: (by: number) => void;
  /** Back to the list, where there is no room for both. */
  readonly close: (() => void) | undefined;
  /** Absent for whoever only reads. */
  readonly ruling?: {
    readonly pending: boolean;
    readonly confirm: () => void;
    readonly reject: () => void;
  };
}

/** One clause at one hospital: what is asked and said on one side, what proves it on the other. */
export function ClauseBeside({ line, people, position, step, close, ruling }: Props): ReactNode {
  const { t, words, nameOf, titleOf } = useText();
  const { clause, hospital, assessmentId, editionId, record } = line;
  const departments = useDepartments(hospital.id);
  const standard = useStandards().data?.find(({ id }) => id === editionId);
  return (
    <article className="desk-clause" aria-label={`${clause.code} ${words(clause.title)}`}>
      <header className="desk-clause-head">
        <div className="line desk-clause-nav">
          {close && (
            <Button size="small" icon={<ArrowLeftOutlined />} onClick={close}>
              {t('web.desk.toList')}
            </Button>
          )}
          <span className="muted small">
            {nameOf(hospital)}
            {standard && ` · ${titleOf(standard)}`}
          </span>
          <span className="panel-buttons">
            <span className="muted small figures">{position}</span>
            <Button
              type="text"
              size="small"
              icon={<UpOutlined />}
              aria-label={t('web.checklist.prev')}
              onClick={() => step(-1)}
            />
            <Button
              type="text"
              size="small"
              icon={<DownOutlined />}
              aria-label={t('web.checklist.next')}
              onClick={() => step(1)}
            />
          </span>
        </div>
        <h2>
          <span className="muted figures">{clause.code}</span> {words(clause.title)}{' '}
          <ProvenanceBadge provenance={clause.provenance} />
        </h2>
        {ruling && (
          <div className="desk-ruling">
            <Button type="primary" loading={ruling.pending} onClick={ruling.confirm}>
              {t('web.desk.confirm')} <kbd>C</kbd>
            </Button>
            <Button danger disabled={ruling.pending} onClick={ruling.reject}>
              {t('web.desk.reject')} <kbd>R</kbd>
            </Button>
            <Link to={checklistPath(assessmentId, { clause: clause.code })}>{t('web.desk.inChecklist')}</Link>
            <Link to={`/standards/${editionId}/clauses/${clause.code}/hospitals`}>
              {t('web.desk.across')}
            </Link>
          </div>
        )}
      </header>
      <div className="desk-clause-body">
        <div className="desk-said">
          <section className="panel-part">
            <h3>{t('web.desk.said')}</h3>
            <RecordText record={record} data={{ departments: departments.data ?? [], hospital }} />
            {record.judgement && (
              <p className={`small ${record.judgement.met ? 'good' : 'bad'}`}>
                {t('web.judged', {
                  calculation: record.judgement.calculation,
                  rule: record.judgement.rule.replace('>=', '≥').replace('<=', '≤'),
                  outcome: t(record.judgement.met ? 'web.verdict.met' : 'web.verdict.unmet'),
                })}
              </p>
            )}
            {record.updatedAt !== null && (
              <p className="muted small">
                {t('web.clause.updated', {
                  name: people[record.updatedBy ?? ''] ?? t('web.system'),
                  time: atTime(record.updatedAt),
                })}
              </p>
            )}
          </section>
          <Before line={line} people={people} />
          <Requirement row={{ clause, record }} hospitalId={hospital.id} />
        </div>
        <ProofsBeside hospitalId={hospital.id} assessmentId={assessmentId} code={clause.code} />
      </div>
    </article>
  );
}

/** What inspectors said before, and the finding that came of it. */
function Before({
  line: { review, difference, finding },
  people,
}: Pick<Props, 'line' | 'people'>): ReactNode {
  const { t } = useText();
  return (
    <section className="panel-part">
      <h3>{t('web.review.title')}</h3>
      <p className="panel-text">
        <ReviewMark review={review} />
        {review?.decidedAt && (
          <span className="muted small">
            {' '}
            {t('web.finding.byAt', {
              name: people[review.decidedBy ?? ''] ?? t('web.desk.colleague'),
              time: atTime(review.decidedAt),
            })}
          </span>
        )}
      </p>
      {review?.reason && <p className="panel-text">{t('web.review.reason', { reason: review.reason })}</p>}
      {difference !== null && <p className="panel-text warn">{t(`web.desk.difference.${difference}`)}</p>}
      {finding && (
        <p className="panel-text panel-finding">
          <span className="figures nowrap">
            {t('web.finding.what')} {finding.number}
          </span>{' '}
          <StateMark state={finding.state} /> <RoundMark round={finding.round} />
          <DueMark finding={finding as Finding} />
          <Link to={`/findings/${finding.id}`}>{t('web.review.openFinding')}</Link>
        </p>
      )}
    </section>
  );
}
