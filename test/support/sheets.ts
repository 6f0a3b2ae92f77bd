import { Workbook, type Cell, type Worksheet } from 'exceljs';
import type { Agent } from './checklist';

/** What a preview, an application and their refusals answer, as far as tests look at it. */
export interface SheetAnswer {
  readonly code?: string;
  readonly title?: string;
  readonly seen: number;
  readonly mapping: { readonly headerRow: number; readonly columns: Record<string, string> } | null;
  readonly facts: { readonly exportedBy: string } | null;
  readonly changes: readonly Row[];
  readonly conflicts: readonly (Row & {
    readonly theirs: readonly Change[];
    readonly by: { readonly name: string | null } | null;
    readonly at: string;
  })[];
  readonly errors: readonly Problem[];
  readonly problems: readonly Problem[];
  readonly unmatched: readonly { row: number; text: string; answered: boolean }[];
  readonly unchanged: number;
  readonly saved: readonly (Row & { readonly version: number })[];
  readonly kept: readonly string[];
}
interface Change {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}
interface Row {
  readonly code: string;
  readonly reading?: string;
  readonly evidenceId?: string;
  readonly title?: string;
  readonly row: number;
  readonly fields: readonly Change[];
}
interface Problem {
  readonly key: string;
  readonly row: number;
  readonly column?: { readonly letter: string; readonly name: string };
  readonly message: string;
}

/** A sheet as its bytes. */
export async function download(agent: Agent, url: string): Promise<Buffer> {
  const { status, body } = await agent.get(url).responseType('blob');
  if (status !== 200) throw new Error(`${url}: ${String(body)}`);
  return body as Buffer;
}

export interface Sent {
  readonly name?: string;
  readonly record?: object;
}

async function post(agent: Agent, url: string, bytes: Buffer, record: object, name: string) {
  const { status, body } = await agent
    .post(url)
    .field('record', JSON.stringify(record))
    .attach('files', bytes, name);
  return { ...(body as SheetAnswer), status };
}

/** Where sheets of a kind are sent: to be looked at, and to be saved. */
const sheetsAt = (urlOf: (id: string) => string) => ({
  preview: (agent: Agent, id: string, bytes: Buffer, { name = 'a.xlsx', record = {} }: Sent = {}) =>
    post(agent, `${urlOf(id)}/preview`, bytes, record, name),
  apply: (agent: Agent, id: string, bytes: Buffer, record: object, name = 'a.xlsx') =>
    post(agent, urlOf(id), bytes, record, name),
});
export const { preview, apply } = sheetsAt((id) => `/api/assessments/${id}/sheet`);
export const evidenceSheet = sheetsAt((id) => `/api/hospitals/${id}/evidence-sheet`);
export const readingsSheet = sheetsAt((id) => `/api/hospitals/${id}/readings-sheet`);

/** Changes as `code field from→to`; of readings the indicator and the month in place of the code. */
export const inLines = (rows: readonly Row[]): string[] =>
  rows.flatMap(({ code, reading, fields }) =>
    fields.map(({ field, from, to }) => `${reading ?? code} ${field} ${from}→${to}`),
  );

/** Problems as `row letter key`. */
export const placed = (problems: readonly Problem[]): string[] =>
  problems.map(({ row, column, key }) => `${row} ${column?.letter ?? '-'} ${key}`);

/** A workbook after somebody worked in it. `cell` finds a cell by header and by code, or indicator and month. */
export async function edited(
  bytes: Buffer,
  edit: (cell: (code: string, header: string) => Cell, sheet: Worksheet) => void,
): Promise<Buffer> {
  const workbook = new Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const [sheet] = workbook.worksheets;
  const header = Array.from(sheet!.getRow(1).values as (string | undefined)[], (text) => text ?? '');
  const cell = (code: string, name: string): Cell => {
    for (let row = 2; row <= sheet!.rowCount; row++)
      if (
        [
          sheet!.getCell(row, 1).value,
          `${sheet!.getCell(row, 1).text} ${sheet!.getCell(row, 5).text}`,
        ].includes(code)
      )
        return sheet!.getCell(
          row,
          header.findIndex((text) => text === name || text.startsWith(`${name} {`)),
        );
    throw new Error(`There is no row ${code}.`);
  };
  edit(cell, sheet!);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A workbook of one sheet with these rows. */
export async function workbookOf(
  rows: readonly (readonly unknown[])[],
  finish: (sheet: Worksheet) => void = () => undefined,
): Promise<Buffer> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('表1');
  rows.forEach((row) => sheet.addRow([...row]));
  finish(sheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
