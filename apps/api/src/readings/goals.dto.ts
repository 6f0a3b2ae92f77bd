import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { GOAL_OPERATORS, type Goal, type GoalChange, type GoalView, type NewGoal } from '@dabiao/application';
import { BASELINES, type Baseline, type GoalState } from '@dabiao/indicators';
import { IfGiven } from '../http/if-given';
import { PageQuery } from '../http/page.dto';
import { IsVersion } from '../http/version';
import {
  author,
  count,
  decimal,
  indicatorCode,
  instant,
  month,
  monthList,
  nameText,
  shownDecimals,
  uuid,
  version,
} from '../openapi/fields';
import { IndicatorNameDto } from './indicator.dto';
import { PointDto, WindowDto } from './window.dto';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const VALUE = /^-?\d{1,20}(\.\d{1,10})?$/;
const STATES: GoalState[] = ['met', 'unmet', 'incomplete', 'noBaseline'];
const operators = [...GOAL_OPERATORS];
const ofBaseline =
  'absolute: the figure itself. growth: its growth over the same months a year before, in percent.';
const ofMonths = 'Length of the window. Twelve months that end with December are that year.';

@ApiSchema({ name: 'Goal', description: 'A figure a hospital wants to reach, apart from any clause.' })
export class GoalDto implements Goal {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({ ...uuid })
  hospitalId: string;

  @ApiProperty({ type: String, example: '三四级手术占比达到 10 %' })
  title: string;

  @ApiProperty({ ...indicatorCode })
  indicator: string;

  @ApiProperty({ enum: operators })
  operator: Goal['operator'];

  @ApiProperty({ ...decimal, example: '10' })
  value: string;

  @ApiProperty({ type: String, description: 'Unit of the value.', example: '%' })
  unit: string;

  @ApiProperty({ enum: BASELINES, description: ofBaseline })
  baseline: Baseline;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 36, description: ofMonths })
  months: number;

  @ApiProperty({ ...month, nullable: true, description: 'Month by which it is to be reached.' })
  dueMonth: string | null;

  @ApiProperty({ type: String, nullable: true })
  note: string | null;

  @ApiProperty({ type: Boolean, description: 'Given up or replaced.' })
  retired: boolean;

  @ApiProperty({ ...instant })
  createdAt: string;

  @ApiProperty({ ...instant })
  updatedAt: string;

  @ApiProperty({ ...author, description: 'Who changed it last.' })
  updatedBy: string;

  @ApiProperty({ ...version })
  version: number;
}

@ApiSchema({ name: 'GoalView', description: 'A goal and where it stands in a month.' })
export class GoalViewDto implements GoalView {
  @ApiProperty({ type: GoalDto })
  goal: GoalDto;

  @ApiProperty({
    type: IndicatorNameDto,
    nullable: true,
    description: 'null where nobody defines it any more.',
  })
  indicator: IndicatorNameDto | null;

  @ApiProperty({ ...month })
  month: string;

  @ApiProperty({
    enum: STATES,
    description:
      'incomplete: months are missing. noBaseline: the year before was zero, nothing to grow from.',
  })
  state: GoalState;

  @ApiProperty({ ...shownDecimals, nullable: true, description: 'The figure held against the goal.' })
  value: string | null;

  @ApiProperty({ type: String, example: '%' })
  unit: string;

  @ApiProperty({ type: String, nullable: true, example: '360 / 300 − 1 = +20.00 %' })
  calculation: string | null;

  @ApiProperty({ type: String, description: 'The goal in one line.', example: '>= 10 %' })
  rule: string;

  @ApiProperty({
    ...shownDecimals,
    nullable: true,
    description: 'How much is missing; 0.00 where it is met.',
  })
  gap: string | null;

  @ApiProperty({ ...monthList, description: 'Months without a reading, of both windows.' })
  missing: string[];

  @ApiProperty({ type: WindowDto })
  current: WindowDto;

  @ApiProperty({
    type: WindowDto,
    nullable: true,
    description: 'With growth: the same months a year before.',
  })
  before: WindowDto | null;

  @ApiProperty({
    type: [PointDto],
    description: 'Its months, oldest first; with growth those of both years.',
  })
  points: PointDto[];

  @ApiProperty({ type: Boolean, description: 'Due before this month and not met.' })
  overdue: boolean;
}

@ApiSchema({ name: 'GoalsPage' })
export class GoalsPageDto {
  @ApiProperty({ type: [GoalViewDto] })
  items: GoalViewDto[];

  @ApiProperty({ ...count, description: 'Goals in all.' })
  total: number;
}

export class GoalsQuery extends PageQuery {
  @ApiPropertyOptional({
    ...month,
    description: 'Last month of the windows; the last that is over without it.',
  })
  @IsOptional()
  @Matches(MONTH)
  month?: string;

  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'Those that were given up, in place of the others.',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  retired?: boolean;
}

/** What may be left out, or emptied with null. */
class GoalTextsDto {
  @ApiPropertyOptional({ ...month, nullable: true, description: 'Month by which it is to be reached.' })
  @IsOptional()
  @Matches(MONTH)
  dueMonth?: string | null;

  @ApiPropertyOptional({ type: String, maxLength: 2000, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null;
}

const value = { type: String, pattern: VALUE.source, example: '10' } as const;
const months = { type: 'integer', minimum: 1, maximum: 36 } as const;

@ApiSchema({ name: 'NewGoal' })
export class NewGoalDto extends GoalTextsDto implements NewGoal {
  @ApiProperty({ ...nameText })
  @IsString()
  @MaxLength(200)
  @Matches(/\S/)
  title: string;

  @ApiProperty({ ...indicatorCode, description: 'Of any standard, of goals, or of the hospital itself.' })
  @IsString()
  @MaxLength(40)
  indicator: string;

  @ApiProperty({ enum: operators })
  @IsIn(operators)
  operator: Goal['operator'];

  @ApiProperty({ ...value, description: 'In the unit of the indicator; in percent with growth.' })
  @Matches(VALUE)
  value: string;

  @ApiPropertyOptional({ enum: BASELINES, default: 'absolute', description: ofBaseline })
  @IfGiven()
  @IsIn(BASELINES)
  baseline?: Baseline;

  @ApiPropertyOptional({ ...months, default: 12, description: ofMonths })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(36)
  months?: number;
}

@ApiSchema({
  name: 'GoalChange',
  description: 'Fields that are absent stay as they are. The indicator stays: another one is another goal.',
})
export class GoalChangeDto extends GoalTextsDto implements GoalChange {
  @ApiProperty({ ...version, description: 'The version that was read.' })
  @IsVersion()
  version: number;

  @ApiPropertyOptional({ ...nameText })
  @IfGiven()
  @IsString()
  @MaxLength(200)
  @Matches(/\S/)
  title?: string;

  @ApiPropertyOptional({ enum: operators })
  @IfGiven()
  @IsIn(operators)
  operator?: Goal['operator'];

  @ApiPropertyOptional({ ...value, description: 'In the unit of the indicator; in percent with growth.' })
  @IfGiven()
  @Matches(VALUE)
  value?: string;

  @ApiPropertyOptional({ enum: BASELINES, description: ofBaseline })
  @IfGiven()
  @IsIn(BASELINES)
  baseline?: Baseline;

  @ApiPropertyOptional({ ...months, description: ofMonths })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(36)
  months?: number;

  @ApiPropertyOptional({ type: Boolean, description: 'Gives it up, or takes it back.' })
  @IfGiven()
  @IsBoolean()
  retired?: boolean;
}
