import { ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  BATCH_LIMIT,
  JUDGEMENT_ACTIONS,
  type ApplyJudgement,
  type IndicatorWindows,
  type JudgementAction,
  type JudgementLine,
  type Point,
  type ReadingsJudgement,
  type WindowView,
} from '@dabiao/application';
import type { Made, WindowState } from '@dabiao/indicators';
import { VERDICTS, type Judgement, type Verdict } from '@dabiao/scoring';
import { JudgementDto } from '../assessments/clause-line.dto';
import { clauseCode, count, indicatorCode, month, monthList, shownDecimals, uuid } from '../openapi/fields';
import { oneOf } from '../openapi/one-of';
import { ThresholdRuleDto, TrendRuleDto, WordsDto } from '../standards/clause.dto';
import { IndicatorNameDto } from './indicator.dto';

const STATES: WindowState[] = ['complete', 'incomplete', 'nothing', 'uncombined'];
const MADE: Made[] = ['ratio', 'sum', 'weightedMean', 'plainMean', 'single', 'highest'];

@ApiSchema({ name: 'Point', description: 'A month as it was.' })
export class PointDto implements Point {
  @ApiProperty({ ...month })
  month: string;

  @ApiProperty({ ...shownDecimals, nullable: true, description: 'null: no reading, or no case.' })
  value: string | null;
}

@ApiSchema({ name: 'Window', description: 'Months of an indicator as one figure.' })
export class WindowDto implements WindowView {
  @ApiProperty({ type: 'integer', minimum: 1, description: 'How many months it was asked for.', example: 12 })
  months: number;

  @ApiProperty({ ...month, description: 'First month.' })
  from: string;

  @ApiProperty({ ...month, description: 'Last month.' })
  to: string;

  @ApiProperty({
    enum: STATES,
    description:
      'complete: may be judged. incomplete: months are missing. nothing: no case. uncombined: nobody has said how months combine.',
  })
  state: WindowState;

  @ApiProperty({
    enum: MADE,
    nullable: true,
    description: 'By what the figure was made; plainMean: the number of cases is not known in every month.',
  })
  made: Made | null;

  @ApiProperty({
    ...shownDecimals,
    nullable: true,
    description: 'Where months are missing: of those that are there.',
  })
  value: string | null;

  @ApiProperty({ type: String, example: '%' })
  unit: string;

  @ApiProperty({ type: String, nullable: true, example: 'Σ 1203 / Σ 11020 = 10.92 %' })
  calculation: string | null;

  @ApiProperty({ ...monthList, description: 'Months with a reading.' })
  present: string[];

  @ApiProperty({ ...monthList, description: 'Months without one.' })
  missing: string[];

  @ApiProperty({
    ...monthList,
    description: 'Months whose share came without numerator and denominator, so that it cannot be added.',
  })
  withoutParts: string[];
}

@ApiSchema({
  name: 'IndicatorWindows',
  description: 'What the readings of an indicator add up to in a month.',
})
export class IndicatorWindowsDto implements IndicatorWindows {
  @ApiProperty({ type: IndicatorNameDto })
  indicator: IndicatorNameDto;

  @ApiProperty({
    type: [WindowDto],
    description:
      'The month itself, twelve months, and every length that a clause asks for; the shortest first.',
  })
  windows: WindowDto[];

  @ApiProperty({ type: [PointDto], description: 'The last 24 months, oldest first.' })
  points: PointDto[];
}

@ApiSchema({ name: 'WindowsPage' })
export class WindowsPageDto {
  @ApiProperty({ type: [IndicatorWindowsDto] })
  items: IndicatorWindowsDto[];

  @ApiProperty({ ...count, description: 'Indicators with readings, in all.' })
  total: number;
}

@ApiExtraModels(ThresholdRuleDto, TrendRuleDto)
@ApiSchema({ name: 'JudgementLine', description: 'A clause with what the readings say of it.' })
export class JudgementLineDto implements JudgementLine {
  @ApiProperty({ ...clauseCode })
  code: string;

  @ApiProperty({ type: WordsDto })
  title: WordsDto;

  @ApiProperty({ ...indicatorCode })
  indicator: string;

  @ApiProperty({ ...oneOf('kind', { threshold: ThresholdRuleDto, trend: TrendRuleDto }) })
  rule: JudgementLine['rule'];

  @ApiProperty({ enum: VERDICTS, description: 'Self verdict as it is.' })
  verdict: Verdict;

  @ApiProperty({ ...count, description: 'Version of the clause; send it back to apply the judgement.' })
  version: number;

  @ApiProperty({
    enum: JUDGEMENT_ACTIONS,
    description:
      'apply: verdict or calculation would change. unchanged: it is that already. open: the readings cannot judge it. overridden: the verdict was set against a calculation, with a reason. notApplicable: said not to apply.',
  })
  action: JudgementAction;

  @ApiProperty({
    enum: VERDICTS,
    nullable: true,
    description: 'What the readings say; null: nothing certain.',
  })
  proposed: Verdict | null;

  @ApiProperty({ type: JudgementDto, nullable: true })
  judgement: Judgement | null;

  @ApiProperty({
    ...shownDecimals,
    nullable: true,
    description: 'How much is missing to a threshold; 0.00 where it is met, null where nothing is judged.',
  })
  gap: string | null;

  @ApiProperty({ type: WindowDto })
  window: WindowDto;

  @ApiProperty({
    type: [PointDto],
    description: 'The months of a trend, oldest first; empty for a threshold.',
  })
  points: PointDto[];

  @ApiProperty({
    ...{ type: String, nullable: true, example: 'Σ 1203 / Σ 11020 = 10.92 %' },
    description: 'What was computed; send it back to apply just this.',
  })
  calculation: string | null;
}

@ApiSchema({
  name: 'ReadingsJudgement',
  description: 'What the readings up to a month say of an assessment.',
})
export class ReadingsJudgementDto implements ReadingsJudgement {
  @ApiProperty({ ...uuid })
  assessmentId: string;

  @ApiProperty({ ...month, description: 'Last month of every window.' })
  month: string;

  @ApiProperty({ type: [JudgementLineDto], description: 'In the order of the edition.' })
  lines: JudgementLineDto[];

  @ApiProperty({ ...count, description: 'Measurable clauses without any reading in their window.' })
  withoutReadings: number;
}

@ApiSchema({ name: 'SeenClause', description: 'A clause as its judgement was shown.' })
export class SeenClauseDto {
  @ApiProperty({ ...clauseCode })
  @IsString()
  @MaxLength(40)
  code: string;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 2_147_483_647, description: 'Version of the clause.' })
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  version: number;

  @ApiProperty({
    ...{ type: String, maxLength: 4000 },
    description: 'The calculation that was shown: with other readings since then nothing is saved.',
  })
  @IsString()
  @MaxLength(4000)
  calculation: string;
}

@ApiSchema({ name: 'ApplyJudgement' })
export class ApplyJudgementDto implements ApplyJudgement {
  @ApiProperty({ ...month, description: 'Last month of every window.' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month: string;

  @ApiProperty({ type: [SeenClauseDto], minItems: 1, maxItems: BATCH_LIMIT })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(BATCH_LIMIT)
  @ValidateNested({ each: true })
  @Type(() => SeenClauseDto)
  clauses: SeenClauseDto[];

  @ApiPropertyOptional({
    ...{ type: Boolean, default: false },
    description: 'Replaces verdicts that were set against a calculation, too.',
  })
  @IsOptional()
  @IsBoolean()
  overridden?: boolean;
}
