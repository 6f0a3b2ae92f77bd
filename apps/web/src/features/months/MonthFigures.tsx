import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api';
import { RATES } from '../../shared/rates';
import { useText } from '../../shared/text';
import { behind, lineName, useStandardLinks } from './figure-names';
import type { MonthDetail } from './use-months';

type Line = Schemas['FigureLine'];
type Revision = Schemas['MonthRevision'];

const lineKey = ({ editionId, key }: Line): string => `${editionId} ${key}`;

/** Every line that any revision has, in the order of the newest. */
function linesOf(revisions: readonly Revision[]): Line[] {
  const lines = new Map<string, Line>();
  for (const { lines: own } of [...revisions].reverse())
    for (const line of own) if (!lines.has(lineKey(line))) lines.set(lineKey(line), line);
  return [...lines.values()];
}

/** The figures of every revision side by side, as they were frozen. */
export function MonthFigures({ month }: { readonly month: MonthDetail }): ReactNode {
  const { t } = useText();
  const linkOf = useStandardLinks(month.hospitalId);
  const { revisions } = month;
  const lines = linesOf(revisions);
  return (
    <>
      <p className="month-note muted small">{t('web.month.figures.why')}</p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('web.month.figures')}>
        <table className="table month-figures" aria-label={t('web.month.figures')}>
          <RevisionHead revisions={revisions} />
          <tbody>
            {lines.map((line, i) => {
              const { title, assessmentId } = linkOf(line.editionId);
              const first = lines[i - 1]?.editionId !== line.editionId;
              return (
                <tr
                  key={lineKey(line)}
                  className={lines[i + 1]?.editionId === line.editionId ? 'month-goes-on' : undefined}
                >
                  <th scope="row">
                    <span className={first ? undefined : 'visually-hidden'}>{title}</span>
                  </th>
                  <td className="nowrap">{lineName(t, line.key)}</td>
                  {revisions.map((revision, at) => (
                    <Figures
                      key={revision.revision}
                      line={line}
                      assessmentId={assessmentId}
                      revision={revision}
                      before={revisions[at - 1]}
                    />
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

function RevisionHead({ revisions }: { readonly revisions: readonly Revision[] }): ReactNode {
  const { t } = useText();
  return (
    <thead>
      <tr>
        <th rowSpan={2} scope="col">
          {t('web.month.check.standard')}
        </th>
        <th rowSpan={2} scope="col">
          {t('web.month.line')}
        </th>
        {revisions.map(({ revision, outcome }) => (
          <th key={revision} colSpan={3} scope="colgroup" className="month-revision">
            {t('web.month.revision', { revision })} · {t(`web.month.outcome.${outcome}`)}
          </th>
        ))}
      </tr>
      <tr>
        {revisions.map(({ revision }) => (
          <Fragment key={revision}>
            {RATES.map((rate) => (
              <th key={rate} scope="col" className="number">
                {t(`web.rate.${rate}`)}
              </th>
            ))}
          </Fragment>
        ))}
      </tr>
    </thead>
  );
}

interface FiguresProps {
  readonly line: Line;
  readonly assessmentId: string | undefined;
  readonly revision: Revision;
  readonly before: Revision | undefined;
}

/** What one revision says; what the one before said otherwise stands out. */
function Figures({ line, assessmentId, revision, before }: FiguresProps): ReactNode {
  const of = (one: Revision | undefined): Line | undefined =>
    one?.lines.find((other) => lineKey(other) === lineKey(line));
  const [is, was] = [of(revision), of(before)];
  return RATES.map((rate) => (
    <td key={rate} className={`number ${before && is?.[rate] !== was?.[rate] ? 'month-changed' : ''}`}>
      <Figure text={is?.[rate] ?? '—'} to={assessmentId && behind(assessmentId, line.key, rate)} />
    </td>
  ));
}

/** A figure that opens the clauses it lacks, where the hospital still works on the standard. */
function Figure({ text, to }: { readonly text: string; readonly to: string | undefined }): ReactNode {
  if (to === undefined || text === '—') return text;
  return <Link to={to}>{text}</Link>;
}
