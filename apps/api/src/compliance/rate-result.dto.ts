import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { JudgedValue, RateResult, TierResult } from '@dabiao/scoring';
import { JudgementDto } from '../assessments/clause-line.dto';
import { codes, count, day, editionId, twoDecimals } from '../openapi/fields';

export const percent = {
  ...twoDecimals,
  nullable: true,
  description: 'met over of in percent, two decimals, rounded half up; null where there is nothing to count.',
} as const;

@ApiSchema({ name: 'JudgedValue', description: 'A clause judged by its value.' })
export class JudgedValueDto extends JudgementDto implements JudgedValue {
  @ApiProperty({ type: String, description: 'Code of the clause.' })
  code: string;
}

/** What every result begins with. */
export class ResultHeadDto {
  @ApiProperty({ ...editionId, description: 'Full id of the edition.' })
  standard: string;

  @ApiProperty({ ...day, description: 'The day of the result.' })
  asOf: string;

  @ApiProperty({ enum: ['official', 'working'], description: 'working: not an official result.' })
  status: 'official' | 'working';
}

@ApiSchema({ name: 'TierCodes', description: 'The clauses behind the counts.' })
export class TierCodesDto {
  @ApiProperty({ ...codes })
  met: string[];

  @ApiProperty({ ...codes })
  unassessed: string[];

  @ApiProperty({ ...codes })
  notApplicable: string[];

  @ApiProperty({ ...codes, description: 'With a promise that still holds.' })
  conditional: string[];

  @ApiProperty({ ...codes, description: 'With a promise that has run out; they are in `unmet` too.' })
  expired: string[];
}

@ApiSchema({ name: 'UnverifiedOfTier', description: 'Clauses not verified against a public text.' })
export class UnverifiedOfTierDto {
  @ApiProperty({ ...count })
  clauses: number;

  @ApiProperty({ ...count, description: 'Of them, those met.' })
  met: number;
}

/** A numerator, its denominator and their rate. */
export class RateDto {
  @ApiProperty({ ...count, description: 'Clauses met.', example: 240 })
  met: number;

  @ApiProperty({ ...count, description: 'Clauses that count; 0: there is nothing to count.', example: 260 })
  of: number;

  @ApiProperty(percent)
  percent: string | null;
}

@ApiSchema({ name: 'CodedRate', description: 'The rate of a tier or section.' })
export class CodedRateDto extends RateDto {
  @ApiProperty({ type: String, description: 'Code of the tier or section.', example: 'basic' })
  code: string;
}

@ApiSchema({ name: 'TierResult', description: 'The rate of a tier and the clauses behind it.' })
export class TierResultDto extends RateDto implements TierResult {
  @ApiProperty({ type: String, description: 'Code of the tier.', example: 'basic' })
  code: string;

  @ApiProperty({ ...count })
  unassessed: number;

  @ApiProperty({ ...count })
  notApplicable: number;

  @ApiProperty({ ...count, description: 'Clauses with a promise that still holds.' })
  conditional: number;

  @ApiProperty({ ...codes, description: 'Said to be unmet, and those whose promise has run out.' })
  unmet: string[];

  @ApiProperty({ type: TierCodesDto })
  codes: TierCodesDto;

  @ApiProperty({ ...codes, description: 'Measurable clauses whose verdict came without a value.' })
  attested: string[];

  @ApiProperty({ type: UnverifiedOfTierDto })
  unverified: UnverifiedOfTierDto;

  @ApiProperty({ type: [CodedRateDto], description: 'The same rate for each top-level section.' })
  sections: CodedRateDto[];
}

@ApiSchema({ name: 'RateResult', description: 'Method `rate`: the rate of every tier.' })
export class RateResultDto extends ResultHeadDto implements RateResult {
  @ApiProperty({ enum: ['rate'] })
  method: 'rate';

  @ApiProperty({ type: [TierResultDto] })
  tiers: TierResultDto[];

  @ApiProperty({ type: [JudgedValueDto], description: 'Values behind the verdicts.' })
  judged: JudgedValueDto[];
}
