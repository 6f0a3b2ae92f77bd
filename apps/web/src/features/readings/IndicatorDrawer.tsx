import { useState, type ReactNode } from 'react';
import { Drawer } from 'antd';
import { unitIn } from '@dabiao/messages';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { DataTable } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import { ProvenanceBadge } from '../../shared/ui/ProvenanceBadge';
import { calculationText, ruleText, windowText, withUnit } from './figure-text';
import { IndicatorParts } from './IndicatorParts';
import { MonthPoints } from './MonthPoints';
import { useGrid, useJudgements, useWindows, type Row } from './use-readings';
import '../../shared/ui/card.css';

interface Props {
  readonly hospitalId: string;
  readonly code: string;
  /** Last month of the windows; the last that is over without it. */
  readonly to: string | undefined;
  readonly close: () => void;
}

/** One indicator: its months as a chart and a table, what they add up to, and the clauses that judges. */
export function IndicatorDrawer({ hospitalId, code, to, close }: Props): ReactNode {
  const text = useText();
  const { t, words } = text;
  const grid = useGrid(hospitalId, { indicator: code, months: 1, to });
  const windows = useWindows(hospitalId, code, to);
  const row = grid.data?.items.find(({ indicator }) => indicator.code === code);
  return (
    <Drawer
      open
      size="min(760px, 100vw)"
      onClose={close}
      title={row ? words(row.indicator.name) : code}
      closable={{ 'aria-label': t('web.close') }}
    >
      <Loaded query={grid}>
        {() =>
          row && (
            <>
              <p className="muted small line">
                {unitIn(text.lang, row.indicator.unit)}
                {row.indicator.combine && <span>{t(`web.goal.combine.${row.indicator.combine}`)}</span>}
                <IndicatorParts indicator={row.indicator} />
                {row.indicator.note}
                {row.indicator.provenance && <ProvenanceBadge provenance={row.indicator.provenance} />}
              </p>
              <Loaded query={windows}>
                {({ items: [found] }) =>
                  found ? <Figures found={found} /> : <p className="muted">{t('web.readings.nothing')}</p>
                }
              </Loaded>
              <h3>{t('web.readings.judges')}</h3>
              <Judged row={row} month={to} />
            </>
          )
        }
      </Loaded>
    </Drawer>
  );
}

function Figures({ found }: { readonly found: Schemas['IndicatorWindows'] }): ReactNode {
  const text = useText();
  const { t, words, lang } = text;
  const { indicator, points, windows } = found;
  const [asTable, setAsTable] = useState(false);
  const title = t('web.readings.chart', { indicator: words(indicator.name) });
  return (
    <>
      <div className="readings-chart-head">
        <h3>{title}</h3>
        <button type="button" className="link-button small" onClick={() => setAsTable(!asTable)}>
          {asTable ? t('web.asChart') : t('web.asTable')}
        </button>
      </div>
      <MonthPoints
        {...{ label: title, name: words(indicator.name), points, asTable }}
        unit={unitIn(lang, indicator.unit)}
        valueTitle={`${t('web.readings.value')} (${unitIn(lang, indicator.unit)})`}
      />
      <h3>{t('web.readings.windows')}</h3>
      <DataTable
        label={t('web.readings.windows')}
        rows={windows}
        rowKey={({ months }) => String(months)}
        columns={[
          {
            key: 'window',
            title: t('web.readings.window'),
            header: true,
            cell: ({ months, from, to }) => (
              <>
                {months === 1
                  ? t('web.readings.window.point')
                  : t('web.readings.window.months', { count: months })}
                <br />
                <span className="muted small nowrap">{months === 1 ? to : `${from} – ${to}`}</span>
              </>
            ),
          },
          {
            key: 'calculation',
            title: t('web.readings.calculation'),
            cell: ({ calculation, unit, made }) => (
              <>
                {calculation === null ? '—' : calculationText(calculation, unit, text)}
                {made === 'plainMean' && <div className="muted small">{t('web.readings.plainMean')}</div>}
              </>
            ),
          },
          {
            key: 'result',
            title: t('web.readings.result'),
            cell: (window) => (
              <span className={window.state === 'complete' ? 'figures' : 'warn small'}>
                {windowText(window, text)}
              </span>
            ),
          },
        ]}
      />
    </>
  );
}

/** What the readings say of every clause that rests on them. */
function Judged({ row, month }: { readonly row: Row; readonly month: string | undefined }): ReactNode {
  const text = useText();
  const { t, words } = text;
  const ids = [...new Set(row.clauses.map(({ assessmentId }) => assessmentId))];
  const judgements = useJudgements(ids, month);
  const lineOf = ({ assessmentId, code }: Row['clauses'][number]) =>
    judgements.find((one) => one.assessmentId === assessmentId)?.lines.find((line) => line.code === code);
  return (
    <DataTable
      label={t('web.readings.judges')}
      rows={row.clauses}
      rowKey={({ assessmentId, code }) => `${assessmentId} ${code}`}
      empty={t('web.readings.judges.none')}
      columns={[
        {
          key: 'clause',
          title: t('web.readings.clause'),
          header: true,
          cell: ({ assessmentId, code, title }) => (
            <Link to={checklistPath(assessmentId, { clause: code })}>
              <span className="nowrap">{code}</span> {words(title)}
            </Link>
          ),
        },
        { key: 'rule', title: t('web.readings.rule'), cell: ({ rule }) => ruleText(rule, text) },
        {
          key: 'result',
          title: t('web.readings.proposed'),
          cell: (clause) => {
            const line = lineOf(clause);
            const judgement = line?.judgement;
            if (!judgement) return <span className="muted">{t('web.readings.unjudged')}</span>;
            return (
              <span className={judgement.met ? 'good' : 'bad'}>
                {judgement.met ? '✓ ' : '✗ '}
                {t(judgement.met ? 'web.verdict.met' : 'web.verdict.unmet')}
                <div className="muted small">
                  {calculationText(judgement.calculation, row.indicator.unit, text)}
                </div>
              </span>
            );
          },
        },
        {
          key: 'gap',
          title: t('web.readings.gap'),
          number: true,
          cell: (clause) => {
            const gap = lineOf(clause)?.gap ?? null;
            return gap === null ? '—' : withUnit(gap, row.indicator.unit, text);
          },
        },
        {
          key: 'self',
          title: t('web.readings.self'),
          nowrap: true,
          cell: (clause) => {
            const line = lineOf(clause);
            return (
              <Link to={`/assessments/${clause.assessmentId}/judgement`} title={t('web.readings.judge')}>
                {line ? t(`web.verdict.${line.verdict}`) : t('web.readings.judge')}
              </Link>
            );
          },
        },
      ]}
    />
  );
}
