import { Suspense, type ReactNode } from 'react';
import { Input } from 'antd';
import { lazyPiece } from '../lazy-piece';
import type { DayProps } from './DayPicker';

// The calendar is a tenth of all script, and never what a screen begins with.
const DayPicker = lazyPiece(async () => (await import('./DayPicker')).DayPicker);

/** A calendar day, written as everywhere on the page, whatever the browser's own habit. */
export function DayInput(props: DayProps): ReactNode {
  const { id, label, value } = props;
  return (
    <Suspense fallback={<Input id={id} aria-label={label} value={value ?? ''} disabled />}>
      <DayPicker {...props} />
    </Suspense>
  );
}
