import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { checklistPath, countsOf, type RateName } from '../../shared/rates';
import { useText } from '../../shared/text';
import { lineOf, type Column, type Entry } from './columns';

interface Props {
  readonly rows: readonly { readonly entry: Entry; readonly rank?: number }[];
  readonly column: Column;
  readonly rate: RateName;
}

/** Who stands last and first by the chosen figure, and what that comes from. */
export function Extremes({ rows, column, rate }: Props): ReactNode {
  const placed = rows.filter(({ rank }) => rank !== undefined);
  const [strongest, weakest] = [placed[0], placed.at(-1)];
  if (!strongest || !weakest || strongest === weakest) return null;
  return (
    <div className="extremes">
      <One kind="weakest" entry={weakest.entry} column={column} rate={rate} />
      <One kind="strongest" entry={strongest.entry} column={column} rate={rate} />
    </div>
  );
}

interface OneProps {
  readonly kind: 'weakest' | 'strongest';
  readonly entry: Entry;
  readonly column: Column;
  readonly rate: RateName;
}

function One({ kind, entry, column, rate }: OneProps): ReactNode {
  const { t, nameOf } = useText();
  const line = lineOf(entry, column)!;
  const counts = countsOf(line[rate], column.tier);
  const missing = counts ? counts.of - counts.met : 0;
  const { target } = line;
  const wanted =
    target?.kind === 'rate' && target.tier === column.tier && counts ? Number(target.percent) : undefined;
  const percent = target?.kind === 'rate' ? target.percent : '';
  // The fewest whole clauses that reach the percentage; two decimals make it whole numbers.
  const short =
    wanted === undefined || !counts
      ? undefined
      : Math.max(0, Math.ceil((Math.round(wanted * 100) * counts.of) / 10_000) - counts.met);
  return (
    <section className={`extreme extreme-${kind}`}>
      <h2>
        <Link to={`/hospitals/${entry.hospital.id}`}>
          {t(`web.region.${kind}`, { hospital: nameOf(entry.hospital) })}
        </Link>
      </h2>
      <p className="figures">
        {t('web.region.why', { column: column.title, text: column.text(line, rate) })} ·{' '}
        {column.note(line, rate)}
      </p>
      {missing > 0 && (
        <p>
          <Link to={checklistPath(line.assessmentId, { show: `not-${rate}`, tier: column.tier })}>
            {t('web.rate.missing', { count: missing })}
          </Link>
          {short !== undefined && (
            <span className="muted">
              {' · '}
              {short > 0
                ? t('web.region.target', { target: `${percent} %`, count: short })
                : t('web.region.targetMet', { target: `${percent} %` })}
            </span>
          )}
        </p>
      )}
    </section>
  );
}
