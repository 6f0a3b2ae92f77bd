/** A worksheet: rows above the table for readers, then the table. */
export interface Sheet {
  /** Name within formulas and on the tab. */
  readonly name: string;
  readonly lead: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}

export interface SheetColumn {
  readonly key: string;
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly kind: 'text' | 'long' | 'whole' | 'percent' | 'day';
}

/** A text, a number, nothing, or a formula with the result it must give. */
export type SheetCell = string | number | null | Computed;

export interface Computed {
  readonly formula: Formula;
  readonly result: number | string;
}

export type Formula =
  | { readonly op: 'number'; readonly value: number }
  /** The cell of the same row in another column. */
  | { readonly op: 'column'; readonly key: string }
  /** Rows of a sheet in which every named column holds the text. */
  | {
      readonly op: 'count';
      readonly sheet: string;
      readonly where: readonly { readonly key: string; readonly is: string }[];
    }
  /** Numbers of one column over such rows. */
  | {
      readonly op: 'total';
      readonly sheet: string;
      readonly key: string;
      readonly where: readonly { readonly key: string; readonly is: string }[];
    }
  | { readonly op: 'sum'; readonly of: readonly Formula[] }
  | { readonly op: 'difference'; readonly from: Formula; readonly take: Formula }
  | {
      readonly op: 'ifEqual';
      readonly a: Formula;
      readonly b: Formula;
      readonly then: Formula;
      readonly otherwise: Formula;
    }
  /** Percent with two decimals, half up; the text `none` where there is nothing to count. */
  | { readonly op: 'percent'; readonly met: Formula; readonly of: Formula; readonly none: string };
