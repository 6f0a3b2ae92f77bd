const SHANGHAI = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  ...({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const),
});

/** An instant as people at the hospital's place read it: 2026-03-31 10:15. */
export const atTime = (instant: string): string => SHANGHAI.format(new Date(instant));

/** The calendar day it is in Shanghai. */
export const today = (): string => SHANGHAI.format(new Date()).slice(0, 10);

/** Days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** 1.4 MB. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = Math.ceil(bytes / 1024);
  return kilobytes < 1024 ? `${kilobytes} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** An empty field is no value. */
export const orNull = (text: string | undefined): string | null =>
  text === undefined || text === '' ? null : text;
