import { useState, type ReactNode } from 'react';
import { useParams } from 'react-router';
import { today } from '../../shared/format';
import { useMe } from '../../shared/queries';
import { useText } from '../../shared/text';
import { MonthInput } from '../../shared/ui/MonthInput';
import { PageHead } from '../../shared/ui/PageHead';
import { ExportCard } from './ExportCard';
import { ImportCard } from './ImportCard';
import { readingsSheet } from './sheet-kinds';
import './sheets.css';

/** Monthly readings as a sheet: taken out to be filled in, read in again. */
export function ReadingsSheetPage(): ReactNode {
  const hospitalId = useParams()['hospitalId']!;
  const { t } = useText();
  const now = today().slice(0, 7);
  const [months, setMonths] = useState(() => [yearBefore(now), now] as const);
  const saves = useMe().permissions.includes('reading.save');
  const kind = readingsSheet(hospitalId);
  const [from, to] = months;
  return (
    <div className="page">
      <PageHead title={t('web.sheet.readings')} />
      <div className="sheets">
        <ExportCard url={kind.url} why={t('web.sheet.out.readings')} wanted={{ from, to }}>
          <MonthInput
            clearable={false}
            label={t('web.sheet.monthFrom')}
            value={from}
            onChange={(month = from) => setMonths([month, month > to ? month : to])}
          />
          <span aria-hidden>–</span>
          <MonthInput
            clearable={false}
            label={t('web.sheet.monthTo')}
            value={to}
            onChange={(month = to) => setMonths([month < from ? month : from, month])}
          />
        </ExportCard>
        {saves && <ImportCard kind={kind} />}
      </div>
    </div>
  );
}

/** The same month a year earlier. */
const yearBefore = (month: string): string => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
