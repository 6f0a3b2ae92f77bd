import { useState, type ReactNode } from 'react';
import { Segmented } from 'antd';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { DownloadButton } from '../../shared/ui/DownloadButton';

const FORMATS = ['xlsx', 'csv'] as const;

interface Props {
  readonly url: string;
  readonly why: string;
  /** What of it is wanted, as the address asks for it. */
  readonly wanted: Readonly<Record<string, string | undefined>>;
  /** Choices of what is wanted. */
  readonly children?: ReactNode;
}

/** A sheet to take out, in the format that is chosen. */
export function ExportCard({ url, why, wanted, children }: Props): ReactNode {
  const { t, lang } = useText();
  const [format, setFormat] = useState<(typeof FORMATS)[number]>('xlsx');
  const given = Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const search = new URLSearchParams([['format', format], ['lang', lang], ...given]);
  return (
    <Card title={t('web.sheet.out')}>
      <p className="sheet-why">{why}</p>
      <div className="sheet-line">
        {children}
        <Segmented
          aria-label={t('web.sheet.format')}
          value={format}
          onChange={setFormat}
          options={FORMATS.map((value) => ({ value, label: value === 'xlsx' ? 'Excel' : 'CSV' }))}
        />
        <DownloadButton url={`${url}?${search.toString()}`} type="primary">
          {t('web.sheet.download')}
        </DownloadButton>
      </div>
    </Card>
  );
}
