/** How a reporting month of the demonstration went. */
export interface DemoMonth {
  /** Whole months before the present one. */
  readonly back: number;
  readonly outcome: 'accepted' | 'returned' | 'open';
}

const accepted = (...months: readonly number[]): DemoMonth[] =>
  months.map((back) => ({ back, outcome: 'accepted' }));

const USUAL = accepted(4, 3, 2);

/** One hospital was sent its month back, one owes it. */
const APART: Readonly<Record<string, readonly DemoMonth[]>> = {
  fenyang: [...accepted(4, 3), { back: 2, outcome: 'returned' }],
  xixia: [...accepted(4, 3), { back: 2, outcome: 'open' }],
};

/** Months of a demonstration hospital, oldest first. */
export const demoMonths = (key: string): readonly DemoMonth[] => APART[key] ?? USUAL;
