import type { ReactNode } from 'react';
import { useText } from '../../shared/text';
import type { Verdict } from './overlay';

/** A sign for each verdict, so that colours are never alone. */
export const VERDICT_SIGNS: Readonly<Record<Verdict, string>> = {
  met: '✓',
  unmet: '✗',
  notApplicable: '—',
  conditional: '◷',
  unassessed: '○',
};

export function VerdictMark({ verdict }: { readonly verdict: Verdict }): ReactNode {
  const { t } = useText();
  return (
    <span className={`verdict verdict-${verdict}`}>
      <span aria-hidden="true">{VERDICT_SIGNS[verdict]}</span> {t(`web.verdict.${verdict}`)}
    </span>
  );
}
