import type { ReactNode } from 'react';
import { RATES, type Headline, type RateName } from '../../shared/rates';
import { useText, type Say } from '../../shared/text';
import { DataTable } from '../../shared/ui/DataTable';
import type { MovePreview } from './use-move';

interface Figure {
  readonly key: string;
  readonly name: string;
  readonly text: string;
}

/** The three figures of today under both editions, as the server gives them. */
export function MoveFigures({ preview }: { readonly preview: MovePreview }): ReactNode {
  const { t } = useText();
  const rows = RATES.flatMap((rate) => rowsOf(preview, rate, t));
  return (
    <DataTable
      label={t('web.move.figures')}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', title: t('web.move.figure'), header: true, cell: ({ name }) => name },
        { key: 'before', title: t('web.move.before'), number: true, cell: ({ before }) => before },
        { key: 'after', title: t('web.move.after'), number: true, cell: ({ after }) => <b>{after}</b> },
      ]}
    />
  );
}

function rowsOf({ before, after }: MovePreview, rate: RateName, t: Say) {
  const [old, now] = [figuresOf(before[rate], t), figuresOf(after[rate], t)];
  const keys = [...new Set([...now, ...old].map(({ key }) => key))];
  return keys.map((key) => {
    const of = (figures: readonly Figure[]): Figure | undefined => figures.find((one) => one.key === key);
    return {
      key: `${rate} ${key}`,
      name: `${t(`web.home.trend.${rate}`)} · ${(of(now) ?? of(old))!.name}`,
      before: of(old)?.text ?? '—',
      after: of(now)?.text ?? '—',
    };
  });
}

const TIERS = ['basic', 'recommended'] as const;

function figuresOf(headline: Headline, t: Say): Figure[] {
  switch (headline.method) {
    case 'rate':
      return headline.tiers.map(({ code, percent, met, of }) => {
        const tier = TIERS.find((one) => one === code);
        return {
          key: code,
          name: tier ? t(`web.tier.${tier}`) : code,
          text: percent === null ? '—' : t('web.rate.text', { percent, met, of }),
        };
      });
    case 'weighted-elements':
      return [
        { key: 'total', name: t('web.move.total'), text: headline.total ?? '—' },
        { key: 'met', name: t('web.move.met'), text: `${headline.met}/${headline.clauses}` },
        { key: 'vetoes', name: t('web.move.vetoes'), text: String(headline.vetoes) },
      ];
    case 'level-ladder': {
      const { level, lowest, highest, total } = headline;
      return [
        {
          key: 'level',
          name: t('web.move.level'),
          text: t('web.move.level.text', { level, lowest, highest }),
        },
        { key: 'total', name: t('web.move.total'), text: total },
      ];
    }
  }
}
