import type { ReactNode } from 'react';
import { Alert, Button, Space } from 'antd';
import { atTime } from '../format';
import { useText } from '../text';

interface Props {
  /** When it was typed last. */
  readonly at: string;
  readonly resume: () => void;
  readonly discard: () => void;
}

/** A form that was not saved when its window was closed: it is offered again, and nothing happens by itself. */
export function LeftDraft({ at, resume, discard }: Props): ReactNode {
  const { t } = useText();
  return (
    <Alert
      type="warning"
      showIcon
      title={t('web.draft.left', { time: atTime(at) })}
      description={
        <Space wrap>
          <Button size="small" type="primary" onClick={resume}>
            {t('web.draft.resume')}
          </Button>
          <Button size="small" onClick={discard}>
            {t('web.draft.discard')}
          </Button>
        </Space>
      }
    />
  );
}
