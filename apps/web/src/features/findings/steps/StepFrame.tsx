import type { ReactNode, SyntheticEvent } from 'react';
import { Button, Input, Space } from 'antd';
import { useText } from '../../../shared/text';
import { Failure } from '../../../shared/ui/Failure';
import { wasFirst } from '../use-findings';

interface FrameProps {
  readonly error: Error | null;
  readonly pending: boolean;
  /** Whether everything that is needed was said. */
  readonly ready: boolean;
  readonly submit: () => void;
  readonly cancel: () => void;
  readonly label?: string;
  readonly danger?: boolean;
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

/** A form of a step: its fields, why it was refused, and the buttons. What was typed stays until it is accepted. */
export function StepFrame({ error, pending, ready, submit, cancel, ...frame }: FrameProps): ReactNode {
  const { t } = useText();
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (ready) submit();
  };
  return (
    <form className="finding-form" onSubmit={send}>
      {frame.children}
      {error && !wasFirst(error) && <Failure error={error} />}
      <Space wrap>
        <Button
          type="primary"
          htmlType="submit"
          danger={frame.danger ?? false}
          disabled={!ready}
          loading={pending}
        >
          {frame.label ?? t('web.finding.submit')}
        </Button>
        {frame.more}
        <Button onClick={cancel}>{t('web.cancel')}</Button>
      </Space>
    </form>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly rows?: number;
}

export function TextField({ label, value, change, rows = 2 }: TextProps): ReactNode {
  return (
    <label className="finding-field">
      {label}
      <Input.TextArea
        autoSize={{ minRows: rows, maxRows: 10 }}
        maxLength={2000}
        value={value}
        onChange={({ target }) => change(target.value)}
      />
    </label>
  );
}
