import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { FileExcelOutlined } from '@ant-design/icons';
import { useText } from '../../shared/text';

/** One file by drag and drop or from the disk. */
export function DropFile({ choose }: { readonly choose: (file: File) => void }): ReactNode {
  const { t } = useText();
  const [over, setOver] = useState(false);
  const disk = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) choose(file);
  };
  return (
    <div
      className={`sheet-drop ${over ? 'sheet-drop-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileExcelOutlined className="sheet-drop-icon" aria-hidden />
      <div>
        {t('web.sheet.drop')}{' '}
        <button type="button" className="link-button" onClick={() => disk.current?.click()}>
          {t('web.sheet.choose')}
        </button>
        <div className="muted small">{t('web.sheet.accepted')}</div>
      </div>
      <input
        ref={disk}
        type="file"
        hidden
        accept=".xlsx,.csv"
        aria-label={t('web.sheet.choose')}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) choose(file);
        }}
      />
    </div>
  );
}
