import { ApiExtraModels, ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { Blocker, Condition, ItemGap, LadderResult, LevelResult, Shortfall } from '@dabiao/scoring';
import { codes, count, twoDecimals } from '../openapi/fields';
import { oneOf } from '../openapi/one-of';
import { LadderSettingsDto } from '../standards/edition.dto';
import { ResultHeadDto } from './rate-result.dto';

const level = { ...count, maximum: 9, example: 3 } as const;
const CONDITIONS: Condition[] = ['assessed', 'function', 'application', 'quality', 'score'];

@ApiSchema({ name: 'Shortfall', description: 'What an item lacks.' })
export class ShortfallDto implements Shortfall {
  @ApiProperty({ enum: CONDITIONS })
  condition: Condition;

  @ApiProperty({ type: String, description: '— where nothing was given.', example: '0.75' })
  have: string;

  @ApiProperty({ type: String, example: '0.80' })
  need: string;
}

@ApiSchema({ name: 'ItemGap', description: 'An item that fails a level.' })
export class ItemGapDto implements ItemGap {
  @ApiProperty({ type: String, description: 'Code of the item.', example: '01.01' })
  code: string;

  @ApiProperty({ enum: ['basic', 'optional'] })
  category: 'basic' | 'optional';

  @ApiProperty({ type: [ShortfallDto] })
  failed: ShortfallDto[];
}

@ApiSchema({ name: 'TotalOfLevel' })
export class TotalOfLevelDto {
  @ApiProperty({ ...twoDecimals })
  have: string;

  @ApiProperty({ ...twoDecimals })
  need: string;

  @ApiProperty({ type: Boolean })
  ok: boolean;
}

@ApiSchema({ name: 'BasicOfLevel' })
export class BasicOfLevelDto {
  @ApiProperty({ ...count })
  met: number;

  @ApiProperty({ ...count })
  of: number;

  @ApiProperty({ ...codes })
  failing: string[];
}

@ApiSchema({ name: 'OptionalOfLevel' })
export class OptionalOfLevelDto {
  @ApiProperty({ ...count })
  met: number;

  @ApiProperty({ ...count })
  need: number;

  @ApiProperty({ ...count })
  of: number;
}

@ApiSchema({ name: 'LevelResult', description: 'One level: whether it is reached, and how sure that is.' })
export class LevelResultDto implements LevelResult {
  @ApiProperty({ ...level })
  level: number;

  @ApiProperty({ type: Boolean, description: 'Under the categories as the edition has them today.' })
  reached: boolean;

  @ApiProperty({
    enum: ['certain', 'possible', 'excluded'],
    description: 'certain and excluded hold whatever the unverified categories turn out to be.',
  })
  certainty: LevelResult['certainty'];

  @ApiProperty({ type: TotalOfLevelDto })
  total: TotalOfLevelDto;

  @ApiProperty({ type: BasicOfLevelDto })
  basic: BasicOfLevelDto;

  @ApiProperty({ type: OptionalOfLevelDto })
  optional: OptionalOfLevelDto;

  @ApiProperty({ ...count, description: 'Items whose category was not seen in the standard.' })
  unverified: number;

  @ApiProperty({ ...codes, description: 'Where only possible: if one of these is basic, it is not reached.' })
  flagsToCheck: string[];
}

@ApiSchema({ name: 'TotalBlocker', description: 'The sum of scores is too low.' })
export class TotalBlockerDto {
  @ApiProperty({ enum: ['total'] })
  kind: 'total';

  @ApiProperty({ ...twoDecimals })
  have: string;

  @ApiProperty({ ...twoDecimals })
  need: string;

  @ApiProperty({ type: String, description: 'What is missing, in full.', example: '3.42' })
  missing: string;
}

@ApiSchema({ name: 'BasicBlocker', description: 'A basic item that fails.' })
export class BasicBlockerDto extends ItemGapDto {
  @ApiProperty({ enum: ['basic'] })
  kind: 'basic';
}

@ApiSchema({ name: 'OptionalBlocker', description: 'Too few optional items pass.' })
export class OptionalBlockerDto {
  @ApiProperty({ enum: ['optional'] })
  kind: 'optional';

  @ApiProperty({ ...count })
  met: number;

  @ApiProperty({ ...count })
  need: number;

  @ApiProperty({ ...count })
  missing: number;

  @ApiProperty({ type: [ItemGapDto], description: 'The nearest to passing first.' })
  nearest: ItemGapDto[];
}

const BLOCKERS = { total: TotalBlockerDto, basic: BasicBlockerDto, optional: OptionalBlockerDto };

@ApiExtraModels(...Object.values(BLOCKERS))
@ApiSchema({ name: 'NextLevel', description: 'The next level up and what keeps the hospital from it.' })
export class NextLevelDto {
  @ApiProperty({ ...level })
  level: number;

  @ApiProperty({ type: 'array', items: oneOf('kind', BLOCKERS) })
  blockers: Blocker[];
}

@ApiSchema({ name: 'LevelBounds', description: 'The level over all unverified categories.' })
export class LevelBoundsDto {
  @ApiProperty({ ...level, description: 'For certain at least.' })
  lowest: number;

  @ApiProperty({ ...level, description: 'At most.' })
  highest: number;
}

@ApiSchema({ name: 'ItemResult', description: 'The score of an item.' })
export class ItemResultDto {
  @ApiProperty({ type: String, example: '01.01' })
  code: string;

  @ApiProperty({ ...level, nullable: true, description: 'As reported; null: unassessed.' })
  level: number | null;

  @ApiProperty({ ...level, description: 'The level it counts at: lower where a lower level is too poor.' })
  counted: number;

  @ApiProperty({ type: String, description: 'Level × application × quality, unrounded.', example: '2.85' })
  score: string;

  @ApiProperty({
    ...{ type: 'array', items: { type: 'string', enum: ['application', 'quality'] } },
    description: 'Factors that were needed and not given; they count as 0.',
  })
  missing: ('application' | 'quality')[];
}

@ApiSchema({ name: 'LadderResult', description: 'Method `level-ladder`: the level with its certain bounds.' })
export class LadderResultDto extends ResultHeadDto implements LadderResult {
  @ApiProperty({ enum: ['level-ladder'] })
  method: 'level-ladder';

  @ApiProperty({ ...twoDecimals, description: 'Sum of the item scores.' })
  total: string;

  @ApiProperty({ type: String, description: 'The same sum unrounded.' })
  totalExact: string;

  @ApiProperty({ ...level, description: 'The level under the working categories.' })
  level: number;

  @ApiProperty({ type: LevelBoundsDto })
  bounds: LevelBoundsDto;

  @ApiProperty({ type: [LevelResultDto] })
  levels: LevelResultDto[];

  @ApiProperty({ type: NextLevelDto, nullable: true, description: 'null at the top.' })
  next: NextLevelDto | null;

  @ApiProperty({
    ...{ type: 'array', items: { type: 'integer' } },
    description: 'Levels below the one reached that are not reached themselves.',
  })
  lowerLevelsFailing: number[];

  @ApiProperty({ type: [ItemResultDto] })
  items: ItemResultDto[];

  @ApiProperty({ ...codes })
  unassessed: string[];

  @ApiProperty({ ...codes, description: 'Items that count by function and were given a ratio.' })
  functionRatios: string[];

  @ApiProperty({ type: LadderSettingsDto })
  settings: LadderSettingsDto;
}
