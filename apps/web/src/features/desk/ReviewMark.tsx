import type { ReactNode } from 'react';
import { useText } from '../../shared/text';
import type { Review } from './use-desk';

/** The inspectors' verdict with a sign of its own; what a change took back says so. */
export function ReviewMark({ review }: { readonly review: Review | null }): ReactNode {
  const { t } = useText();
  if (!review?.last) return <span className="muted">○ {t('web.review.none')}</span>;
  const verdict = t(`web.review.${review.last}`);
  if (review.verdict === 'none')
    return <span className="warn">{t('web.review.takenBack', { verdict })}</span>;
  return review.verdict === 'confirmed' ? (
    <span className="good nowrap">✓ {verdict}</span>
  ) : (
    <span className="bad nowrap">✗ {verdict}</span>
  );
}
