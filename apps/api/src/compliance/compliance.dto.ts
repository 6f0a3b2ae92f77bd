import { ApiExtraModels, ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { Compliance, ComplianceLine, HospitalCompliance, Target, TrendPoint } from '@dabiao/application';
import { GATE_STATES, type GateState, type Headline, type Result } from '@dabiao/scoring';
import { AssessmentStateDto, target, TARGET_MODELS } from '../assessments/assessment.dto';
import { count, day, editionId, twoDecimals, uuid } from '../openapi/fields';
import { oneOf } from '../openapi/one-of';
import { HospitalDto } from '../places/places.dto';
import { LadderResultDto } from './ladder-result.dto';
import { CodedRateDto, RateResultDto } from './rate-result.dto';
import { WeightedResultDto } from './weighted-result.dto';

const CLAIMED = 'By what the hospital says.';
const EVIDENCED = 'Of that, what has a proof in force on the day.';
const CONFIRMED = 'Of that, what an inspector confirmed. Nothing as long as nobody inspects.';

const RESULTS = {
  rate: RateResultDto,
  'weighted-elements': WeightedResultDto,
  'level-ladder': LadderResultDto,
};

@ApiExtraModels(...Object.values(RESULTS))
@ApiSchema({
  name: 'Compliance',
  description: 'Three results of one assessment over the same clauses, each a subset of the one before.',
})
export class ComplianceDto implements Compliance {
  @ApiProperty({
    type: AssessmentStateDto,
    description: 'On days before it moved to its edition: the assessment it moved from.',
  })
  assessment: AssessmentStateDto;

  @ApiProperty({ ...day, description: 'The day of the results.' })
  asOf: string;

  @ApiProperty({ ...oneOf('method', RESULTS), description: CLAIMED })
  claimed: Result;

  @ApiProperty({ ...oneOf('method', RESULTS), description: EVIDENCED })
  evidenced: Result;

  @ApiProperty({ ...oneOf('method', RESULTS), description: CONFIRMED })
  confirmed: Result;
}

@ApiSchema({ name: 'RateHeadline', description: 'The rate of every tier.' })
export class RateHeadlineDto {
  @ApiProperty({ enum: ['rate'] })
  method: 'rate';

  @ApiProperty({ type: [CodedRateDto] })
  tiers: CodedRateDto[];
}

@ApiSchema({ name: 'WeightedHeadline', description: 'Total and gate.' })
export class WeightedHeadlineDto {
  @ApiProperty({ enum: ['weighted-elements'] })
  method: 'weighted-elements';

  @ApiProperty({
    ...twoDecimals,
    nullable: true,
    description: 'Out of 100; null where nothing can be counted.',
  })
  total: string | null;

  @ApiProperty({
    enum: GATE_STATES,
    description:
      '`none`: the source names no compulsory clause, so nothing can be passed. `undecided`: a choice has to be made before anybody can say.',
  })
  gate: GateState;

  @ApiProperty({ ...count, description: 'Clauses that block.' })
  vetoes: number;

  @ApiProperty({ ...count, description: 'Clauses met.' })
  met: number;

  @ApiProperty({ ...count, description: 'Clauses that apply.' })
  clauses: number;
}

@ApiSchema({ name: 'LadderHeadline', description: 'The level with its certain bounds.' })
export class LadderHeadlineDto {
  @ApiProperty({ enum: ['level-ladder'] })
  method: 'level-ladder';

  @ApiProperty({ ...count, description: 'Under the working categories.' })
  level: number;

  @ApiProperty({ ...count, description: 'For certain at least.' })
  lowest: number;

  @ApiProperty({ ...count, description: 'At most.' })
  highest: number;

  @ApiProperty({ ...twoDecimals, description: 'Sum of the item scores.' })
  total: string;
}

const HEADLINES = {
  rate: RateHeadlineDto,
  'weighted-elements': WeightedHeadlineDto,
  'level-ladder': LadderHeadlineDto,
};

@ApiExtraModels(...Object.values(HEADLINES))
@ApiSchema({ name: 'ThreeHeadlines', description: 'The three figures of one assessment.' })
export class ThreeHeadlinesDto {
  @ApiProperty({ ...oneOf('method', HEADLINES), description: CLAIMED })
  claimed: Headline;

  @ApiProperty({ ...oneOf('method', HEADLINES), description: EVIDENCED })
  evidenced: Headline;

  @ApiProperty({ ...oneOf('method', HEADLINES), description: CONFIRMED })
  confirmed: Headline;
}

@ApiSchema({ name: 'TrendPoint', description: 'The figures at the end of a day.' })
export class TrendPointDto extends ThreeHeadlinesDto implements TrendPoint {
  @ApiProperty({ ...day })
  day: string;

  @ApiProperty({ ...editionId, description: 'The edition of that day; another one before a move.' })
  editionId: string;
}

@ApiExtraModels(...TARGET_MODELS)
@ApiSchema({
  name: 'ComplianceLine',
  description: 'The figures of one assessment, without the clauses behind them.',
})
export class ComplianceLineDto extends ThreeHeadlinesDto implements ComplianceLine {
  @ApiProperty({ ...uuid })
  assessmentId: string;

  @ApiProperty({ ...editionId })
  editionId: string;

  @ApiProperty(target)
  target: Target | null;

  @ApiProperty({ ...day, nullable: true, description: 'Day the target is due.' })
  dueOn: string | null;

  @ApiProperty({ type: 'integer', minimum: 1, nullable: true, description: 'Certification stage, from 1.' })
  stage: number | null;
}

@ApiSchema({ name: 'HospitalCompliance', description: 'A hospital and the figures of all its assessments.' })
export class HospitalComplianceDto implements HospitalCompliance {
  @ApiProperty({ type: HospitalDto })
  hospital: HospitalDto;

  @ApiProperty({ type: [ComplianceLineDto] })
  assessments: ComplianceLineDto[];
}

@ApiSchema({ name: 'RegionCompliancePage' })
export class RegionCompliancePageDto {
  @ApiProperty({ type: [HospitalComplianceDto] })
  items: HospitalComplianceDto[];

  @ApiProperty({ ...count, description: 'Hospitals in all.' })
  total: number;
}
