import { ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import {
  PROVENANCES,
  type LadderItem,
  type Provenance,
  type RateClause,
  type Rule,
  type ScoredClause,
  type ThresholdRule,
  type Words,
} from '@dabiao/catalog';
import { clauseCode, decimal, recordOfText } from '../openapi/fields';
import { oneOf, recordOf } from '../openapi/one-of';

const months = { type: 'integer', minimum: 1 } as const;

@ApiSchema({ name: 'Words', description: 'A text. Chinese is the text of record.' })
export class WordsDto implements Words {
  @ApiProperty({ type: String, description: 'In Chinese.' })
  zh: string;

  @ApiPropertyOptional({ type: String, description: 'In English, where there is a translation.' })
  en?: string;
}

@ApiSchema({ name: 'AttestRule', description: 'Yes or no, with a proof.' })
export class AttestRuleDto {
  @ApiProperty({ enum: ['attest'] })
  kind: 'attest';

  @ApiPropertyOptional({ ...months, description: 'Months the proof must cover.' })
  months?: number;
}

@ApiSchema({ name: 'ThresholdRule', description: 'A measured number is compared.' })
export class ThresholdRuleDto implements ThresholdRule {
  @ApiProperty({ enum: ['threshold'] })
  kind: 'threshold';

  @ApiProperty({ type: String, description: 'Short name of what is measured.' })
  indicator: string;

  @ApiProperty({ enum: ['>=', '>', '<=', '<', '=', 'between'] })
  operator: ThresholdRule['operator'];

  @ApiProperty({ ...decimal, description: 'The threshold, or the lower end with between.' })
  value: string;

  @ApiPropertyOptional({ ...decimal, description: 'Upper end, with between; both ends count as met.' })
  upTo?: string;

  @ApiProperty({ type: String, description: 'Unit of the value.', example: '%' })
  unit: string;

  @ApiPropertyOptional({ ...months, description: 'Months the number is taken over.' })
  months?: number;
}

@ApiSchema({ name: 'TrendRule', description: 'A number must rise or fall over a window.' })
export class TrendRuleDto {
  @ApiProperty({ enum: ['trend'] })
  kind: 'trend';

  @ApiProperty({ type: String, description: 'Short name of what is measured.' })
  indicator: string;

  @ApiProperty({ enum: ['up', 'down'] })
  direction: 'up' | 'down';

  @ApiProperty({ type: String, description: 'Unit of the number.' })
  unit: string;

  @ApiProperty({ ...months, description: 'Months of the window.' })
  months: number;
}

const RULES = { attest: AttestRuleDto, threshold: ThresholdRuleDto, trend: TrendRuleDto };

/** What clauses of every method have. */
class AnyClauseDto {
  @ApiProperty({
    ...clauseCode,
    description: 'Unique within the edition. Text: 01.10 and 01.1 are two clauses.',
  })
  code: string;

  @ApiProperty({ type: WordsDto, description: 'What it is about.' })
  title: WordsDto;

  @ApiProperty({ type: [String], description: 'Proofs that are asked for.' })
  evidence: string[];

  @ApiPropertyOptional({ enum: ['document', 'onsite', 'platform'], description: 'Where it is looked at.' })
  evidenceKind?: 'document' | 'onsite' | 'platform';

  @ApiPropertyOptional({ type: String, description: 'Leading department, as the standard calls it.' })
  department?: string;

  @ApiProperty({
    enum: PROVENANCES,
    description: 'Where the clause comes from. Whatever is not `found` is shown as unverified.',
  })
  provenance: Provenance;

  @ApiProperty({ type: String, description: 'Document and place.' })
  source: string;
}

@ApiExtraModels(AttestRuleDto, ThresholdRuleDto, TrendRuleDto)
class JudgedClauseDto extends AnyClauseDto {
  @ApiPropertyOptional({ type: WordsDto, description: 'What is required.' })
  requirement?: WordsDto;

  @ApiProperty({ ...oneOf('kind', RULES), description: 'How the clause is judged.' })
  rule: Rule;

  @ApiPropertyOptional({
    ...recordOfText,
    description: 'It applies only where these choices are made.',
    example: { level: 'county' },
  })
  branch?: Record<string, string>;
}

@ApiSchema({ name: 'RateClause', description: 'A clause of an edition with the method `rate`.' })
export class RateClauseDto extends JudgedClauseDto implements RateClause {
  @ApiPropertyOptional({ type: String, description: 'Code of the section it stands in.' })
  section?: string;

  @ApiProperty({ type: String, description: 'Code of its tier.', example: 'basic' })
  tier: string;
}

@ApiSchema({ name: 'Grace', description: 'What a clause with grace allows.' })
export class GraceDto {
  @ApiPropertyOptional({ ...months, description: 'Months within which the promise must fall due.' })
  months?: number;

  @ApiPropertyOptional({ ...decimal, description: 'Value that must be reached already now.' })
  atLeast?: string;
}

@ApiSchema({
  name: 'ScoredClause',
  description: 'A clause of an edition with the method `weighted-elements`.',
})
export class ScoredClauseDto extends JudgedClauseDto implements ScoredClause {
  @ApiProperty({ type: String, description: 'Code of the section it stands in.' })
  section: string;

  @ApiPropertyOptional({
    ...decimal,
    description: 'Full points; 0 carries none; absent: not known, or earned in a group.',
  })
  points?: string;

  @ApiProperty({
    enum: ['veto', 'grace', 'scored', 'unknown'],
    description:
      'veto blocks; grace blocks unless promised by a date; scored never blocks; unknown: not stated.',
  })
  must: ScoredClause['must'];

  @ApiProperty({
    enum: ['stated', 'inferred', 'judged'],
    description: 'Who says so: the source, an inference from a sister edition, or our own judgement.',
  })
  mustBasis: ScoredClause['mustBasis'];

  @ApiPropertyOptional({ type: GraceDto, description: 'With must grace.' })
  grace?: GraceDto;
}

@ApiSchema({ name: 'LadderCell', description: 'What an item of a ladder asks at one level.' })
export class LadderCellDto {
  @ApiProperty({ enum: ['basic', 'optional'] })
  category: 'basic' | 'optional';

  @ApiProperty({ type: Boolean, description: 'Whether the category was seen in the standard.' })
  verified: boolean;

  @ApiPropertyOptional({ type: WordsDto, description: 'Without it the level asks nothing of this item.' })
  requirement?: WordsDto;

  @ApiPropertyOptional({
    type: WordsDto,
    description: 'What data quality is assessed; without it the factor is 1.',
  })
  quality?: WordsDto;

  @ApiPropertyOptional({ type: WordsDto })
  note?: WordsDto;
}

@ApiExtraModels(LadderCellDto)
@ApiSchema({ name: 'LadderItem', description: 'An item of an edition with the method `level-ladder`.' })
export class LadderItemDto extends AnyClauseDto implements LadderItem {
  @ApiPropertyOptional({ type: String, description: 'Code of the section it stands in.' })
  section?: string;

  @ApiProperty({
    enum: ['volume', 'function'],
    description: 'volume: share of the real volume; function: 1 when the function works, else 0.',
  })
  application: 'volume' | 'function';

  @ApiPropertyOptional({ enum: ['volume', 'function'], description: 'Where annex 3 counts differently.' })
  applicationByAnnex3?: 'volume' | 'function';

  @ApiProperty({ type: WordsDto, description: 'What the application ratio is taken of.' })
  denominator: WordsDto;

  @ApiProperty({ ...recordOf(LadderCellDto), description: 'What each level asks, by level 1 to 9.' })
  levels: Record<string, LadderCellDto>;
}
