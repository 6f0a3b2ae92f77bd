import { useRef, useState, type ReactNode } from 'react';
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { download, isStop } from '../../shared/download';
import { fileSize } from '../../shared/format';
import { useText } from '../../shared/text';
import { Failure } from '../../shared/ui/Failure';

/** Where a package is: on its way with so many bytes, or broken off. */
interface State {
  readonly bytes?: number;
  readonly error?: unknown;
}

/** Fetches a package whose size nobody knows before it is there: shows what has come so far, and can be ended. */
export function PackageDownload({ url }: { readonly url: string }): ReactNode {
  const { t } = useText();
  const [{ bytes, error }, setState] = useState<State>({});
  const stopping = useRef<AbortController>(undefined);
  const start = async (): Promise<void> => {
    const controller = new AbortController();
    stopping.current = controller;
    setState({ bytes: 0 });
    try {
      await download(url, { signal: controller.signal, onBytes: (so) => setState({ bytes: so }) });
      setState({});
    } catch (failure) {
      setState(isStop(failure) ? {} : { error: failure });
    }
  };
  const busy = bytes !== undefined;
  return (
    <>
      <Button icon={<DownloadOutlined />} loading={busy} onClick={() => void start()}>
        {t('web.sheet.package.download')}
      </Button>
      {busy && (
        <>
          {/* Told once: the number beside it changes all the time. */}
          <span role="status" className="small">
            {t('web.sheet.package.coming')}
          </span>
          <span className="small package-bytes">
            {t('web.sheet.package.bytes', { size: fileSize(bytes) })}
          </span>
          <Button size="small" onClick={() => stopping.current?.abort()}>
            {t('web.sheet.package.stop')}
          </Button>
        </>
      )}
      {error !== undefined && (
        <div className="package-broken">
          <Failure error={error} retry={() => void start()} />
        </div>
      )}
    </>
  );
}
