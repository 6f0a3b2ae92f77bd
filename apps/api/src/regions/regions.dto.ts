import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { RegionTrend, RegionTrendPoint, WeakClause, WeakClauses } from '@dabiao/application';
import { PageQuery } from '../http/page.dto';
import { RateDto } from '../compliance/rate-result.dto';
import { clauseCode, count, day, editionId, month, uuid, uuids } from '../openapi/fields';
import { WordsDto } from '../standards/clause.dto';

const FIGURES = ['claimed', 'evidenced', 'confirmed'] as const;
const CODE = { type: String, maxLength: 40, example: 'basic' } as const;

export class WeakClausesQuery extends PageQuery {
  @ApiProperty({ ...editionId, description: 'Full id of the edition.' })
  @IsString()
  @MaxLength(120)
  standard: string;

  @ApiPropertyOptional({ ...CODE, description: 'Only clauses of this tier.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  tier?: string;

  @ApiPropertyOptional({
    enum: FIGURES,
    default: 'claimed',
    description: 'By which of the three counts clauses are ordered.',
  })
  @IsOptional()
  @IsIn(FIGURES)
  figure: (typeof FIGURES)[number] = 'claimed';
}

export class RegionTrendQuery {
  @ApiProperty({ ...editionId, description: 'Full id of the edition.' })
  @IsString()
  @MaxLength(120)
  standard: string;

  @ApiProperty({
    ...CODE,
    description:
      'What is added up: the code of a tier; `clauses` or `gate` of an edition with elements; `items` of a ladder.',
  })
  @IsString()
  @MaxLength(40)
  figure: string;

  @ApiPropertyOptional({
    ...{ type: 'integer', minimum: 1, maximum: 36, default: 12 },
    description: 'How many months, the current one included.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(36)
  months = 12;
}

@ApiSchema({
  name: 'WeakClause',
  description: 'One clause at all hospitals of a region that work on it. Every count is of hospitals.',
})
export class WeakClauseDto implements WeakClause {
  @ApiProperty({ ...clauseCode })
  code: string;

  @ApiProperty({ type: WordsDto })
  title: WordsDto;

  @ApiProperty({ ...CODE, nullable: true, description: 'null where the method has no tiers.' })
  tier: string | null;

  @ApiProperty({
    ...count,
    description: 'Hospitals in whose figures the clause counts: what the other counts are of.',
  })
  of: number;

  @ApiProperty({ ...count, description: 'By what the hospitals say.' })
  claimed: number;

  @ApiProperty({ ...count, description: 'Of that, with a proof in force and not rejected.' })
  evidenced: number;

  @ApiProperty({ ...count, description: 'Of that, confirmed by an inspector.' })
  confirmed: number;

  @ApiProperty({
    ...count,
    description: 'Said to be unmet; promised where that does not count; promised by a day that is over.',
  })
  unmet: number;

  @ApiProperty({ ...count, description: 'Nobody has answered.' })
  unassessed: number;

  @ApiProperty({
    ...count,
    description: 'Said not to apply, where that counts as unmet. Elsewhere such hospitals are not in `of`.',
  })
  notApplicable: number;

  @ApiProperty({ ...count, description: 'Rejected by an inspector, whatever the hospital says.' })
  rejected: number;
}

@ApiSchema({ name: 'WeakClausesPage' })
export class WeakClausesPageDto implements WeakClauses {
  @ApiProperty({ ...day, description: 'Today in Shanghai.' })
  day: string;

  @ApiProperty({ ...count, description: 'Hospitals of the region that work on the edition.' })
  hospitals: number;

  @ApiProperty({ type: [WeakClauseDto] })
  items: WeakClauseDto[];

  @ApiProperty({ ...count, description: 'Clauses in all.' })
  total: number;
}

@ApiSchema({ name: 'RegionTrendPoint', description: 'A region in one month.' })
export class RegionTrendPointDto implements RegionTrendPoint {
  @ApiProperty({ ...month })
  month: string;

  @ApiProperty({ type: Boolean, description: 'As it stands today instead of as it was frozen.' })
  live: boolean;

  @ApiProperty({ ...uuids, description: 'The hospitals that are added up; none: the figures are null.' })
  hospitalIds: string[];

  @ApiProperty({ type: RateDto, nullable: true })
  claimed: RateDto | null;

  @ApiProperty({ type: RateDto, nullable: true })
  evidenced: RateDto | null;

  @ApiProperty({ type: RateDto, nullable: true })
  confirmed: RateDto | null;
}

@ApiSchema({ name: 'HospitalInRegion' })
export class HospitalInRegionDto {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({ type: String })
  nameZh: string;

  @ApiProperty({ type: String })
  nameEn: string;
}

@ApiSchema({ name: 'RegionTrend' })
export class RegionTrendDto implements RegionTrend {
  @ApiProperty({ ...editionId })
  standard: string;

  @ApiProperty(CODE)
  figure: string;

  @ApiProperty({ type: [RegionTrendPointDto], description: 'The oldest month first; the last one is live.' })
  points: RegionTrendPointDto[];

  @ApiProperty({ type: [HospitalInRegionDto], description: 'Everybody who is in any of them.' })
  hospitals: HospitalInRegionDto[];
}
