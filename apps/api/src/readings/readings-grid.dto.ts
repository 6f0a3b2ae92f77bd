import { ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import {
  GRID_MONTHS,
  type GridCell,
  type GridClause,
  type GridFilter,
  type GridRow,
  type ReadingsGrid,
} from '@dabiao/application';
import { PageQuery } from '../http/page.dto';
import { clauseCode, count, editionId, indicatorCode, month, monthList, uuid } from '../openapi/fields';
import { oneOf } from '../openapi/one-of';
import { ThresholdRuleDto, TrendRuleDto, WordsDto } from '../standards/clause.dto';
import { IndicatorNameDto } from './indicator.dto';
import { ReadingDto } from './readings.dto';

@ApiExtraModels(ThresholdRuleDto, TrendRuleDto)
@ApiSchema({ name: 'GridClause', description: 'A clause of an assessment that an indicator judges.' })
export class GridClauseDto implements GridClause {
  @ApiProperty({ ...uuid })
  assessmentId: string;

  @ApiProperty({ ...editionId })
  editionId: string;

  @ApiProperty({ ...clauseCode })
  code: string;

  @ApiProperty({ type: WordsDto })
  title: WordsDto;

  @ApiProperty({ ...oneOf('kind', { threshold: ThresholdRuleDto, trend: TrendRuleDto }) })
  rule: GridClause['rule'];

  @ApiProperty({ ...uuid, nullable: true, description: 'Who has it to do.' })
  departmentId: string | null;
}

@ApiSchema({ name: 'GridCell', description: 'An indicator in a month.' })
export class GridCellDto implements GridCell {
  @ApiProperty({ ...month })
  month: string;

  @ApiProperty({
    ...{ type: String, nullable: true, example: '10.92' },
    description:
      'In the unit of the indicator, exact or with two decimals; null: the month is missing, or had no case.',
  })
  value: string | null;

  @ApiProperty({
    ...{ type: ReadingDto, nullable: true },
    description: 'null: nothing was ever written. One without figures was taken back, its month is missing.',
  })
  reading: ReadingDto | null;
}

@ApiSchema({ name: 'GridRow', description: 'An indicator with its months.' })
export class GridRowDto implements GridRow {
  @ApiProperty({ type: IndicatorNameDto })
  indicator: IndicatorNameDto;

  @ApiProperty({ type: [GridClauseDto] })
  clauses: GridClauseDto[];

  @ApiProperty({ type: Boolean, description: 'Whether a goal of the hospital rests on it.' })
  goal: boolean;

  @ApiProperty({ type: [GridCellDto], description: 'As many as there are months, oldest first.' })
  cells: GridCellDto[];

  @ApiProperty({ ...count, description: 'Months without a reading.' })
  missing: number;
}

@ApiSchema({ name: 'ReadingsGrid' })
export class ReadingsGridDto implements ReadingsGrid {
  @ApiProperty({ ...monthList, description: 'Oldest first.' })
  months: string[];

  @ApiProperty({ type: [GridRowDto] })
  items: GridRowDto[];

  @ApiProperty({ ...count, description: 'Indicators that match, in all.' })
  total: number;

  @ApiProperty({ ...count, description: 'Of these indicators: months with a reading.' })
  filled: number;

  @ApiProperty({ ...count, description: 'Of these indicators: months in all.' })
  of: number;
}

export class ReadingsGridQuery extends PageQuery implements GridFilter {
  @ApiPropertyOptional({ ...month, description: 'Last month; the last that is over without it.' })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  to?: string;

  @ApiPropertyOptional({
    ...{ type: 'integer', minimum: 1, maximum: GRID_MONTHS.most, default: GRID_MONTHS.usual },
    description: 'How many months.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(GRID_MONTHS.most)
  months?: number;

  @ApiPropertyOptional({ ...editionId, description: 'Only what clauses of this edition are judged by.' })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  editionId?: string;

  @ApiPropertyOptional({ ...uuid, description: 'Only what clauses of this department are judged by.' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional({
    ...{ type: Boolean, default: false },
    description: 'Only indicators with a month without a reading.',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  missing?: boolean;

  @ApiPropertyOptional({ ...indicatorCode, description: 'Only this indicator.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  indicator?: string;

  @ApiPropertyOptional({ type: String, maxLength: 100, description: 'Part of the code or name.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string;
}
