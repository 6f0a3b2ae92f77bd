import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import type { Loaded } from '@dabiao/application';
import type { ClauseChange, EditionDifference } from '@dabiao/catalog';
import type { EditionRow } from '@dabiao/persistence';
import { codes, count, editionId, instant, sha256 } from '../openapi/fields';

@ApiSchema({ name: 'LoadStandard', description: 'A standards file.' })
export class LoadStandardDto {
  @ApiProperty({
    type: String,
    description: 'An edition or an overlay, as YAML. The base of an overlay must be loaded.',
  })
  @IsString()
  yaml: string;
}

@ApiSchema({ name: 'LoadedStandard', description: 'An edition that is loaded.' })
export class LoadedStandardDto implements Loaded {
  @ApiProperty({ ...editionId, description: 'Standard, @ and edition.' })
  id: string;

  @ApiProperty({ type: Boolean, description: 'False where it had been loaded before with the same content.' })
  added: boolean;
}

@ApiSchema({ name: 'EditionSummary', description: 'An edition of a standard without its clauses.' })
export class EditionSummaryDto implements Omit<EditionRow, 'source'> {
  @ApiProperty({ ...editionId, description: 'Standard, @ and edition.' })
  id: string;

  @ApiProperty({ type: String, description: 'Title in Chinese, the text of record.' })
  titleZh: string;

  @ApiProperty({ type: String, description: 'Title in English; the Chinese one where there is none.' })
  titleEn: string;

  @ApiProperty({
    enum: ['rate', 'weighted-elements', 'level-ladder'],
    description: 'How its result is computed.',
  })
  method: string;

  @ApiProperty({
    enum: ['official', 'working'],
    description: 'working: reconstructed in part, its results are not official.',
  })
  status: string;

  @ApiProperty({ ...count, description: 'Number of clauses.', example: 579 })
  clauses: number;

  @ApiProperty({ ...sha256, description: 'Of its content: an edition never changes.' })
  sha256: string;

  @ApiProperty({ ...instant, description: 'When it was loaded.' })
  loadedAt: string;
}

@ApiSchema({ name: 'ClauseChange', description: 'A clause that differs between two editions.' })
export class ClauseChangeDto implements ClauseChange {
  @ApiProperty({ type: String, description: 'Code of the clause.' })
  code: string;

  @ApiProperty({ type: [String], description: 'Fields that differ.', example: ['rule'] })
  fields: string[];
}

@ApiSchema({ name: 'Renumbered', description: 'The same question under another code.' })
export class RenumberedDto {
  @ApiProperty({ type: String, description: 'Code in the edition before.' })
  from: string;

  @ApiProperty({ type: String, description: 'Code in the edition after.' })
  to: string;
}

@ApiSchema({
  name: 'EditionDifference',
  description: 'What happened between two editions, clause by clause.',
})
export class EditionDifferenceDto implements EditionDifference {
  @ApiProperty({ ...codes, description: 'Only in the edition after.' })
  added: string[];

  @ApiProperty({ ...codes, description: 'Only in the edition before.' })
  removed: string[];

  @ApiProperty({
    type: [ClauseChangeDto],
    description: 'The question differs: answers must be confirmed again.',
  })
  changed: ClauseChangeDto[];

  @ApiProperty({ type: [RenumberedDto], description: 'Answers can be carried over to the other code.' })
  renumbered: RenumberedDto[];

  @ApiProperty({
    type: [ClauseChangeDto],
    description: 'The same question; tier, points, category or provenance differ.',
  })
  reclassified: ClauseChangeDto[];

  @ApiProperty({ ...codes, description: 'The same in both.' })
  unchanged: string[];
}
