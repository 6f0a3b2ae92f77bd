import type { ReactNode } from 'react';
import { Segmented } from 'antd';
import { useText } from '../../shared/text';
import { useWide } from '../../shared/use-wide';
import { DownloadButton } from '../../shared/ui/DownloadButton';
import { PageHead } from '../../shared/ui/PageHead';
import { FiguresCard } from './FiguresCard';
import { FindingFilters } from './FindingFilters';
import { FindingsBoard } from './FindingsBoard';
import { FindingsList } from './FindingsList';
import { PlaceName } from './PlaceName';
import { useFilters, usePlace, type Filters } from './place';
import './findings.css';

/** What was found and is not closed yet: of one hospital, or of all hospitals of a region. */
export function FindingsPage(): ReactNode {
  const { t } = useText();
  const wide = useWide();
  const place = usePlace();
  const filters = useFilters(place);
  const board = filters.board && wide;
  // On a phone what is to be done comes first.
  const figures = <FiguresCard place={place} filters={filters} />;
  return (
    <div className="page findings">
      <PageHead title={t('web.nav.findings')} tags={<PlaceName place={place} />}>
        <Ledger listing={board ? filters.within : filters.listing} />
        {wide && (
          <Segmented
            aria-label={t('web.finding.look')}
            value={board ? 'board' : 'list'}
            onChange={(look) => filters.set({ look: look === 'board' ? 'board' : undefined })}
            options={[
              { value: 'list', label: t('web.finding.asList') },
              { value: 'board', label: t('web.finding.asBoard') },
            ]}
          />
        )}
      </PageHead>
      {wide && figures}
      <FindingFilters place={place} filters={filters} />
      {board ? (
        <FindingsBoard place={place} filters={filters} />
      ) : (
        <FindingsList place={place} filters={filters} />
      )}
      {!wide && figures}
    </div>
  );
}

/** What is listed, all pages of it, as a workbook. */
function Ledger({ listing }: Pick<Filters, 'listing'>): ReactNode {
  const { t, lang } = useText();
  const given = Object.entries<string | boolean | undefined>({ ...listing, lang }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return (
    <DownloadButton url={`/api/findings-sheet?${new URLSearchParams(given).toString()}`}>
      {t('web.finding.ledger')}
    </DownloadButton>
  );
}
