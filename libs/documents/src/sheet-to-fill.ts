export interface SheetColumn {
  readonly key: string;
  readonly header: string;
  /** In characters. */
  readonly width: number;
  /** Not for the person who fills the sheet in to change. */
  readonly locked?: boolean;
  /** What may be entered. */
  readonly choices?: readonly string[];
  readonly wrap?: boolean;
}

/** A sheet for hospital staff to fill in: a header, prepared rows, and notes on how to do it. */
export interface SheetToFill {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}
