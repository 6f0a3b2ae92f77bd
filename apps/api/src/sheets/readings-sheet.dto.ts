import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FieldChange } from '@dabiao/assessment';
import {
  shownReadingConflict,
  type PlannedReading,
  type ReadingsApplied,
  type ReadingsPlan,
  type SavedReading,
  type ShownReadingConflict,
} from '@dabiao/application';
import type { ReadingSheetFacts } from '@dabiao/indicators';
import type { Lang } from '@dabiao/messages';
import { count, indicatorCode, instant, month, uuid } from '../openapi/fields';
import { FieldChangeDto, FilePreviewDto, filePreview, row, SheetAuthorDto } from './sheet-plan.dto';
import { FileQuery } from './sheets.dto';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export class ReadingsSheetQuery extends FileQuery {
  @ApiPropertyOptional({ ...month, description: 'First month; twelve before the last without it.' })
  @IsOptional()
  @Matches(MONTH)
  from?: string;

  @ApiPropertyOptional({ ...month, description: 'Last month; this one without it, and at the latest.' })
  @IsOptional()
  @Matches(MONTH)
  to?: string;

  @ApiPropertyOptional({
    ...indicatorCode,
    description: 'Only this one. Else those of assessments and goals, and those measured in these months.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  indicator?: string;
}

const reading = {
  ...{ type: String, example: 'avg_length_of_stay 2026-06' },
  description: 'Name of the reading in choices: indicator and month.',
} as const;

class RowOfReadingDto {
  @ApiProperty(reading)
  reading: string;

  @ApiProperty({ ...indicatorCode })
  indicator: string;

  @ApiProperty({ ...month })
  month: string;

  @ApiProperty({ type: String, description: 'Name of the indicator.' })
  name: string;

  @ApiProperty(row)
  row: number;

  @ApiProperty({ type: [FieldChangeDto], description: 'From what stands now to what the sheet says.' })
  fields: readonly FieldChange[];
}

@ApiSchema({ name: 'ReadingsSheetChange', description: 'A reading that the sheet changes.' })
export class ReadingsSheetChangeDto extends RowOfReadingDto implements Omit<PlannedReading, 'change'> {}

@ApiSchema({ name: 'SavedReading', description: 'A reading that was saved from the sheet.' })
export class SavedReadingDto extends RowOfReadingDto implements SavedReading {
  @ApiProperty({ ...count, description: 'Its version now.' })
  version: number;
}

@ApiSchema({
  name: 'ReadingsSheetConflict',
  description: 'A reading that the sheet changes and somebody else changed since it was taken out.',
})
export class ReadingsSheetConflictDto extends RowOfReadingDto implements ShownReadingConflict {
  @ApiProperty({ type: [FieldChangeDto], description: 'What others changed of it.' })
  theirs: readonly FieldChange[];

  @ApiProperty({ type: SheetAuthorDto, nullable: true, description: 'Who changed the reading last.' })
  by: SheetAuthorDto | null;

  @ApiProperty({ ...instant, nullable: true, description: 'When.' })
  at: string | null;
}

@ApiSchema({ name: 'ReadingsSheetFacts', description: 'Where the sheet says it came from.' })
export class ReadingsSheetFactsDto implements ReadingSheetFacts {
  @ApiProperty({ ...count })
  schema: number;

  @ApiProperty({ ...uuid })
  hospitalId: string;

  @ApiProperty({ ...instant })
  exportedAt: string;

  @ApiProperty({ type: String, description: 'Name of the person who took it out.' })
  exportedBy: string;
}

@ApiSchema({
  name: 'ReadingsSheetPreview',
  description: 'Everything that reading the sheet in would do.',
})
export class ReadingsSheetPreviewDto extends FilePreviewDto {
  @ApiProperty({
    ...{ type: ReadingsSheetFactsDto, nullable: true },
    description: 'null: it was not taken out here.',
  })
  facts: ReadingSheetFacts | null;

  @ApiProperty({ type: [ReadingsSheetChangeDto] })
  changes: readonly ReadingsSheetChangeDto[];

  @ApiProperty({ type: [ReadingsSheetConflictDto] })
  conflicts: readonly ReadingsSheetConflictDto[];

  static of(plan: ReadingsPlan, lang: Lang): ReadingsSheetPreviewDto {
    return {
      ...filePreview(plan, lang),
      facts: plan.facts,
      changes: plan.changes.map(({ change: _change, ...shown }) => shown),
      conflicts: plan.conflicts.map(shownReadingConflict),
    };
  }
}

@ApiSchema({ name: 'ReadingsSheetApplied', description: 'What was saved from the sheet.' })
export class ReadingsSheetAppliedDto implements ReadingsApplied {
  @ApiProperty({ type: [SavedReadingDto] })
  saved: readonly SavedReading[];

  @ApiProperty({
    ...{ type: [String] as [typeof String], example: [reading.example] },
    description: 'Readings that stayed as they are although the sheet differs.',
  })
  kept: readonly string[];

  @ApiProperty({ ...count, description: 'Rows that changed nothing.' })
  unchanged: number;
}
