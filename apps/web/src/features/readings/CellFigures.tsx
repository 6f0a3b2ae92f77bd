import type { ReactNode } from 'react';
import { useText } from '../../shared/text';
import type { Entry } from './entries';
import { hasFigures } from './written';
import type { Cell } from './use-readings';

interface Props {
  readonly cell: Cell;
  readonly entry: Entry | undefined;
}

const SIGNS = { waiting: '…', saved: '', refused: '!', conflict: '⇄' } as const;

/** A month of an indicator: value and what it is made of, or that it is missing. */
export function CellFigures({ cell, entry }: Props): ReactNode {
  const { t } = useText();
  const { reading, value } = cell;
  if (entry) {
    const { change, state } = entry;
    const isNothing = !change.value && !change.numerator && !change.denominator;
    return (
      <>
        {isNothing ? (
          <Missing />
        ) : (
          <b>{change.numerator ? `${change.numerator}/${change.denominator ?? ''}` : change.value}</b>
        )}
        <span className="readings-sign" aria-hidden="true">
          {SIGNS[state]}
        </span>
      </>
    );
  }
  if (!reading || !hasFigures(reading)) return <Missing />;
  const parts = reading.numerator !== null || reading.denominator !== null;
  return (
    <>
      <b>{value ?? t('web.readings.noCase')}</b>
      {parts && (
        <span className="muted readings-parts">
          {reading.numerator === null
            ? `n=${reading.denominator ?? ''}`
            : `${reading.numerator}/${reading.denominator ?? ''}`}
        </span>
      )}
    </>
  );
}

function Missing(): ReactNode {
  const { t } = useText();
  return <span className="readings-missing">{t('web.readings.missing')}</span>;
}
