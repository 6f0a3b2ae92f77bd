import { ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import type { IndicatorChange, IndicatorName, NewIndicator } from '@dabiao/application';
import { PROVENANCES, type Provenance } from '@dabiao/catalog';
import {
  COMBINES,
  DIRECTIONS,
  INDICATOR_CODE,
  INDICATOR_KINDS,
  MOST_DECIMALS,
  type Combine,
  type DefinedBy,
  type Direction,
  type Indicator,
  type IndicatorKind,
  type IndicatorUse,
} from '@dabiao/indicators';
import { IfGiven } from '../http/if-given';
import { PageQuery } from '../http/page.dto';
import { QueryFlag } from '../http/query-flag';
import { IsVersion } from '../http/version';
import { clauseCode, count, day, editionId, indicatorCode, nameText, version } from '../openapi/fields';
import { oneOf } from '../openapi/one-of';
import { ThresholdRuleDto, TrendRuleDto, WordsDto } from '../standards/clause.dto';

const combines = [
  'ratio: the sum of the numerators over the sum of the denominators.',
  'sum: added up. mean: weighted by the denominators where all months have them, else the plain mean.',
  'last: the last month stands for the window. highest: the largest month.',
].join(' ');

@ApiSchema({ name: 'IndicatorName', description: 'An indicator: what is measured, and how months combine.' })
export class IndicatorNameDto implements IndicatorName {
  @ApiProperty({ type: String, maxLength: 40, example: 'avg_length_of_stay' })
  code: string;

  @ApiProperty({ type: WordsDto })
  name: WordsDto;

  @ApiProperty({ type: String, example: '天' })
  unit: string;

  @ApiProperty({
    enum: INDICATOR_KINDS,
    nullable: true,
    description: 'null where only an edition names it and nobody has defined it.',
  })
  kind: IndicatorKind | null;

  @ApiProperty({ enum: COMBINES, nullable: true, description: `${combines} null: nobody has said.` })
  combine: Combine | null;

  @ApiPropertyOptional({
    type: 'integer',
    description: 'What numerator over denominator is multiplied by, where the unit does not say it.',
    example: 100,
  })
  scale?: number;

  @ApiPropertyOptional({
    ...{ type: 'integer', minimum: 1 },
    description: 'Months that are enough for a longer window; all of them without it.',
  })
  minimumMonths?: number;

  @ApiPropertyOptional({
    ...{ type: 'integer', minimum: 0, maximum: MOST_DECIMALS },
    description: 'Places its figures are shown with; two without it. They are reckoned exactly all the same.',
  })
  decimals?: number;

  @ApiPropertyOptional({ type: String, description: 'What is counted above the line.' })
  numeratorMeaning?: string;

  @ApiPropertyOptional({ type: String, description: 'What is counted below the line.' })
  denominatorMeaning?: string;

  @ApiPropertyOptional({ enum: DIRECTIONS, description: 'Whether more or less of it is wanted.' })
  direction?: Direction;

  @ApiPropertyOptional({
    ...day,
    description: 'Day from which nothing new is measured of it and no goal is set on it.',
  })
  retiredOn?: string;

  @ApiProperty({
    enum: ['set', 'hospital', 'edition'],
    description:
      'By whom it is defined: a file that comes with the program, the hospital, or only an edition.',
  })
  definedBy: DefinedBy;

  @ApiProperty({
    enum: PROVENANCES,
    nullable: true,
    description: 'Where the definition comes from. Whatever is not `found` is shown as unverified.',
  })
  provenance: Provenance | null;

  @ApiProperty({ type: String, nullable: true, description: 'What to count, and what to know of it.' })
  note: string | null;

  @ApiProperty({
    ...{ type: 'integer', minimum: 1, nullable: true },
    description: "Of a hospital's own: send it with a change.",
  })
  version: number | null;
}

@ApiExtraModels(ThresholdRuleDto, TrendRuleDto)
@ApiSchema({ name: 'IndicatorUse', description: 'A clause that is judged by an indicator.' })
export class IndicatorUseDto implements IndicatorUse {
  @ApiProperty({ ...editionId })
  editionId: string;

  @ApiProperty({ ...clauseCode })
  code: string;

  @ApiProperty({ type: WordsDto, description: 'What the clause is about.' })
  title: WordsDto;

  @ApiProperty({ ...oneOf('kind', { threshold: ThresholdRuleDto, trend: TrendRuleDto }) })
  rule: IndicatorUse['rule'];
}

@ApiSchema({ name: 'Indicator', description: 'An indicator with the clauses that are judged by it.' })
export class IndicatorDto extends IndicatorNameDto implements Indicator {
  @ApiProperty({ type: [IndicatorUseDto] })
  uses: IndicatorUseDto[];
}

@ApiSchema({ name: 'IndicatorsPage' })
export class IndicatorsPageDto {
  @ApiProperty({ type: [IndicatorDto] })
  items: IndicatorDto[];

  @ApiProperty({ ...count, description: 'Indicators that match, in all.' })
  total: number;
}

export class IndicatorsQuery extends PageQuery {
  @ApiPropertyOptional({ ...editionId, description: 'Only what clauses of this edition are judged by.' })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  editionId?: string;

  @ApiPropertyOptional({ enum: INDICATOR_KINDS, description: 'Only of this kind.' })
  @IsOptional()
  @IsIn(INDICATOR_KINDS)
  kind?: IndicatorKind;

  @ApiPropertyOptional({ type: String, maxLength: 100, description: 'Part of the code or name.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string;
}

export class HospitalIndicatorsQuery extends IndicatorsQuery {
  @QueryFlag("Only the hospital's own, or only the others.")
  own?: boolean;

  @QueryFlag('Only those that are retired, or only those in use.')
  retired?: boolean;
}

/** What may be left out, or emptied with null. */
class IndicatorTextsDto {
  @ApiPropertyOptional({ ...nameText, nullable: true, description: 'In English.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(/\S/)
  nameEn?: string | null;

  @ApiPropertyOptional({ type: String, maxLength: 500, nullable: true, description: 'What to count.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string | null;

  @ApiPropertyOptional({
    ...nameText,
    nullable: true,
    description: 'What is counted above the line. Not where months are added up.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(/\S/)
  numeratorMeaning?: string | null;

  @ApiPropertyOptional({ ...nameText, nullable: true, description: 'What is counted below it.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(/\S/)
  denominatorMeaning?: string | null;

  @ApiPropertyOptional({
    enum: DIRECTIONS,
    nullable: true,
    description: 'Whether more or less of it is wanted.',
  })
  @IsOptional()
  @IsIn(DIRECTIONS)
  direction?: Direction | null;

  @ApiPropertyOptional({
    ...{ type: 'integer', minimum: 0, maximum: MOST_DECIMALS, nullable: true },
    description: 'Places its figures are shown with; two without it.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_DECIMALS)
  decimals?: number | null;
}

@ApiSchema({ name: 'NewIndicator', description: 'An indicator of a hospital alone. Code and unit stay.' })
export class NewIndicatorDto extends IndicatorTextsDto implements NewIndicator {
  @ApiProperty({ ...indicatorCode })
  @Matches(INDICATOR_CODE)
  code: string;

  @ApiProperty({ ...nameText, description: 'In Chinese.' })
  @IsString()
  @MaxLength(200)
  @Matches(/\S/)
  nameZh: string;

  @ApiProperty({ type: String, minLength: 1, maxLength: 40, pattern: '\\S', example: '例次' })
  @IsString()
  @MaxLength(40)
  @Matches(/\S/)
  unit: string;

  @ApiProperty({ enum: INDICATOR_KINDS })
  @IsIn(INDICATOR_KINDS)
  kind: IndicatorKind;

  @ApiProperty({ enum: COMBINES, description: combines })
  @IsIn(COMBINES)
  combine: Combine;
}

@ApiSchema({ name: 'IndicatorChange', description: 'Fields that are absent stay as they are.' })
export class IndicatorChangeDto extends IndicatorTextsDto implements IndicatorChange {
  @ApiProperty({ ...version, description: 'The version that was read.' })
  @IsVersion()
  version: number;

  @ApiPropertyOptional({ ...nameText, description: 'In Chinese.' })
  @IfGiven()
  @IsString()
  @MaxLength(200)
  @Matches(/\S/)
  nameZh?: string;

  @ApiPropertyOptional({ enum: INDICATOR_KINDS })
  @IfGiven()
  @IsIn(INDICATOR_KINDS)
  kind?: IndicatorKind;

  @ApiPropertyOptional({ enum: COMBINES, description: combines })
  @IfGiven()
  @IsIn(COMBINES)
  combine?: Combine;

  @ApiPropertyOptional({
    type: Boolean,
    description:
      'True retires it from today on: no new goals and months. False takes it back. Refused while goals rest on it.',
  })
  @IfGiven()
  @IsBoolean()
  retired?: boolean;
}
