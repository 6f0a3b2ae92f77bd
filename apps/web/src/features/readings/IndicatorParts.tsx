import type { ReactNode } from 'react';
import type { Schemas } from '../../shared/api';
import { useText } from '../../shared/text';

type Parts = Pick<
  Schemas['IndicatorName'],
  'numeratorMeaning' | 'denominatorMeaning' | 'direction' | 'retiredOn'
>;

/** What an indicator counts, what is wanted of it, and since when it is retired; nothing where nobody has said. */
export function IndicatorParts({ indicator }: { readonly indicator: Parts }): ReactNode {
  const { t } = useText();
  const { numeratorMeaning, denominatorMeaning, direction, retiredOn } = indicator;
  return (
    <>
      {(numeratorMeaning ?? denominatorMeaning) !== undefined && (
        <span>
          {t('web.own.parts', { numerator: numeratorMeaning ?? '…', denominator: denominatorMeaning ?? '…' })}
        </span>
      )}
      {direction && <span>{t(`web.own.direction.${direction}`)}</span>}
      {retiredOn !== undefined && <span className="warn">{t('web.own.retiredOn', { day: retiredOn })}</span>}
    </>
  );
}
