import type { ReactNode } from 'react';
import type { Schemas } from '../../shared/api';
import { RATES } from '../../shared/rates';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import { lineName, useStandardLinks } from './figure-names';
import type { MonthDetail } from './use-months';

interface Props {
  readonly month: MonthDetail;
  readonly difference: Schemas['RevisionDifference'];
}

/** What a revision says otherwise than the one before it, and why it was made. */
export function Differences({ month, difference: { from, to, lines } }: Props): ReactNode {
  const { t } = useText();
  const linkOf = useStandardLinks(month.hospitalId);
  const reason = month.revisions.find(({ revision }) => revision === to)?.reason ?? null;
  const rows = lines.flatMap((line) =>
    RATES.filter((rate) => line.before?.[rate] !== line.after?.[rate]).map((rate) => ({ line, rate })),
  );
  return (
    <Card title={t('web.month.differences', { from, to })} flush>
      {reason !== null && (
        <p className="month-note">
          <b>{t('web.month.restate.reason')}</b> {reason}
        </p>
      )}
      <DataTable
        label={t('web.month.differences', { from, to })}
        rows={rows}
        rowKey={({ line, rate }) => `${line.editionId} ${line.key} ${rate}`}
        empty={t('web.month.differences.none')}
        columns={[
          {
            key: 'standard',
            title: t('web.month.check.standard'),
            header: true,
            cell: ({ line }) => linkOf(line.editionId).title,
          },
          {
            key: 'line',
            title: t('web.month.line'),
            nowrap: true,
            cell: ({ line, rate }) => `${lineName(t, line.key)} · ${t(`web.rate.${rate}`)}`,
          },
          {
            key: 'before',
            title: t('web.month.revision', { revision: from }),
            number: true,
            cell: ({ line, rate }) => line.before?.[rate] ?? t('web.month.absent'),
          },
          {
            key: 'after',
            title: t('web.month.revision', { revision: to }),
            number: true,
            cell: ({ line, rate }) => <b>{line.after?.[rate] ?? t('web.month.absent')}</b>,
          },
        ]}
      />
    </Card>
  );
}
