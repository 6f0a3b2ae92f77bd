import type { Day } from '@dabiao/kernel';
import type { Lang } from '@dabiao/messages';
import type { Sheet } from './workbook-model';

/*
 * A report as a small tree of blocks whose texts are already in their language. Whoever renders it knows paper,
 * fonts and files, and nothing of hospitals.
 */

export interface ReportModel {
  readonly kind: 'hospital-month' | 'region-month';
  readonly lang: Lang;
  /** The frozen day; the only date in the documents. */
  readonly day: Day;
  readonly title: string;
  readonly subtitle: string;
  /** What the report is about, on its first page. */
  readonly facts: readonly Fact[];
  /** What every reader must be told, before anything else. */
  readonly notices: readonly string[];
  /** Printed across every page; null on real data. */
  readonly watermark: string | null;
  readonly body: readonly Block[];
  readonly annexes: readonly Annex[];
  readonly words: FurnitureWords;
  readonly signature: { readonly organisation: string; readonly date: string };
  /** The ledger as a workbook. */
  readonly sheets: readonly Sheet[];
  /** The frozen figures behind it all, for programs. */
  readonly data: unknown;
}

/** Texts that the renderers themselves put on the page. */
export interface FurnitureWords {
  readonly annexList: string;
  readonly system: string;
}

export interface Fact {
  readonly label: string;
  readonly text: string;
}

export interface Annex {
  /** `附件1`; `附件` where there is only one. */
  readonly label: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block = Heading | Paragraph | List | TableBlock | Chart | Note | PageBreak;

export interface Heading {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3;
  /** With its number. */
  readonly text: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly string[];
}

/** Small print below what it belongs to. */
export interface Note {
  readonly kind: 'note';
  readonly text: string;
}

export interface PageBreak {
  readonly kind: 'pageBreak';
}

export interface TableBlock {
  readonly kind: 'table';
  readonly caption: string;
  /** Set smaller, where much has to stand on one page. */
  readonly compact?: true;
  /** A row above the headers that joins columns; an empty title leaves the header alone. */
  readonly groups?: readonly { readonly title: string; readonly span: number }[];
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Words are set to the left, figures to the right, short marks in the middle. */
export type ColumnKind = 'text' | 'figure' | 'mark';

export interface Column {
  readonly header: string;
  readonly kind: ColumnKind;
  /** Share of the width, against the other columns. */
  readonly width: number;
}

/** A text, perhaps on a shade from 0 (nothing) to 100 (everything). */
export type Cell = string | { readonly text: string; readonly shade: number };

/** Series of numbers with the texts that print them; null where there is nothing to draw. */
export interface Chart {
  readonly kind: 'chart';
  readonly form: 'bars' | 'lines' | 'heat';
  readonly caption: string;
  readonly categories: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly points: readonly { readonly value: number | null; readonly text: string }[];
  }[];
  /** Unit of the values, at the axis. */
  readonly unit: string;
  /** Top of the axis where the values have one: 100 for percent. */
  readonly top: number | null;
}
