import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../shared/api';
import { atTime } from '../../shared/format';
import type { FieldDecision } from '../../shared/outbox/field-queue';
import { chooseField } from '../../shared/outbox/outbox';
import { useNames } from '../../shared/queries';
import { useText } from '../../shared/text';
import { VerdictMark } from '../checklist/VerdictMark';

/** The own decision beside the clause as it is now; whoever came second chooses. */
export function Conflict({ decision }: { readonly decision: FieldDecision }): ReactNode {
  const { t } = useText();
  const nameOf = useNames(decision.hospitalId);
  const { id, assessmentId, code, verdict, reason, current } = decision;
  const line = useQuery({
    queryKey: ['onsiteClause', assessmentId, code, current?.version],
    queryFn: () => api().get('/api/assessments/{id}/clauses/{code}', { path: { id: assessmentId, code } }),
  });
  const review = current;
  const stands = review && review.verdict !== 'none' ? review.verdict : undefined;
  return (
    <div className="onsite-conflict" role="group" aria-label={t('web.onsite.conflict.title')}>
      <p className="onsite-said">{t('web.onsite.conflict.why')}</p>
      <dl className="onsite-sides">
        <div>
          <dt>{t('web.onsite.conflict.mine')}</dt>
          <dd>
            <b>{t(`web.review.${verdict}`)}</b>
            <span className="onsite-said">{reason}</span>
          </dd>
        </div>
        <div>
          <dt>{t('web.onsite.conflict.now')}</dt>
          <dd>
            <b>
              {stands && review?.decidedAt
                ? t('web.onsite.conflict.decidedBy', {
                    verdict: t(`web.review.${stands}`),
                    name: nameOf(review.decidedBy),
                    time: atTime(review.decidedAt),
                  })
                : t('web.onsite.conflict.undecided')}
            </b>
            {stands && review?.reason && <span className="onsite-said">{review.reason}</span>}
            {line.data && (
              <span>
                {t('web.onsite.self')} <VerdictMark verdict={line.data.record.verdict} />{' '}
                {t(line.data.proven ? 'web.checklist.proven' : 'web.checklist.notProven')}
              </span>
            )}
            {review?.changedAt && (
              <span className="muted small">
                {t('web.onsite.conflict.changedAt', { time: atTime(review.changedAt) })}
              </span>
            )}
          </dd>
        </div>
      </dl>
      <div className="onsite-choices">
        <Button onClick={() => chooseField(id, true)}>{t('web.onsite.conflict.keepMine')}</Button>
        <Button onClick={() => chooseField(id, false)}>{t('web.onsite.conflict.keepTheirs')}</Button>
      </div>
    </div>
  );
}
