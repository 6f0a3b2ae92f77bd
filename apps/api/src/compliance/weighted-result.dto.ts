import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type {
  Choices,
  ElementResult,
  Gate,
  GateReason,
  SectionResult,
  WeightedResult,
} from '@dabiao/scoring';
import { choices, codes, count, twoDecimals } from '../openapi/fields';
import { JudgedValueDto, ResultHeadDto } from './rate-result.dto';

const points = { type: 'number', minimum: 0, example: 16.5 } as const;
export const GATE_REASONS: GateReason[] = [
  ...(['unmet', 'unassessed', 'notApplicable'] as const),
  ...(['conditional', 'expired', 'promisedTooLate'] as const),
];

@ApiSchema({ name: 'PointRange', description: 'The range the points surely lie in.' })
export class PointRangeDto {
  @ApiProperty({ ...points })
  lowest: number;

  @ApiProperty({ ...points })
  highest: number;
}

@ApiSchema({ name: 'SectionResult', description: 'Points of a section, two decimals at the most.' })
export class SectionResultDto implements SectionResult {
  @ApiProperty({ type: String, description: 'Code of the section.' })
  code: string;

  @ApiProperty({ ...points, nullable: true, description: 'Earned; null where the source gives no points.' })
  points: number | null;

  @ApiProperty({
    ...points,
    nullable: true,
    description: 'To be earned; null where the source gives no points.',
  })
  of: number | null;

  @ApiProperty({ type: Boolean, description: 'Points of single lines are unknown and shared equally here.' })
  estimated: boolean;

  @ApiProperty({ type: PointRangeDto, nullable: true, description: 'Where estimated.' })
  certain: PointRangeDto | null;

  @ApiProperty({ ...count, description: 'Clauses met.' })
  met: number;

  @ApiProperty({ ...count, description: 'Clauses that apply.' })
  clauses: number;
}

@ApiSchema({ name: 'ElementResult', description: 'Points of an element, and of its sections.' })
export class ElementResultDto extends SectionResultDto implements ElementResult {
  @ApiProperty({ type: 'number', minimum: 0, maximum: 1, description: 'Share of the total.', example: 0.28 })
  weight: number;

  @ApiProperty({ type: Boolean, description: 'The weight is unknown and the rest is shared equally.' })
  weightShared: boolean;

  @ApiProperty({ type: [SectionResultDto], description: 'Empty where the element itself holds the clauses.' })
  sections: SectionResultDto[];
}

@ApiSchema({ name: 'GateBlock', description: 'Why a clause blocks.' })
export class GateBlockDto {
  @ApiProperty({ type: String, description: 'Code of the clause.' })
  code: string;

  @ApiProperty({ enum: GATE_REASONS })
  why: GateReason;
}

@ApiSchema({ name: 'Gate', description: 'Whether the hospital may apply.' })
export class GateDto implements Gate {
  @ApiProperty({ type: Boolean })
  passed: boolean;

  @ApiProperty({ ...codes, description: 'Clauses that block, as the source itself says.' })
  vetoes: string[];

  @ApiProperty({ type: [GateBlockDto], description: 'Why each of them blocks.' })
  reasons: GateBlockDto[];

  @ApiProperty({ ...count, description: 'Compulsory clauses for this hospital.' })
  of: number;

  @ApiProperty({
    ...codes,
    description: 'Unsatisfied, and compulsory only by inference; they block nothing.',
  })
  suggested: string[];

  @ApiProperty({ type: [String], description: 'Options to be chosen before the gate can be judged.' })
  undecided: string[];
}

@ApiSchema({ name: 'UnverifiedClauses', description: 'Clauses not verified against a public text.' })
export class UnverifiedClausesDto {
  @ApiProperty({ ...count })
  clauses: number;

  @ApiProperty({ ...count, description: 'Of all clauses that apply.' })
  of: number;
}

@ApiSchema({ name: 'SettledOptions', description: 'Choices in force.' })
export class SettledOptionsDto {
  @ApiProperty({ ...choices })
  chosen: Choices;

  @ApiProperty({ type: [String], description: "Options taken from the edition's default." })
  defaulted: string[];

  @ApiProperty({ type: [String], description: 'Options without a choice and without a default.' })
  undecided: string[];
}

@ApiSchema({ name: 'WeightedResult', description: 'Method `weighted-elements`: points, total and gate.' })
export class WeightedResultDto extends ResultHeadDto implements WeightedResult {
  @ApiProperty({ enum: ['weighted-elements'] })
  method: 'weighted-elements';

  @ApiProperty({ type: [ElementResultDto] })
  elements: ElementResultDto[];

  @ApiProperty({
    ...twoDecimals,
    nullable: true,
    description: 'Out of 100; null where nothing can be counted.',
  })
  total: string | null;

  @ApiProperty({ type: Boolean, description: 'Shared weights or points are part of the total.' })
  estimated: boolean;

  @ApiProperty({ type: GateDto })
  gate: GateDto;

  @ApiProperty({ ...codes, description: 'Clauses with a promise that still holds.' })
  conditional: string[];

  @ApiProperty({ ...codes })
  unmet: string[];

  @ApiProperty({ ...codes })
  unassessed: string[];

  @ApiProperty({ ...codes })
  notApplicable: string[];

  @ApiProperty({ ...codes, description: 'Measurable clauses whose verdict came without a value.' })
  attested: string[];

  @ApiProperty({ type: [JudgedValueDto], description: 'Values behind the verdicts.' })
  judged: JudgedValueDto[];

  @ApiProperty({ type: UnverifiedClausesDto })
  unverified: UnverifiedClausesDto;

  @ApiProperty({ type: SettledOptionsDto })
  options: SettledOptionsDto;
}
