import type { ReactNode } from 'react';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useCalendarLanguage } from './calendar-language';

export interface MonthProps {
  /** `YYYY-MM`; nothing is no month. */
  readonly value?: string | null;
  /** Undefined when the month was taken away. */
  readonly onChange?: (month: string | undefined) => void;
  readonly label?: string;
  readonly placeholder?: string;
  /** Whether there may be no month. */
  readonly clearable?: boolean;
  /** The last month there is to choose, `YYYY-MM`. */
  readonly latest?: string;
  /** Filled in by a form, for its label. */
  readonly id?: string;
}

/** The calendar of months itself; `MonthInput` loads it. */
export function MonthPicker(props: MonthProps): ReactNode {
  const { value, onChange, label, placeholder, clearable = true, latest, id } = props;
  useCalendarLanguage();
  return (
    <DatePicker
      id={id}
      picker="month"
      aria-label={label}
      placeholder={placeholder}
      allowClear={clearable}
      value={value ? dayjs(`${value}-01`) : null}
      disabledDate={(day) => latest !== undefined && day.format('YYYY-MM') > latest}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM') : undefined)}
    />
  );
}
