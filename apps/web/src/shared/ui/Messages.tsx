import { createContext, use, useMemo, type ReactNode } from 'react';
import { message } from 'antd';
import { useText } from '../text';
import { failureText } from './Failure';

interface Tell {
  readonly done: (text: string) => void;
  readonly failed: (error: unknown) => void;
}

const Context = createContext<Tell | undefined>(undefined);

/** Short messages that go away by themselves. */
export function Messages({ children }: { readonly children: ReactNode }): ReactNode {
  const [shown, holder] = message.useMessage({ maxCount: 3 });
  const { t } = useText();
  const tell = useMemo(
    (): Tell => ({
      done: (text) => void shown.success(text),
      failed: (error) => void shown.error(failureText(error, t('web.unreachable')), 6),
    }),
    [shown, t],
  );
  return (
    <Context value={tell}>
      {holder}
      {children}
    </Context>
  );
}

export function useTell(): Tell {
  const tell = use(Context);
  if (!tell) throw new Error('There is nothing around to show messages.');
  return tell;
}
