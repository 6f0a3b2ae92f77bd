import { ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import {
  ASSUMED_DAYS,
  EFFORT_LIMIT,
  type LoadView,
  type StepView,
  type Target,
  type TargetPlanView,
} from '@dabiao/application';
import type { LevelAfter, Outlook } from '@dabiao/planning';
import { target, TARGET_MODELS } from '../assessments/assessment.dto';
import { WordsDto } from '../standards/clause.dto';
import { clauseCode, codes, count, day, twoDecimals, uuid } from '../openapi/fields';
import { oneOf } from '../openapi/one-of';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class TargetPlanQuery {
  @ApiPropertyOptional({
    ...day,
    description: 'By when, a day to come; the day of the assessment without it.',
  })
  @IsOptional()
  @Matches(DAY)
  by?: string;

  @ApiPropertyOptional({
    ...{ type: 'integer', minimum: 1, maximum: EFFORT_LIMIT, default: ASSUMED_DAYS },
    description: 'Days of work of a clause for which nobody has reckoned any.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(EFFORT_LIMIT)
  assume?: number;
}

@ApiSchema({ name: 'PlannedRate' })
export class PlannedRateDto {
  @ApiProperty({ ...count, description: 'Clauses that are met.', example: 240 })
  met: number;

  @ApiProperty({ ...count, description: 'Clauses that count.', example: 260 })
  of: number;

  @ApiProperty({ ...twoDecimals, nullable: true, description: 'null: there is nothing to count.' })
  percent: string | null;
}

@ApiSchema({ name: 'RateOutlook', description: 'A tier now, and with the plan carried out.' })
export class RateOutlookDto {
  @ApiProperty({ enum: ['rate'] })
  kind: 'rate';

  @ApiProperty({ type: String, example: 'basic' })
  tier: string;

  @ApiProperty({ type: String, description: 'Percent to be reached.', example: '95.00' })
  target: string;

  @ApiProperty({ type: PlannedRateDto })
  now: PlannedRateDto;

  @ApiProperty({ type: PlannedRateDto })
  after: PlannedRateDto;
}

@ApiSchema({ name: 'GateOutlook', description: 'Vetoes that fail now, and with the plan carried out.' })
export class GateOutlookDto {
  @ApiProperty({ enum: ['gate'] })
  kind: 'gate';

  @ApiProperty({ ...count, description: 'Compulsory clauses.' })
  of: number;

  @ApiProperty({ ...count })
  failing: number;

  @ApiProperty({ ...count })
  failingAfter: number;

  @ApiProperty({ ...codes, description: 'Choices without which nobody can say whether the gate is open.' })
  undecided: string[];
}

@ApiSchema({ name: 'LevelAfter' })
export class LevelAfterDto implements LevelAfter {
  @ApiProperty({ ...count })
  level: number;

  @ApiProperty({ ...twoDecimals, description: 'Points in all.' })
  total: string;
}

@ApiSchema({ name: 'PointsOfLevel' })
export class PointsOfLevelDto {
  @ApiProperty({ ...twoDecimals })
  now: string;

  @ApiProperty({ ...twoDecimals, description: 'What the level asks.' })
  need: string;
}

@ApiSchema({ name: 'LevelRange' })
export class LevelRangeDto {
  @ApiProperty({
    type: LevelAfterDto,
    description: "With what raised items have, lifted to the standard's floors.",
  })
  least: LevelAfterDto;

  @ApiProperty({ type: LevelAfterDto, description: 'With everything applied in full.' })
  most: LevelAfterDto;
}

@ApiSchema({ name: 'LevelOutlook', description: 'A level now, and with the plan carried out.' })
export class LevelOutlookDto {
  @ApiProperty({ enum: ['level'] })
  kind: 'level';

  @ApiProperty({ ...count })
  target: number;

  @ApiProperty({ ...count })
  now: number;

  @ApiProperty({ type: PointsOfLevelDto })
  total: PointsOfLevelDto;

  @ApiProperty({ type: LevelRangeDto })
  after: LevelRangeDto;
}

const OUTLOOKS = { rate: RateOutlookDto, gate: GateOutlookDto, level: LevelOutlookDto };
const days = { type: 'integer', minimum: 1, description: 'Days of work.' } as const;

@ApiSchema({ name: 'PlannedStep', description: 'A clause to work on, and when.' })
export class PlannedStepDto implements StepView {
  @ApiProperty({ ...clauseCode })
  code: string;

  @ApiProperty({ type: WordsDto })
  title: WordsDto;

  @ApiProperty({
    ...uuid,
    nullable: true,
    description: 'The department that has it to do; null: nobody yet.',
  })
  departmentId: string | null;

  @ApiProperty({ ...days })
  days: number;

  @ApiProperty({ type: Boolean, description: 'Nobody has reckoned the days; they are an assumption.' })
  assumed: boolean;

  @ApiProperty({ type: Boolean, description: 'There is no way without it; else it is one of several.' })
  needed: boolean;

  @ApiProperty({ ...day })
  startsOn: string;

  @ApiProperty({ ...day })
  finishesOn: string;

  @ApiProperty({ ...day, nullable: true, description: 'Until when it is to be done as things stand.' })
  dueOn: string | null;

  @ApiProperty({ ...count, description: 'Version of the clause; 0 where nobody has touched it.' })
  version: number;
}

@ApiSchema({ name: 'DepartmentLoad', description: 'What a department has to do in the plan.' })
export class DepartmentLoadDto implements LoadView {
  @ApiProperty({ ...uuid, nullable: true })
  departmentId: string | null;

  @ApiProperty({ ...count })
  tasks: number;

  @ApiProperty({ ...days })
  days: number;

  @ApiProperty({ ...day })
  finishesOn: string;
}

@ApiSchema({ name: 'Assumptions' })
export class AssumptionsDto {
  @ApiProperty({ ...count, description: 'Steps with assumed days.' })
  steps: number;

  @ApiProperty({ ...days, description: 'Days assumed for each of them.' })
  days: number;
}

@ApiExtraModels(...TARGET_MODELS, ...Object.values(OUTLOOKS))
@ApiSchema({ name: 'TargetPlan', description: 'The way to the target with the fewest days of work.' })
export class TargetPlanDto implements TargetPlanView {
  @ApiProperty({ ...uuid })
  assessmentId: string;

  @ApiProperty({ ...target, nullable: false })
  target: Target;

  @ApiProperty({ ...day })
  asOf: string;

  @ApiProperty({ ...day, nullable: true, description: 'null: no day is set.' })
  by: string | null;

  @ApiProperty({ ...oneOf('kind', OUTLOOKS) })
  outlook: Outlook;

  @ApiProperty({ type: Boolean, description: 'Whether the target is reached with these steps.' })
  reaches: boolean;

  @ApiProperty({
    ...count,
    nullable: true,
    description: 'Weekdays of each department until then, public holidays among them; null: no day is set.',
  })
  weekdays: number | null;

  @ApiProperty({ type: [PlannedStepDto], description: 'In the order to do them in.' })
  steps: PlannedStepDto[];

  @ApiProperty({ type: [DepartmentLoadDto], description: 'Whoever has most to do comes first.' })
  loads: DepartmentLoadDto[];

  @ApiProperty({ ...count, description: 'Days of work of all departments together.' })
  days: number;

  @ApiProperty({ ...count, description: 'Clauses that could also be done, and take more.' })
  leftOut: number;

  @ApiProperty({ ...count, description: 'Clauses missing because no department has time for them by then.' })
  short: number;

  @ApiProperty({
    ...{ type: 'array', items: { type: 'string', format: 'uuid', nullable: true } },
    description: 'Departments that cannot finish by then what there is no way without; null: nobody has it.',
  })
  overloaded: (string | null)[];

  @ApiProperty({
    ...{ ...day, nullable: true },
    description: 'First day by which the target can be reached; null: not by clauses alone.',
  })
  earliest: string | null;

  @ApiProperty({ type: AssumptionsDto })
  assumed: AssumptionsDto;
}
