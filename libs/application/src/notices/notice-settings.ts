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
  // A compose file sets variables that nobody filled in to nothing.
  const given = env['NOTICE_DAYS']?.trim() ? env['NOTICE_DAYS'] : undefined;
  const days = Number(given ?? USUAL_NOTICES.days);
  if (!Number.isInteger(days) || days < 30 || days > 3_650)
    wrong.push('NOTICE_DAYS must be a whole number from 30 to 3650');
  return { days };
}
