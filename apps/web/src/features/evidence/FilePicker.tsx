import { useEffect, useRef, useState, type DragEvent, type ReactNode } from 'react';
import { CameraOutlined, CloseOutlined, InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { fileSize } from '../../shared/format';
import { useText } from '../../shared/text';

interface Props {
  readonly files: readonly File[];
  readonly setFiles: (files: readonly File[]) => void;
}

const ACCEPT = '.pdf,image/*,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.mp4,.txt,.csv,.zip';

/** Files by drag and drop, from the clipboard, from the disk, or from the camera of a phone. */
export function FilePicker({ files, setFiles }: Props): ReactNode {
  const { t } = useText();
  const [over, setOver] = useState(false);
  const disk = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const add = (more: Iterable<File>): void => setFiles([...files, ...more]);
  const latest = useRef(add);
  latest.current = add;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const pasted = [...(event.clipboardData?.files ?? [])];
      if (pasted.length === 0) return;
      event.preventDefault();
      latest.current(pasted.map(named));
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    add(event.dataTransfer.files);
  };
  const picked = ({ target }: { target: HTMLInputElement }): void => {
    add(target.files ?? []);
    target.value = '';
  };
  return (
    <div
      className={`picker ${over ? 'picker-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <InboxOutlined className="picker-icon" aria-hidden />
      <div>
        {t('web.proof.drop')}{' '}
        <button type="button" className="link-button" onClick={() => disk.current?.click()}>
          {t('web.proof.choose')}
        </button>
        <div className="muted small">{t('web.proof.accepted')}</div>
      </div>
      <Button className="picker-camera" icon={<CameraOutlined />} onClick={() => camera.current?.click()}>
        {t('web.proof.camera')}
      </Button>
      <input
        ref={disk}
        type="file"
        multiple
        hidden
        accept={ACCEPT}
        aria-label={t('web.proof.choose')}
        onChange={picked}
      />
      <input
        ref={camera}
        type="file"
        hidden
        accept="image/*"
        capture="environment"
        aria-label={t('web.proof.camera')}
        onChange={picked}
      />
      {files.length > 0 && (
        <ul className="picker-files">
          {files.map((file, i) => (
            <li key={`${file.name} ${file.lastModified} ${i}`}>
              <Thumbnail file={file} />
              <span className="picker-name">{file.name}</span>
              <span className="muted small nowrap">{fileSize(file.size)}</span>
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                aria-label={t('web.proof.remove', { name: file.name })}
                onClick={() => setFiles(files.filter((one) => one !== file))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What is pasted is called `image.png`, whatever it is. */
function named(file: File): File {
  if (file.name !== 'image.png') return file;
  const time = new Date().toISOString().slice(0, 19).replace(/[-:T]/g, '');
  return new File([file], `paste-${time}.png`, { type: file.type });
}

function Thumbnail({ file }: { readonly file: File }): ReactNode {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!file.type.startsWith('image/')) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url ? <img src={url} alt="" width={32} height={32} /> : null;
}
