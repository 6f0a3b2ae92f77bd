import { useState, type ReactNode } from 'react';
import { Segmented, Select } from 'antd';
import { LineChart } from '../../shared/chart/LineChart';
import type { Schemas } from '../../shared/api';
import { RATES, type Headline } from '../../shared/rates';
import { useText, type Text } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import type { Work } from './work';
import { useTrend } from './use-home';

/** One line of figures: a tier of an assessment, its clauses met, or its level. */
interface Choice {
  readonly key: string;
  readonly label: string;
  readonly assessmentId: string;
  readonly valueOf: (headline: Headline) => number | null;
  readonly textOf: (headline: Headline) => string;
  readonly unit: string;
  readonly max: number | undefined;
  readonly target: number | undefined;
}

const MONTHS = [3, 6, 12] as const;

/** How the figures came about, as a chart and as a table. */
export function TrendCard({ works }: { readonly works: readonly Work[] }): ReactNode {
  const text = useText();
  const { t } = text;
  const choices = works.flatMap((work) => choicesOf(work, text));
  const start = choices.find(({ target }) => target !== undefined) ?? choices[0];
  const [key, setKey] = useState(start?.key);
  const [months, setMonths] = useState(6);
  const [asTable, setAsTable] = useState(false);
  const choice = choices.find((one) => one.key === key) ?? start;
  const trend = useTrend(choice?.assessmentId, months);
  if (!choice) return null;
  return (
    <Card
      title={t('web.home.trend')}
      extra={
        <span className="home-tools no-print">
          <Select
            size="small"
            aria-label={t('web.home.trend.of')}
            value={choice.key}
            onChange={setKey}
            popupMatchSelectWidth={false}
            style={{ maxWidth: 230 }}
            options={choices.map(({ key: value, label }) => ({ value, label }))}
          />
          <Segmented
            size="small"
            aria-label={t('web.home.trend.range')}
            value={months}
            onChange={setMonths}
            options={MONTHS.map((value) => ({
              value,
              label: t('web.home.trend.months', { count: value }),
            }))}
          />
          <button type="button" className="link-button small" onClick={() => setAsTable(!asTable)}>
            {asTable ? t('web.asChart') : t('web.asTable')}
          </button>
        </span>
      }
    >
      <Loaded query={trend}>
        {(points) =>
          asTable ? (
            <TrendTable points={points} choice={choice} />
          ) : (
            <LineChart
              label={`${t('web.home.trend')}: ${choice.label}`}
              days={points.map(({ day }) => day)}
              unit={choice.unit}
              max={choice.max}
              target={
                choice.target === undefined
                  ? undefined
                  : { name: t('web.home.trend.target'), at: choice.target }
              }
              series={RATES.map((rate) => ({
                name: t(`web.home.trend.${rate}`),
                values: points.map((point) => choice.valueOf(point[rate])),
              }))}
            />
          )
        }
      </Loaded>
    </Card>
  );
}

/** The last day of every month, and today. */
function TrendTable({ points, choice }: { points: Schemas['TrendPoint'][]; choice: Choice }): ReactNode {
  const { t } = useText();
  const ends = points.filter(({ day }, i) => {
    const next = points[i + 1];
    return next?.day.slice(0, 7) !== day.slice(0, 7);
  });
  return (
    <DataTable
      label={`${t('web.home.trend')}: ${choice.label}`}
      rows={[...ends].reverse()}
      rowKey={({ day }) => day}
      columns={[
        { key: 'day', title: t('web.home.trend.month'), header: true, cell: ({ day }) => day },
        ...RATES.map((rate) => ({
          key: rate,
          title: t(`web.home.trend.${rate}`),
          number: true,
          cell: (point: Schemas['TrendPoint']) => choice.textOf(point[rate]),
        })),
      ]}
    />
  );
}

function choicesOf({ line, work }: Work, { t, words }: Text): Choice[] {
  const { assessmentId, target } = line;
  const title = words(work.edition.title);
  if (work.edition.method === 'rate')
    return work.edition.tiers.map(({ code, title: tier }): Choice => {
      const of = (headline: Headline) =>
        headline.method === 'rate' ? headline.tiers.find((one) => one.code === code) : undefined;
      return {
        key: `${assessmentId} ${code}`,
        label: `${words(tier)} · ${title}`,
        assessmentId,
        valueOf: (headline) => {
          const percent = of(headline)?.percent;
          return typeof percent === 'string' ? Number(percent) : null;
        },
        textOf: (headline) => {
          const rate = of(headline);
          if (typeof rate?.percent !== 'string') return '—';
          return t('web.rate.text', { percent: rate.percent, met: rate.met, of: rate.of });
        },
        unit: '%',
        max: 100,
        target: target?.kind === 'rate' && target.tier === code ? Number(target.percent) : undefined,
      };
    });
  if (work.edition.method === 'level-ladder') {
    const of = (headline: Headline): number | null =>
      headline.method === 'level-ladder' ? headline.level : null;
    return [
      {
        ...{ key: assessmentId, label: title, assessmentId, valueOf: of },
        textOf: (headline) => t('web.home.ladder.level', { level: of(headline) ?? '—' }),
        ...{ unit: t('web.home.trend.level'), max: 8 },
        target: target?.kind === 'level' ? target.level : undefined,
      },
    ];
  }
  const met = (headline: Headline): { met: number; clauses: number } | undefined =>
    headline.method === 'weighted-elements' ? headline : undefined;
  return [
    {
      ...{ key: assessmentId, label: title, assessmentId },
      valueOf: (headline) => met(headline)?.met ?? null,
      textOf: (headline) => `${met(headline)?.met ?? 0}/${met(headline)?.clauses ?? 0}`,
      ...{ unit: t('web.home.trend.met'), max: met(line.claimed)?.clauses, target: undefined },
    },
  ];
}
