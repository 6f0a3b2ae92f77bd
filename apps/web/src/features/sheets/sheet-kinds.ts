import type { Schemas } from '../../shared/api';
import type { WebKey } from '@dabiao/messages';

export type FieldChange = Schemas['FieldChange'];
export type SheetProblem = Schemas['SheetProblem'];
export type Mapping = Schemas['SheetMapping'];

/** A record that a sheet changes, whatever it is of. */
export interface Change {
  readonly code?: string;
  readonly title?: string;
  readonly reading?: string;
  readonly name?: string;
  readonly month?: string;
  readonly evidenceId?: string;
  readonly row: number;
  readonly fields: readonly FieldChange[];
}

export interface Conflict extends Change {
  readonly theirs: readonly FieldChange[];
  readonly by: Schemas['SheetAuthor'] | null;
  readonly at: string | null;
}

/** What every preview has. */
export interface Preview extends Omit<Schemas['SheetPreview'], 'changes' | 'conflicts' | 'facts'> {
  readonly facts: { readonly exportedAt: string; readonly exportedBy: string } | null;
  readonly changes: readonly Change[];
  readonly conflicts: readonly Conflict[];
}

export interface Applied {
  readonly saved: readonly Change[];
  readonly kept: readonly string[];
  readonly unchanged: number;
}

/** The name by which a choice is sent: the code of a clause, the name of a reading, the id of a proof. */
export const keyOf = ({ evidenceId, reading, code }: Change): string => evidenceId ?? reading ?? code ?? '';

/** How people call it. */
export function titleOf({ code, title, name, month }: Change): string {
  if (month !== undefined) return `${name ?? ''} ${month}`;
  return [code, title ?? name].filter((part) => part !== undefined).join(' ');
}

/** One kind of sheet: where it is asked for, and the columns it may have. */
export interface SheetKind {
  readonly url: string;
  readonly item: WebKey;
  readonly columns: readonly string[];
}

const ANSWER = ['reason', 'promised_by', 'value', 'numerator', 'denominator'];
const TASK = ['department', 'person', 'due_on', 'version'];

export function assessmentSheet(id: string, method: string | undefined): SheetKind {
  const answers =
    method === 'level-ladder'
      ? ['level', 'application', 'quality']
      : ['verdict', 'met', 'unmet', 'not_applicable', ...ANSWER];
  return {
    url: `/api/assessments/${id}/sheet`,
    item: 'web.sheet.item',
    columns: ['code', 'title', ...answers, ...TASK],
  };
}

export const readingsSheet = (hospitalId: string): SheetKind => ({
  url: `/api/hospitals/${hospitalId}/readings-sheet`,
  item: 'web.sheet.item.readings',
  columns: [
    ...['indicator', 'name', 'month', 'unit', 'numerator', 'denominator', 'value'],
    ...['source', 'note', 'version'],
  ],
});

export const evidenceSheet = (hospitalId: string): SheetKind => ({
  url: `/api/hospitals/${hospitalId}/evidence-sheet`,
  item: 'web.sheet.item.evidence',
  columns: [
    ...['title', 'kind', 'issued_on', 'in_force_from', 'in_force_to', 'period_from', 'period_to'],
    ...['clauses', 'confidential', 'note', 'id', 'version'],
  ],
});
