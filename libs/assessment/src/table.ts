/** A cell as its reader sees it; `trouble` names why it cannot be used as it is. */
export interface Cell {
  readonly text: string;
  readonly trouble?: 'date' | 'error' | 'formulaWithoutResult' | 'merged';
}

/** A row with the number in the margin of the spreadsheet program, from 1. */
export interface Row {
  readonly number: number;
  readonly cells: readonly Cell[];
}

export interface Table {
  readonly rows: readonly Row[];
}
