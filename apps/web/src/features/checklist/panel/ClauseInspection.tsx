import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../../shared/api';
import { atTime, today } from '../../../shared/format';
import { useNames } from '../../../shared/queries';
import { useText } from '../../../shared/text';
import { ClauseAppeal } from '../../appeals/ClauseAppeal';
import type { ChecklistData } from '../data';
import type { Row } from '../overlay';
import { ClauseRequests } from './ClauseRequests';
import { DecideClause } from './DecideClause';

interface Props {
  readonly row: Row;
  readonly data: ChecklistData;
}

/** What inspectors say of a clause, the finding on it, what can be appealed, and what proof they wait for. */
export function ClauseInspection({ row, data }: Props): ReactNode {
  const { t } = useText();
  const { review, finding, clause } = row;
  const assessmentId = data.assessment.id;
  return (
    <section className="panel-part">
      <h3>{t('web.review.title')}</h3>
      <Verdict review={review} hospitalId={data.hospital.id} />
      <DecideClause row={row} data={data} />
      {finding && <FindingLine finding={finding} />}
      <ClauseAppeal
        {...{ assessmentId, code: clause.code, version: review?.version ?? 0 }}
        wanted={review?.last === 'rejected' || (review?.rejections ?? 0) > 0}
      />
      <ClauseRequests row={row} data={data} />
    </section>
  );
}

function Verdict({ review, hospitalId }: { review: Row['review']; hospitalId: string }): ReactNode {
  const { t } = useText();
  const nameOf = useNames(hospitalId);
  const last = review?.last ?? null;
  if (!review || last === null) return <p className="muted panel-text">{t('web.review.none')}</p>;
  const verdict = t(`web.review.${last}`);
  const tone = last === 'confirmed' ? 'good' : 'bad';
  return (
    <div className="panel-text">
      {review.verdict === 'none' ? (
        <span className="warn">{t('web.review.takenBack', { verdict })}</span>
      ) : (
        <b className={tone}>
          {last === 'confirmed' ? '✓' : '✗'} {verdict}
        </b>
      )}
      {review.reason !== null && <div>{t('web.review.reason', { reason: review.reason })}</div>}
      {review.decidedAt !== null && (
        <div className="muted small">
          {t('web.finding.byAt', { name: nameOf(review.decidedBy), time: atTime(review.decidedAt) })}
        </div>
      )}
    </div>
  );
}

function FindingLine({ finding }: { readonly finding: Schemas['Finding'] }): ReactNode {
  const { t } = useText();
  const { id, number, state, dueOn, round } = finding;
  const late = dueOn < today() && (state === 'open' || state === 'planned' || state === 'returned');
  return (
    <p className="panel-text panel-finding">
      <span className="figures nowrap">
        {t('web.finding.what')} {number}
      </span>
      <span className="tag">{t(`web.finding.state.${state}`)}</span>
      {round > 1 && <span className="tag">{t('web.finding.round', { round })}</span>}
      <span className={late ? 'bad' : 'muted'}>
        {t('web.finding.due')} {dueOn}
      </span>
      <Link to={`/findings/${id}`}>{t('web.review.openFinding')}</Link>
    </p>
  );
}
