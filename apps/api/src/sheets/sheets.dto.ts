import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import type { WrittenMapping } from '@dabiao/assessment';
import type { ApplySheet } from '@dabiao/application';
import { SHEET_FORMATS, type SheetFormat } from '@dabiao/documents';
import { LANGS, type Lang } from '@dabiao/messages';
import { codes, count, uuid } from '../openapi/fields';

const MAX_INT = 2_147_483_647;
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 64;

/** In which language. */
class LangQuery {
  @ApiPropertyOptional({
    enum: LANGS,
    description: 'Language of the header and of what stands in the sheet; that of the request without it.',
  })
  @IsOptional()
  @IsIn(LANGS)
  lang?: Lang;
}

/** What kind of file, and in which language. */
export class FileQuery extends LangQuery {
  @ApiPropertyOptional({ enum: SHEET_FORMATS, default: 'xlsx', description: 'Kind of file.' })
  @IsOptional()
  @IsIn(SHEET_FORMATS)
  format: SheetFormat = 'xlsx';
}

export class PackageQuery extends LangQuery {
  @ApiPropertyOptional({ ...uuid, description: 'Only what this department has to do.' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;
}

export class SheetQuery extends FileQuery {
  @ApiPropertyOptional({ ...uuid, description: 'Only what this department has to do.' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;
}

export class LedgerQuery extends FileQuery {
  @ApiPropertyOptional({ ...uuid, description: 'Only what supports this assessment.' })
  @IsOptional()
  @IsUUID()
  assessmentId?: string;
}

const IsColumnLetters = (): PropertyDecorator =>
  ValidateBy({
    name: 'isColumnLetters',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'object' &&
        value !== null &&
        !Array.isArray(value) &&
        Object.keys(value).length <= MOST_COLUMNS &&
        Object.values(value).every((letter) => typeof letter === 'string' && /^[A-Z]{1,2}$/i.test(letter)),
      defaultMessage: () => 'columns must give a letter for each name',
    },
  });

@ApiSchema({
  name: 'SheetMapping',
  description: 'Which column is what. What is absent is found out from the names in the header.',
})
export class SheetMappingDto implements WrittenMapping {
  @ApiPropertyOptional({
    ...{ type: 'integer', minimum: 1, maximum: 1_048_576, example: 3 },
    description: 'Row with the names of the columns, as the spreadsheet program counts.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_048_576)
  headerRow?: number;

  @ApiPropertyOptional({
    ...{ type: 'object', additionalProperties: { type: 'string', pattern: '^[A-Za-z]{1,2}$' } },
    description:
      'Letters by name: `code` or `title`; `verdict`, or `met`, `unmet`, `not_applicable` for columns with ticks; `reason`, `promised_by`, `value`, `numerator`, `denominator`; for ladders `level`, `application`, `quality`; `department`, `person`, `due_on`, `version`. In sheets of readings: `indicator` or `name`, `month`, `unit`, `numerator`, `denominator`, `value`, `source`, `note`, `version`. In ledgers of proofs: `id` or `title`, `kind`, `issued_on`, `in_force_from`, `in_force_to`, `period_from`, `period_to`, `confidential`, `note`, `clauses`, `version`. Given, it replaces what would be found out.',
    example: { title: 'A', met: 'B', unmet: 'C', reason: 'D' },
  })
  @IsOptional()
  @IsColumnLetters()
  columns?: Record<string, string>;
}

@ApiSchema({ name: 'PreviewSheet' })
export class PreviewSheetDto {
  @ApiPropertyOptional({ type: SheetMappingDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => SheetMappingDto)
  mapping?: SheetMappingDto;
}

@ApiSchema({
  name: 'ApplySheet',
  description: 'How to read the sheet, and whose value stays where somebody else changed the same.',
})
export class ApplySheetDto extends PreviewSheetDto implements ApplySheet {
  @ApiProperty({
    ...{ ...count, maximum: MAX_INT },
    description: 'The `seen` of the preview: what changed later is a conflict.',
  })
  @IsInt()
  @Min(0)
  @Max(MAX_INT)
  seen: number;

  @ApiPropertyOptional({
    ...codes,
    description:
      'Clauses for which the sheet wins; of readings their names, `avg_length_of_stay 2026-06`; of proofs their ids.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_ROWS)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  mine?: string[];

  @ApiPropertyOptional({ ...codes, description: 'Those that stay as they are on the server.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_ROWS)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  theirs?: string[];

  @ApiPropertyOptional({
    enum: ['mine', 'theirs'],
    description: 'For every conflict of the preview that is in neither list.',
  })
  @IsOptional()
  @IsIn(['mine', 'theirs'])
  otherwise?: 'mine' | 'theirs';
}
