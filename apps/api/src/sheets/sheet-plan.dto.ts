import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { FieldChange, Mapping, SheetFacts, UnmatchedRow } from '@dabiao/assessment';
import {
  shownConflict,
  type FileAbout,
  type PlannedChange,
  type SavedClause,
  type SheetApplied,
  type SheetHead,
  type SheetPlan,
  type ShownConflict,
} from '@dabiao/application';
import type { Lang } from '@dabiao/messages';
import { SheetProblemDto } from '../http/sheet-problem.dto';
import { readable } from '../http/readable';
import { author, clauseCode, codes, count, editionId, instant, uuid } from '../openapi/fields';

export const row = {
  type: 'integer',
  minimum: 1,
  description: 'Row, as the spreadsheet program counts.',
} as const;

@ApiSchema({ name: 'FieldChange', description: 'A field that changes.' })
export class FieldChangeDto implements FieldChange {
  @ApiProperty({
    type: String,
    description:
      '`verdict`, `reason`, `promisedBy`, `value`, `numerator`, `denominator`; of ladders `level`, `application`, `quality` and those of single levels, such as `quality3`; `department`, `person`, `dueOn`. Of readings `numerator`, `denominator`, `value`, `source`, `note`. Of proofs `title`, `kind`, `issuedOn`, `inForceFrom`, `inForceTo`, `periodFrom`, `periodTo`, `confidential`, `note`, `clauses`.',
    example: 'verdict',
  })
  field: string;

  @ApiProperty({ type: String, description: 'Empty where nothing was said.', example: '' })
  from: string;

  @ApiProperty({ type: String, description: 'Empty where nothing is said any more.', example: 'met' })
  to: string;
}

class RowOfClauseDto {
  @ApiProperty({ ...clauseCode })
  code: string;

  @ApiProperty({ type: String, description: 'Title of the clause.' })
  title: string;

  @ApiProperty(row)
  row: number;

  @ApiProperty({ type: [FieldChangeDto], description: 'From what stands now to what the sheet says.' })
  fields: readonly FieldChange[];
}

@ApiSchema({ name: 'SheetChange', description: 'A clause that the sheet changes.' })
export class SheetChangeDto extends RowOfClauseDto implements Omit<PlannedChange, 'change'> {}

@ApiSchema({ name: 'SheetAuthor' })
export class SheetAuthorDto {
  @ApiProperty({ ...author })
  id: string;

  @ApiProperty({ type: String, nullable: true })
  name: string | null;
}

@ApiSchema({ name: 'SavedClause', description: 'A clause that was saved from the sheet.' })
export class SavedClauseDto extends RowOfClauseDto implements SavedClause {
  @ApiProperty({ ...count, description: 'Its version now.' })
  version: number;
}

@ApiSchema({
  name: 'SheetConflict',
  description: 'A clause that the sheet changes and somebody else changed since it was taken out.',
})
export class SheetConflictDto extends RowOfClauseDto implements ShownConflict {
  @ApiProperty({ type: [FieldChangeDto], description: 'What others changed of the same.' })
  theirs: readonly FieldChange[];

  @ApiProperty({ type: SheetAuthorDto, nullable: true, description: 'Who changed the clause last.' })
  by: SheetAuthorDto | null;

  @ApiProperty({ ...instant, nullable: true, description: 'When.' })
  at: string | null;
}

@ApiSchema({ name: 'UnmatchedRow', description: 'A row that names no clause of the edition.' })
export class UnmatchedRowDto implements UnmatchedRow {
  @ApiProperty(row)
  row: number;

  @ApiProperty({ type: String })
  text: string;

  @ApiProperty({ type: Boolean, description: 'Whether it says something that will not be read.' })
  answered: boolean;
}

@ApiSchema({ name: 'SheetHead', description: 'A row from the beginning of the sheet.' })
export class SheetHeadDto implements SheetHead {
  @ApiProperty(row)
  row: number;

  @ApiProperty({ type: [String] })
  cells: readonly string[];
}

@ApiSchema({ name: 'FoundMapping', description: 'Which column is what.' })
export class FoundMappingDto implements Mapping {
  @ApiProperty({ ...row, description: 'Row with the names.' })
  headerRow: number;

  @ApiProperty({
    ...{ type: 'object', additionalProperties: { type: 'string' } },
    description: 'Letters by name of the column, as a SheetMapping takes them.',
  })
  columns: Record<string, string>;
}

@ApiSchema({ name: 'IgnoredColumn' })
export class IgnoredColumnDto {
  @ApiProperty({ type: String, example: 'F' })
  letter: string;

  @ApiProperty({ type: String })
  header: string;
}

@ApiSchema({ name: 'SheetFacts', description: 'Where the sheet says it came from.' })
export class SheetFactsDto implements SheetFacts {
  @ApiProperty({ ...count })
  schema: number;

  @ApiProperty({ ...uuid })
  assessmentId: string;

  @ApiProperty({ ...editionId })
  editionId: string;

  @ApiProperty({ ...instant })
  exportedAt: string;

  @ApiProperty({ type: String, description: 'Name of the person who took it out.' })
  exportedBy: string;
}

/** What a preview says of the file, whatever it is a sheet of. */
export class FilePreviewDto implements FileAbout {
  @ApiProperty({ ...count, description: 'Send it with the sheet to apply.' })
  seen: number;

  @ApiProperty({ type: String, nullable: true, description: 'Name of the worksheet that was read.' })
  worksheet: string | null;

  @ApiProperty({ type: [String], description: 'Further worksheets with something in them, not read.' })
  otherSheets: readonly string[];

  @ApiProperty({
    ...{ type: FoundMappingDto, nullable: true },
    description: 'null: the columns could not be made out; send a mapping.',
  })
  mapping: Mapping | null;

  @ApiProperty({ type: [IgnoredColumnDto], description: 'Columns that are not read.' })
  ignored: readonly IgnoredColumnDto[];

  @ApiProperty({ type: [SheetHeadDto], description: 'The first rows, to choose columns by.' })
  head: readonly SheetHead[];

  @ApiProperty({ type: [SheetProblemDto], description: 'With any of them nothing can be saved.' })
  errors: readonly SheetProblemDto[];

  @ApiProperty({ type: [UnmatchedRowDto] })
  unmatched: readonly UnmatchedRow[];

  @ApiProperty({ ...count, description: 'Rows that change nothing.' })
  unchanged: number;
}

@ApiSchema({ name: 'SheetPreview', description: 'Everything that reading the sheet in would do.' })
export class SheetPreviewDto extends FilePreviewDto {
  @ApiProperty({ type: SheetFactsDto, nullable: true, description: 'null: it was not taken out here.' })
  facts: SheetFacts | null;

  @ApiProperty({ type: [SheetChangeDto] })
  changes: readonly SheetChangeDto[];

  @ApiProperty({ type: [SheetConflictDto] })
  conflicts: readonly SheetConflictDto[];

  static of(plan: SheetPlan, lang: Lang): SheetPreviewDto {
    return {
      ...filePreview(plan, lang),
      facts: plan.facts,
      changes: plan.changes.map(({ change: _change, ...shown }) => shown),
      conflicts: plan.conflicts.map(shownConflict),
    };
  }
}

/** The part of a preview that is the same for all sheets. */
export function filePreview(plan: AnyPlan, lang: Lang): FilePreview {
  const { seen, worksheet, otherSheets, mapping, ignored, head, unmatched, unchanged } = plan;
  return {
    ...{ seen, worksheet, otherSheets, ignored, head, unmatched, unchanged },
    mapping: mapping && { headerRow: mapping.headerRow, columns: { ...mapping.columns } },
    errors: readable({ problems: plan.errors }, lang, '')['problems'] as SheetProblemDto[],
  };
}
type FilePreview = Pick<FilePreviewDto, keyof FilePreviewDto>;
type AnyPlan = FileAbout & Pick<SheetPlan, 'seen' | 'errors' | 'unmatched' | 'unchanged'>;

@ApiSchema({ name: 'SheetApplied', description: 'What was saved from the sheet.' })
export class SheetAppliedDto implements SheetApplied {
  @ApiProperty({ type: [SavedClauseDto] })
  saved: readonly SavedClause[];

  @ApiProperty({ ...codes, description: 'Clauses that stayed as they are although the sheet differs.' })
  kept: readonly string[];

  @ApiProperty({ ...count, description: 'Rows that changed nothing.' })
  unchanged: number;
}
