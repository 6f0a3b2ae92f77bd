/*
 * A report as the server gives it: a tree of blocks whose texts are final. The page lays them out and computes nothing.
 */

export interface ReportModel {
  readonly lang: 'zh' | 'en';
  readonly title: string;
  readonly subtitle: string;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly notices: readonly string[];
  readonly watermark: string | null;
  readonly body: readonly Block[];
  readonly annexes: readonly Annex[];
  readonly words: { readonly annexList: string };
  readonly signature: { readonly organisation: string; readonly date: string };
}

export interface Annex {
  readonly label: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph' | 'note'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'pageBreak' }
  | TableBlock
  | ChartBlock;

export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string;
  /** Set smaller, where much has to stand on one page. */
  readonly compact?: true;
  /** A row above the headers that joins columns; an empty title leaves the header alone. */
  readonly groups?: readonly { readonly title: string; readonly span: number }[];
  readonly columns: readonly {
    readonly header: string;
    readonly kind: 'text' | 'figure' | 'mark';
    readonly width: number;
  }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A text, perhaps on a shade from 0 (nothing) to 100 (everything). */
export type Cell = string | { readonly text: string; readonly shade: number };

export interface ChartBlock {
  readonly kind: 'chart';
  readonly form: 'bars' | 'lines' | 'heat';
  readonly caption: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  readonly unit: string;
  readonly top: number | null;
}

export interface Series {
  readonly name: string;
  readonly points: readonly { readonly value: number | null; readonly text: string }[];
}
