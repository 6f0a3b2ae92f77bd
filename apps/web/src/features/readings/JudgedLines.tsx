import type { ReactNode } from 'react';
import { Checkbox } from 'antd';
import { Link } from 'react-router';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { DataTable, type Column } from '../../shared/ui/DataTable';
import { calculationText, ruleText, windowText, withUnit } from './figure-text';
import type { Line } from './use-readings';

interface Props {
  readonly lines: readonly Line[];
  readonly label: string;
  readonly assessmentId: string;
  readonly hospitalId: string | undefined;
  readonly choice?: { readonly isChosen: (code: string) => boolean; readonly flip: (code: string) => void };
}

/** Clauses with what is asked, what was computed, and the verdict now and by the readings. */
export function JudgedLines({ lines, label, assessmentId, hospitalId, choice }: Props): ReactNode {
  const text = useText();
  const { t, words } = text;
  const columns: Column<Line>[] = [
    {
      key: 'clause',
      title: t('web.readings.clause'),
      header: true,
      cell: ({ code, title }) => (
        <span className="judge-clause">
          {choice && (
            <Checkbox
              aria-label={t('web.judge.choose', { code })}
              checked={choice.isChosen(code)}
              onChange={() => choice.flip(code)}
            />
          )}
          <Link to={checklistPath(assessmentId, { clause: code })}>
            <span className="nowrap">{code}</span> {words(title)}
          </Link>
        </span>
      ),
    },
    { key: 'rule', title: t('web.readings.rule'), cell: ({ rule }) => ruleText(rule, text) },
    {
      key: 'calculation',
      title: t('web.readings.calculation'),
      cell: ({ calculation, window, indicator, judgement }) => (
        <>
          {hospitalId === undefined ? (
            (calculation ?? '—')
          ) : (
            <Link to={`/hospitals/${hospitalId}/readings?indicator=${indicator}&to=${window.to}`}>
              {calculation === null
                ? t('web.readings.open')
                : calculationText(calculation, window.unit, text)}
            </Link>
          )}
          {judgement === null && <div className="warn small">{windowText(window, text)}</div>}
        </>
      ),
    },
    {
      key: 'gap',
      title: t('web.readings.gap'),
      number: true,
      cell: ({ gap, window }) => (gap === null ? '—' : withUnit(gap, window.unit, text)),
    },
    {
      key: 'verdict',
      title: `${t('web.readings.self')} → ${t('web.readings.proposed')}`,
      cell: ({ verdict, proposed }) => (
        <span className="nowrap">
          {t(`web.verdict.${verdict}`)} →{' '}
          <b className={proposed === 'met' ? 'good' : proposed === 'unmet' ? 'bad' : undefined}>
            {proposed === null ? t('web.readings.unjudged') : t(`web.verdict.${proposed}`)}
          </b>
        </span>
      ),
    },
  ];
  return (
    <DataTable
      label={label}
      rows={lines}
      rowKey={({ code }) => code}
      columns={columns}
      empty={t('web.judge.none')}
    />
  );
}
