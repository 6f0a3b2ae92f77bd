import { useState, type ReactNode } from 'react';
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { download } from '../download';
import { useTell } from './Messages';

interface Props {
  readonly url: string;
  readonly children: ReactNode;
  readonly label?: string;
  readonly type?: 'primary' | 'default';
}

/** Keeps a file of the server; says so where it cannot be had. */
export function DownloadButton({ url, children, label, type = 'default' }: Props): ReactNode {
  const tell = useTell();
  const [busy, setBusy] = useState(false);
  const start = async (): Promise<void> => {
    setBusy(true);
    try {
      await download(url);
    } catch (error) {
      tell.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      type={type}
      icon={<DownloadOutlined />}
      aria-label={label}
      loading={busy}
      onClick={() => void start()}
    >
      {children}
    </Button>
  );
}
