import { ApiProperty, ApiPropertyOptional, ApiSchema, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { CHECK_KINDS, type CheckKind, type MonthSubmission } from '@dabiao/application';
import { REPORT_FORMATS, type ReportFormat } from '@dabiao/documents';
import { LANGS, type Lang } from '@dabiao/messages';
import { IsFlag } from '../http/flag';
import { IfGiven } from '../http/if-given';
import { PageQuery } from '../http/page.dto';
import { IsText } from '../http/text';
import { day, month } from '../openapi/fields';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = new RegExp(month.pattern);
const MOST = 2_147_483_647;

const knownOn = {
  ...day,
  description:
    'What was entered up to the end of this day counts; without it the last day of the month. A later day takes corrections in.',
} as const;
const text = { type: String, minLength: 1, maxLength: 5000, pattern: '\\S' } as const;

export class RegionMonthsQuery extends PageQuery {
  @ApiPropertyOptional({ ...month, description: 'Last month without it.' })
  @IsOptional()
  @Matches(MONTH)
  month?: string;

  @ApiPropertyOptional({ type: Boolean, description: 'Only hospitals that are late with it.' })
  @IsOptional()
  @IsFlag()
  late?: boolean;
}

export class CheckQuery extends PageQuery {
  @ApiPropertyOptional({ enum: CHECK_KINDS, description: 'Only items of this kind.' })
  @IsOptional()
  @IsIn(CHECK_KINDS)
  kind?: CheckKind;

  @ApiPropertyOptional({ ...knownOn })
  @IsOptional()
  @Matches(DAY)
  knownOn?: string;
}

class MonthStepDto {
  @ApiProperty({
    ...{ type: 'integer', minimum: 0, maximum: MOST, example: 1 },
    description: 'The version that was read; 0 where nobody has opened the month yet.',
  })
  @IsInt()
  @Min(0)
  @Max(MOST)
  version: number;
}

@ApiSchema({ name: 'MonthSubmission' })
export class MonthSubmissionDto extends MonthStepDto implements MonthSubmission {
  @ApiPropertyOptional({
    ...{ type: Boolean, default: false },
    description: 'Whoever submits has seen what is open. Due where the check list has anything.',
  })
  @IfGiven()
  @IsBoolean()
  acknowledged?: boolean;

  @ApiPropertyOptional({ ...knownOn })
  @IfGiven()
  @Matches(DAY)
  knownOn?: string;
}

@ApiSchema({ name: 'MonthRestatement' })
export class MonthRestatementDto extends MonthSubmissionDto {
  @ApiProperty({ ...text, description: 'Why the closed month is stated anew. It stands in the report.' })
  @IsText(5000)
  reason: string;
}

@ApiSchema({ name: 'MonthReturn' })
export class MonthReturnDto extends MonthStepDto {
  @ApiProperty({ ...text, description: 'What has to be put right.' })
  @IsText(5000)
  reason: string;
}

@ApiSchema({ name: 'MonthAcceptance' })
export class MonthAcceptanceDto extends MonthStepDto {
  @ApiPropertyOptional({ ...text })
  @IfGiven()
  @IsText(5000)
  remark?: string;
}

export class RevisionQuery {
  @ApiPropertyOptional({
    ...{ type: 'integer', minimum: 1, maximum: MOST },
    description: 'The accepted revision without it; the newest where none is accepted.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  revision?: number;
}

export class ReportQuery extends RevisionQuery {
  @ApiPropertyOptional({ enum: REPORT_FORMATS, default: 'docx', description: 'Kind of file.' })
  @IsOptional()
  @IsIn(REPORT_FORMATS)
  format: ReportFormat = 'docx';

  @ApiPropertyOptional({
    enum: LANGS,
    description: 'Language of the report; that of the request without it.',
  })
  @IsOptional()
  @IsIn(LANGS)
  lang?: Lang;
}

export class RegionReportQuery extends PickType(ReportQuery, ['format', 'lang'] as const) {}
