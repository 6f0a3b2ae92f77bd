import { Suspense, type ReactNode } from 'react';
import { Input } from 'antd';
import { lazyPiece } from '../lazy-piece';
import type { MonthProps } from './MonthPicker';

const MonthPicker = lazyPiece(async () => (await import('./MonthPicker')).MonthPicker);

/** A month, chosen in a calendar that is loaded after the screen, as that of days is. */
export function MonthInput(props: MonthProps): ReactNode {
  const { id, label, value, placeholder } = props;
  return (
    <Suspense
      fallback={
        <Input
          id={id}
          aria-label={label}
          placeholder={placeholder}
          value={value ?? ''}
          style={{ width: 140 }}
          disabled
        />
      }
    >
      <MonthPicker {...props} />
    </Suspense>
  );
}
