import { wholeNumberIn } from '../environment';

/** How long notices are kept in this installation. */
export interface NoticeSettings {
  /** NOTICE_DAYS: days after which a notice that was read is deleted, 30 to 3650. Default 400. */
  readonly days: number;
}

/** Where a use case finds them. */
export const NOTICE_SETTINGS = Symbol('NoticeSettings');

export const USUAL_NOTICES: NoticeSettings = { days: 400 };

/** Reads the environment; what is wrong with it is added to `wrong`. */
export function readNoticeSettings(
  env: Readonly<Record<string, string | undefined>>,
  wrong: string[],
): NoticeSettings {
  const bounds = { usual: USUAL_NOTICES.days, least: 30, most: 3_650 };
  return { days: wholeNumberIn(env, wrong, 'NOTICE_DAYS', bounds) };
}
