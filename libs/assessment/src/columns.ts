import type { MessageKey, Params } from '@dabiao/messages';
import type { Cell, Row, Table } from './table';

/** One thing that is wrong with a sheet, at its row and column. */
export interface SheetProblem {
  readonly key: MessageKey;
  readonly params: Params;
  readonly row: number;
  /** Letter and name of the column, where the problem is in one. */
  readonly column?: { readonly letter: string; readonly name: string };
}

/** Names a column may have in the header, besides its own. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  code: ['编号', '条目编号', '条款编号', '项目编号', '条目代码', '项目代码', '编码', '代码'],
  verdict: ['自评', '自评结论', '结论', '达标情况', '自评结果'],
  reason: ['原因', '理由', '说明', '原因或困难', '未达标原因'],
  promised_by: ['承诺日期', '承诺达标日期', '限期', '达标期限', '承诺期限'],
  value: ['数值', '实际值', '指标值', '读数'],
  numerator: ['分子'],
  denominator: ['分母'],
  level: ['级别', '功能级别', '功能等级', '等级', '达到级别'],
  application: ['应用', '应用比例', '应用率', '应用范围'],
  quality: ['质量', '数据质量', '数据质量系数'],
  title: [
    '标题',
    '条目',
    '项目',
    '名称',
    '内容',
    '条款',
    '项目名称',
    '条目名称',
    '条目标题',
    '评审项目',
    '指标名称',
  ],
  met: ['达标', '已达标'],
  unmet: ['未达标', '不达标'],
  not_applicable: ['不适用'],
  department: ['责任科室', '科室', '责任部门'],
  person: ['责任人', '负责人'],
  due_on: ['完成期限', '完成日期', '截止日期'],
  version: ['版本'],
  indicator: ['指标', '指标编码', '指标代码', '指标编号', '编码', '代码', '编号', 'code'],
  name: ['指标名称', '名称', '指标项'],
  unit: ['单位', '计量单位'],
  month: ['月份', '月', '年月', '统计月份', '统计月', '所属月份', '数据月份', '期间'],
  combine: ['合并方式'],
  source: ['来源', '数据来源'],
  note: ['备注', '说明', '注'],
  id: ['标识'],
  kind: ['类别', '类型', '材料类别'],
  state: ['状态'],
  issued_on: ['出具日期', '发证日期', '签发日期'],
  in_force_from: ['生效日期', '有效期起', '有效期自'],
  in_force_to: ['失效日期', '有效期止', '有效期至'],
  period_from: ['所证期间起'],
  period_to: ['所证期间止'],
  clauses: ['支持的条目', '对应条目'],
  files: ['文件'],
  revision: ['修订'],
  confidential: ['内部', '保密'],
};

/** Columns that help the reader and are not read. */
const DECORATION = new Set(
  [
    'section',
    '部分',
    '章节',
    'title',
    '标题',
    '条目',
    '项目',
    '名称',
    'requirement',
    '要求',
    '标准要求',
  ].concat([
    'rule',
    '规则',
    '判定规则',
    'tier',
    '层级',
    'department',
    '责任科室',
    'person',
    '责任人',
    'due_on',
    '完成期限',
    'proofs',
    '佐证数',
    'version',
    '版本',
    'evidence',
    '佐证材料',
    'note',
    '备注',
  ]),
);

/** Requirements of single levels are shown in a ladder's sheet and not read back. */
const isDecoration = (header: string): boolean =>
  DECORATION.has(header.toLowerCase().replace(/[\s(].*$/u, '')) ||
  /^([1-9]级要求|requirement_?[1-9])$/i.test(header);

/** Columns to look for in a header; `perLevel` ones carry a level at either end. */
export interface Wanted {
  readonly single: readonly string[];
  readonly perLevel: readonly string[];
}

export interface Columns {
  /** Position of each column that was found, by its own name. */
  readonly at: ReadonlyMap<string, number>;
  readonly header: Row;
  /** Columns with a header that nobody reads: a misspelt name would otherwise be lost in silence. */
  readonly ignored: readonly { readonly letter: string; readonly header: string }[];
}

/**
 * Finds the columns by the first row, in Chinese or English. `perLevel` columns carry a level at either end:
 * `application3`, `3级应用比例`.
 */
export function findColumns(
  table: Table,
  wanted: Wanted,
): { columns: Columns; problems: SheetProblem[] } | undefined {
  const header = table.rows[0];
  if (!header) return undefined;
  const at = new Map<string, number>();
  const ignored: { letter: string; header: string }[] = [];
  const problems: SheetProblem[] = [];
  header.cells.forEach(({ text }, i) => {
    const written = text.normalize('NFKC').trim();
    if (written === '') return;
    const name = columnName(written, wanted);
    if (name === undefined) {
      if (!isDecoration(written)) ignored.push({ letter: letterOf(i), header: written });
      return;
    }
    if (at.has(name))
      problems.push({
        key: 'sheet.column.twice',
        params: { column: written },
        row: header.number,
        column: { letter: letterOf(i), name },
      });
    else at.set(name, i);
  });
  return { columns: { at, header, ignored }, problems };
}

/** Which of the wanted columns a header names, in Chinese or English; what follows a space is an explanation. */
export function columnName(written: string, wanted: Wanted): string | undefined {
  const lower = written.toLowerCase().replace(/-/g, '_');
  const known = (name: string, text: string): boolean =>
    name === text || (ALIASES[name] ?? []).includes(text);
  // The level first: `application (3)` without what follows the space would be the factor of another level.
  const level = /^(?:([1-9])级(.+)|(.+?)_?(?:level)?([1-9])级?)$/u.exec(lower.replace(/[\s()]/g, ''));
  const base = level && wanted.perLevel.find((name) => known(name, level[2] ?? level[3]!));
  if (base) return `${base}${level[1] ?? level[4]}`;
  const plain = lower.replace(/[\s(].*$/u, '');
  return wanted.single.find((name) => known(name, plain));
}

/** Column letter as spreadsheet programs show it: 0 is A, 26 is AA. */
export function letterOf(index: number): string {
  return index < 26
    ? String.fromCharCode(65 + index)
    : letterOf(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26));
}

/** Reads the cells of one row by column name and keeps the problems found in it. */
export class RowReader {
  readonly problems: SheetProblem[] = [];

  constructor(
    private readonly row: Row,
    private readonly columns: Columns,
  ) {}

  get number(): number {
    return this.row.number;
  }

  cell(name: string): Cell {
    const at = this.columns.at.get(name);
    return (at === undefined ? undefined : this.row.cells[at]) ?? { text: '' };
  }

  has(name: string): boolean {
    return this.columns.at.has(name);
  }

  /** Says so when something stands to the right of the header: an unquoted comma has moved the row's cells. */
  refuseBeyondHeader(): void {
    const width = this.columns.header.cells.findLastIndex(({ text }) => text.trim() !== '') + 1;
    const beyond = this.row.cells.findIndex(({ text }, i) => i >= width && text.trim() !== '');
    if (beyond < 0) return;
    const found = this.row.cells[beyond]!.text.trim();
    const column = { letter: letterOf(beyond), name: '—' };
    this.problems.push({ key: 'sheet.cell.beyond', params: { found }, row: this.row.number, column });
  }

  /** Trimmed text of a cell. A date, an error, a dead formula or a merged cell is a problem unless it is welcome. */
  text(name: string, welcome?: Cell['trouble']): string {
    const { text, trouble } = this.cell(name);
    if (trouble !== undefined && trouble !== welcome) {
      const key =
        trouble === 'formulaWithoutResult' ? 'sheet.cell.formula' : (`sheet.cell.${trouble}` as const);
      this.refuse(name, key, { found: text });
      return '';
    }
    return text.trim();
  }

  refuse(name: string, key: MessageKey, params: Params = {}): void {
    const at = this.columns.at.get(name);
    const column = at === undefined ? undefined : { letter: letterOf(at), name };
    this.problems.push({ key, params, row: this.row.number, ...(column ? { column } : {}) });
  }

  /** Whether every column that is read is empty in this row: a heading or a spacer. */
  get isBlank(): boolean {
    return [...this.columns.at.values()].every((at) => {
      const cell = this.row.cells[at];
      return !cell || (cell.text.trim() === '' && (cell.trouble === undefined || cell.trouble === 'merged'));
    });
  }
}
