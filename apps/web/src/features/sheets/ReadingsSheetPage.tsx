import { useState, type ReactNode } from 'react';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useParams } from 'react-router';
import { today } from '../../shared/format';
import { useMe } from '../../shared/queries';
import { useText } from '../../shared/text';
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
          <DatePicker.RangePicker
            picker="month"
            allowClear={false}
            aria-label={t('web.sheet.months')}
            value={[dayjs(`${from}-01`), dayjs(`${to}-01`)]}
            onChange={(range) => {
              const [first, last] = range ?? [];
              if (first && last) setMonths([first.format('YYYY-MM'), last.format('YYYY-MM')]);
            }}
          />
        </ExportCard>
        {saves && <ImportCard kind={kind} />}
      </div>
    </div>
  );
}

/** The same month a year earlier. */
const yearBefore = (month: string): string => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
