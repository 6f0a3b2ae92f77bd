import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import {
  PROVENANCES,
  type Edition,
  type LadderEdition,
  type Option,
  type Provenance,
  type RateEdition,
  type ScoredSection,
  type WeightedEdition,
} from '@dabiao/catalog';
import { codes, count, decimal, recordOfText } from '../openapi/fields';
import { LadderItemDto, RateClauseDto, ScoredClauseDto, WordsDto } from './clause.dto';
import { InspectionDto } from './inspection.dto';

type Certification = NonNullable<Edition['certification']>;
type Upgrade = NonNullable<Edition['upgrade']>;
type Scale = NonNullable<ScoredSection['scale']>;
type Settings = LadderEdition['settings'];
type Level = LadderEdition['levels'][number];

const months = { type: 'integer', minimum: 1 } as const;

@ApiSchema({ name: 'Choice' })
export class ChoiceDto {
  @ApiProperty({ type: String })
  code: string;

  @ApiProperty({ type: WordsDto })
  title: WordsDto;
}

@ApiSchema({ name: 'Option', description: 'A choice of the hospital that switches clauses on and off.' })
export class OptionDto implements Option {
  @ApiProperty({ type: String, example: 'reperfusion' })
  code: string;

  @ApiProperty({ type: WordsDto })
  title: WordsDto;

  @ApiProperty({ enum: ['one', 'many'], description: 'How many may be chosen.' })
  choose: 'one' | 'many';

  @ApiProperty({ type: [ChoiceDto] })
  choices: ChoiceDto[];

  @ApiPropertyOptional({ type: [String], description: 'What counts as chosen when nothing is.' })
  default?: string[];
}

@ApiSchema({ name: 'Section', description: 'A heading of the checklist.' })
export class SectionDto {
  @ApiProperty({ type: String })
  code: string;

  @ApiProperty({ type: WordsDto })
  title: WordsDto;

  @ApiPropertyOptional({ type: String, description: 'Code of the section it is part of.' })
  parent?: string;

  @ApiPropertyOptional({ type: WordsDto })
  note?: WordsDto;
}

@ApiSchema({ name: 'PointGroup', description: 'Clauses that earn one number of points together.' })
export class PointGroupDto {
  @ApiProperty({ ...codes })
  clauses: string[];

  @ApiProperty({ ...decimal })
  points: string;

  @ApiPropertyOptional({ ...months, description: 'How many of them earn the points; all without it.' })
  atLeast?: number;

  @ApiPropertyOptional({ type: WordsDto })
  note?: WordsDto;
}

@ApiSchema({ name: 'Scale', description: 'Lines of a choice are multiplied by the number of choices made.' })
export class ScaleDto implements Scale {
  @ApiProperty({ type: String, description: 'Code of the option.' })
  option: string;

  @ApiProperty({ ...decimal, description: 'Points the lines of one choice add up to before scaling.' })
  perChoice: string;

  @ApiProperty({
    ...recordOfText,
    description: 'Multiplier by the number of choices.',
    example: { '1': '1', '2': '1/2' },
  })
  factors: Record<string, string>;

  @ApiPropertyOptional({ type: WordsDto })
  note?: WordsDto;
}

@ApiSchema({
  name: 'ScoredSection',
  description: 'A heading with points; without a parent it is an element.',
})
export class ScoredSectionDto extends SectionDto implements ScoredSection {
  @ApiPropertyOptional({ ...decimal, description: 'Share of the total, 0 to 1; unknown without it.' })
  weight?: string;

  @ApiPropertyOptional({ enum: PROVENANCES })
  weightProvenance?: Provenance;

  @ApiPropertyOptional({ ...decimal, description: 'Declared points.' })
  points?: string;

  @ApiPropertyOptional({
    ...decimal,
    description: 'Sum of the lines, where the source prints another total.',
  })
  linesTotal?: string;

  @ApiProperty({ type: [PointGroupDto] })
  groups: PointGroupDto[];

  @ApiPropertyOptional({ type: ScaleDto })
  scale?: ScaleDto;
}

@ApiSchema({ name: 'Declared' })
export class DeclaredDto {
  @ApiProperty({ ...count, description: 'How many clauses there must be.' })
  clauses: number;
}

@ApiSchema({ name: 'CertificationStage', description: 'A step towards the certificate.' })
export class CertificationStageDto {
  @ApiProperty({ type: WordsDto })
  title: WordsDto;

  @ApiProperty({ type: WordsDto })
  description: WordsDto;

  @ApiPropertyOptional({ ...months, description: 'Days it usually takes.' })
  typicalDays?: number;

  @ApiPropertyOptional({ type: String })
  evidence?: string;

  @ApiProperty({ enum: PROVENANCES })
  provenance: Provenance;
}

@ApiSchema({ name: 'Certification' })
export class CertificationDto implements Certification {
  @ApiPropertyOptional({ ...months, description: 'Months a certificate holds.' })
  validityMonths?: number;

  @ApiPropertyOptional({ ...months, description: 'Months before its end at which renewal begins.' })
  renewalLeadMonths?: number;

  @ApiPropertyOptional({ ...months, description: 'Months of platform data needed before applying.' })
  dataMonths?: number;

  @ApiProperty({ type: [CertificationStageDto] })
  stages: CertificationStageDto[];
}

@ApiSchema({ name: 'UpgradeStep' })
export class UpgradeStepDto {
  @ApiProperty({ type: String })
  code: string;

  @ApiProperty({ type: WordsDto })
  dimension: WordsDto;

  @ApiProperty({ type: WordsDto })
  before: WordsDto;

  @ApiProperty({ type: WordsDto })
  after: WordsDto;

  @ApiProperty({ type: WordsDto })
  preparation: WordsDto;

  @ApiProperty({ ...codes })
  clauses: string[];
}

@ApiSchema({ name: 'Upgrade', description: 'What an earlier certificate lacks for this edition.' })
export class UpgradeDto implements Upgrade {
  @ApiProperty({ type: String, description: 'The earlier edition.' })
  from: string;

  @ApiProperty({ type: [UpgradeStepDto] })
  steps: UpgradeStepDto[];
}

/** What editions of every method have. */
class AnyEditionDto {
  @ApiProperty({ type: String, example: 'county-capability' })
  standard: string;

  @ApiProperty({ type: String, description: 'The full id is standard, @ and edition.', example: '2016-w1' })
  edition: string;

  @ApiProperty({ type: WordsDto })
  title: WordsDto;

  @ApiProperty({ type: WordsDto, description: 'Who issued it.' })
  authority: WordsDto;

  @ApiProperty({ type: String, description: 'Title and number of the document.' })
  document: string;

  @ApiPropertyOptional({ type: String })
  documentEdition?: string;

  @ApiProperty({ enum: ['official', 'working'], description: 'working: results are not official.' })
  status: 'official' | 'working';

  @ApiPropertyOptional({ type: WordsDto, description: 'What every reader of a result must be told.' })
  caution?: WordsDto;

  @ApiPropertyOptional({ type: WordsDto })
  passRule?: WordsDto;

  @ApiPropertyOptional({ enum: PROVENANCES })
  provenance?: Provenance;

  @ApiPropertyOptional({ type: String })
  source?: string;

  @ApiPropertyOptional({ type: DeclaredDto })
  declared?: DeclaredDto;

  @ApiPropertyOptional({ type: CertificationDto })
  certification?: CertificationDto;

  @ApiPropertyOptional({ type: UpgradeDto })
  upgrade?: UpgradeDto;

  @ApiProperty({ type: [OptionDto] })
  options: OptionDto[];

  @ApiProperty({ type: InspectionDto })
  inspection: InspectionDto;
}

/** How an edition of clauses that are met or not counts the others. */
class CountingEditionDto extends AnyEditionDto {
  @ApiProperty({
    enum: ['counts-as-unmet', 'leaves-denominator'],
    description: 'What a clause that does not apply does to the figure.',
  })
  notApplicable: 'counts-as-unmet' | 'leaves-denominator';

  @ApiProperty({
    enum: ['counts-as-met', 'counts-as-unmet'],
    description: 'Whether a clause promised by a date counts as met until then.',
  })
  conditional: 'counts-as-met' | 'counts-as-unmet';
}

@ApiSchema({ name: 'Tier' })
export class TierDto {
  @ApiProperty({ type: String, example: 'basic' })
  code: string;

  @ApiProperty({ type: WordsDto })
  title: WordsDto;

  @ApiProperty({ ...count, description: 'How many clauses the tier has.', example: 260 })
  declared: number;
}

@ApiSchema({ name: 'RateEdition', description: 'Clauses met over clauses of the tier.' })
export class RateEditionDto extends CountingEditionDto implements RateEdition {
  @ApiProperty({ enum: ['rate'] })
  method: 'rate';

  @ApiProperty({ type: [TierDto] })
  tiers: TierDto[];

  @ApiProperty({ type: [SectionDto] })
  sections: SectionDto[];

  @ApiProperty({ type: [RateClauseDto] })
  clauses: RateClauseDto[];
}

@ApiSchema({ name: 'WeightedEdition', description: 'Elements of points with weights, and a gate.' })
export class WeightedEditionDto extends CountingEditionDto implements WeightedEdition {
  @ApiProperty({ enum: ['weighted-elements'] })
  method: 'weighted-elements';

  @ApiProperty({ type: [ScoredSectionDto] })
  sections: ScoredSectionDto[];

  @ApiProperty({ type: [ScoredClauseDto] })
  clauses: ScoredClauseDto[];
}

@ApiSchema({ name: 'LadderFloor', description: 'What an item of a category must reach; 0 to 1.' })
export class LadderFloorDto {
  @ApiProperty({ ...decimal })
  application: string;

  @ApiProperty({ ...decimal })
  quality: string;

  @ApiProperty({ ...decimal, description: 'Score per level.' })
  scorePerLevel: string;
}

@ApiSchema({ name: 'LadderFloors' })
export class LadderFloorsDto {
  @ApiProperty({ type: LadderFloorDto })
  basic: LadderFloorDto;

  @ApiProperty({ type: LadderFloorDto })
  optional: LadderFloorDto;

  @ApiProperty({ ...decimal, description: 'Quality every lower assessed level must have.' })
  lowerLevelQuality: string;

  @ApiProperty({ ...months, description: 'First level whose data quality is assessed.' })
  qualityFromLevel: number;
}

@ApiSchema({
  name: 'LadderSettings',
  description: 'Points the standard leaves open, decided by the edition.',
})
export class LadderSettingsDto implements Settings {
  @ApiProperty({ enum: ['>=', '>'], description: 'Whether a score equal to the line passes.' })
  comparison: Settings['comparison'];

  @ApiProperty({ enum: ['mean', 'min', 'product'], description: 'One factor from several coefficients.' })
  qualityCombine: Settings['qualityCombine'];

  @ApiProperty({ enum: ['per-level', 'rated-level'], description: 'Factors of levels below the rated one.' })
  lowerLevelFactors: Settings['lowerLevelFactors'];

  @ApiProperty({ enum: ['half-up', 'truncate'], description: 'How factors come to two decimals.' })
  rounding: Settings['rounding'];

  @ApiProperty({ enum: ['met', 'excluded'], description: 'An item at a level that asks nothing of it.' })
  noRequirement: Settings['noRequirement'];

  @ApiProperty({ enum: ['scores-zero', 'refused'], description: 'An item whose business does not exist.' })
  noSuchBusiness: Settings['noSuchBusiness'];

  @ApiProperty({ enum: ['annex-1', 'annex-3'], description: 'Which annex defines the application ratio.' })
  denominator: Settings['denominator'];

  @ApiProperty({ enum: ['as-level-below', 'one'], description: 'Quality factor of the top level.' })
  qualityAtTop: Settings['qualityAtTop'];
}

@ApiSchema({ name: 'LadderLevel', description: 'A level and what it takes.' })
export class LadderLevelDto implements Level {
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 9 })
  level: number;

  @ApiProperty({ type: WordsDto })
  title: WordsDto;

  @ApiPropertyOptional({ type: WordsDto })
  local?: WordsDto;

  @ApiPropertyOptional({ type: WordsDto })
  overall?: WordsDto;

  @ApiPropertyOptional({ ...count, description: 'How many basic items there are.' })
  basic?: number;

  @ApiPropertyOptional({ ...count, description: 'How many optional items must pass.' })
  optional?: number;

  @ApiPropertyOptional({ ...count, description: 'How many optional items there are.' })
  pool?: number;

  @ApiPropertyOptional({ ...decimal, description: 'Lowest sum of item scores.' })
  total?: string;

  @ApiPropertyOptional({ type: WordsDto })
  note?: WordsDto;
}

@ApiSchema({ name: 'LadderEdition', description: 'Levels with a total, basic and optional items.' })
export class LadderEditionDto extends AnyEditionDto implements LadderEdition {
  @ApiProperty({ enum: ['level-ladder'] })
  method: 'level-ladder';

  @ApiProperty({ type: LadderFloorsDto })
  floors: LadderFloorsDto;

  @ApiProperty({ type: LadderSettingsDto })
  settings: LadderSettingsDto;

  @ApiProperty({ type: [LadderLevelDto] })
  levels: LadderLevelDto[];

  @ApiProperty({ type: [SectionDto] })
  sections: SectionDto[];

  @ApiProperty({ type: [LadderItemDto] })
  clauses: LadderItemDto[];
}

export const EDITIONS = {
  rate: RateEditionDto,
  'weighted-elements': WeightedEditionDto,
  'level-ladder': LadderEditionDto,
};
