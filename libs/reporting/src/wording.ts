import { wordsIn, type Words } from '@dabiao/catalog';
import { fraction, multiply, parseFraction, subtract, toFixed, type Day } from '@dabiao/kernel';
import { endingWithUnit, say, unitIn, type Lang, type MessageKey, type Params } from '@dabiao/messages';
import { percent, type Rate } from '@dabiao/scoring';
import type { Month } from './month';

/** How figures, days and names are written in a report. Every number of every document passes through here. */
export class Wording {
  constructor(readonly lang: Lang) {}

  say(key: MessageKey, params: Params = {}): string {
    return say(this.lang, key, params);
  }

  words(words: Words): string {
    return wordsIn(this.lang, words);
  }

  /** What stands where there is nothing to count. */
  get none(): string {
    return this.say('result.none');
  }

  /** `92.31 %`, with a space at which no line breaks. */
  percent(rate: Rate): string {
    const text = percent(rate);
    return text === null ? this.none : unbroken(this.say('result.percent', { percent: text }));
  }

  /** `240/260`. */
  ratio({ met, of }: Rate): string {
    return of === 0 ? this.none : `${met}/${of}`;
  }

  /** `92.31 %（240/260）`. */
  rate(rate: Rate): string {
    if (rate.of === 0) return this.none;
    return this.say('report.rate', { percent: this.percent(rate), ratio: this.ratio(rate) });
  }

  /** The same on two lines, for a narrow column. */
  stacked(rate: Rate): string {
    return rate.of === 0 ? this.none : `${this.percent(rate)}\n${this.ratio(rate)}`;
  }

  /** The difference of two printed rates in percentage points, `+0.39`, so that it adds up on the page. */
  points(now: Rate, before: Rate): string {
    const [a, b] = [percent(now), percent(before)];
    if (a === null || b === null) return this.none;
    const difference = subtract(parseFraction(a)!, parseFraction(b)!);
    return `${difference.n > 0n ? '+' : ''}${toFixed(difference)}`;
  }

  /** `+3`, `-2`, `0`. */
  change(now: number, before: number): string {
    return `${now > before ? '+' : ''}${now - before}`;
  }

  /** How many clauses are missing for a target in percent. */
  shortfall({ met, of }: Rate, target: string): number {
    const need = multiply(parseFraction(target)!, fraction(of, 100));
    const whole = Number((need.n + need.d - 1n) / need.d);
    return Math.max(0, whole - met);
  }

  day(day: Day): string {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number];
    return this.lang === 'zh' ? `${year}年${month}月${date}日` : day;
  }

  month(month: Month): string {
    const [year, number] = month.split('-').map(Number) as [number, number];
    return this.lang === 'zh' ? `${year}年${number}月` : month;
  }

  /** A unit, which is kept as it is written in Chinese. */
  unit(unit: string): string {
    return unitIn(this.lang, unit);
  }

  /** A figure with its unit at the end: `≤ 9 天` is `≤ 9 days` in English. */
  measured(text: string, unit: string): string {
    return endingWithUnit(this.lang, text, unit);
  }

  /** A list in a sentence. */
  join(parts: readonly string[]): string {
    return parts.length === 0 ? this.none : parts.join(this.lang === 'zh' ? '、' : ', ');
  }

  /** Parts with a mark between them that is stronger than that of a sentence. */
  list(parts: readonly string[]): string {
    return this.lang === 'zh' ? parts.join('；') : ` ${parts.join('; ')}`;
  }

  /** `卒中中心（工作版）`; a title that says so itself stays as it is. */
  edition(title: string, status: 'official' | 'working'): string {
    const saysSo = title.toLowerCase().includes(this.say('report.status.working'));
    return status === 'official' || saysSo ? title : this.say('report.workingTitle', { title });
  }
}

/** The text with spaces that keep what they join on one line. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');
