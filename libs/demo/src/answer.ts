import type { Verdict } from '@dabiao/scoring';

/** What a demonstration hospital answers for one clause, as somebody would type it. */
export interface DemoAnswer {
  readonly code: string;
  readonly title: string;
  readonly verdict: Verdict;
  readonly value?: string;
  readonly reason?: string;
  readonly promisedBy?: string;
}

/** The same for one item of a ladder. */
export interface DemoItem {
  readonly code: string;
  readonly title: string;
  readonly level: number;
  /** Ratios as `0.95`. */
  readonly application: string;
  readonly quality: string;
  /** The application ratio at each level that was reached before, highest first. */
  readonly earlier: readonly { readonly level: number; readonly application: string }[];
}

export const REASONS: readonly string[] = [
  '人员尚未到位',
  '设备采购中',
  '制度已修订，执行记录不足',
  '例数不足',
  '培训未完成',
  '未开展此项技术',
];
