import type { ReactNode } from 'react';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useCalendarLanguage } from './calendar-language';

export interface DayProps {
  /** `YYYY-MM-DD`; nothing or an empty text is no day. */
  readonly value?: string | null;
  readonly onChange?: (day: string) => void;
  readonly onBlur?: () => void;
  readonly disabled?: boolean;
  readonly label?: string;
  /** Filled in by a form, for its label. */
  readonly id?: string;
}

/** The calendar itself; `DayInput` loads it. */
export function DayPicker({ value, onChange, onBlur, disabled, label, id }: DayProps): ReactNode {
  useCalendarLanguage();
  return (
    <DatePicker
      id={id}
      style={{ width: '100%' }}
      aria-label={label}
      disabled={disabled}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : '')}
      onBlur={onBlur}
    />
  );
}
