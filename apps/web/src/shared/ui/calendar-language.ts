import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useSettings } from '../settings';

/** Calendars name months and begin weeks as the language of the page does. */
export function useCalendarLanguage(): void {
  dayjs.locale(useSettings().lang === 'zh' ? 'zh-cn' : 'en');
}
