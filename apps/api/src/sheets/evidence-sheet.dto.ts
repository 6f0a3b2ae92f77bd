import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { EvidenceSheetFacts, FieldChange } from '@dabiao/assessment';
import {
  shownProofConflict,
  type EvidenceApplied,
  type EvidencePlan,
  type PlannedProof,
  type SavedProof,
  type ShownProofConflict,
} from '@dabiao/application';
import type { Lang } from '@dabiao/messages';
import { count, instant, uuid } from '../openapi/fields';
import { FieldChangeDto, FilePreviewDto, filePreview, row, SheetAuthorDto } from './sheet-plan.dto';

class RowOfProofDto {
  @ApiProperty({ ...uuid, description: 'The proof; its name in choices.' })
  evidenceId: string;

  @ApiProperty({ type: String, description: 'Title of the proof as it stands.' })
  title: string;

  @ApiProperty(row)
  row: number;

  @ApiProperty({ type: [FieldChangeDto], description: 'From what stands now to what the sheet says.' })
  fields: readonly FieldChange[];
}

@ApiSchema({ name: 'EvidenceSheetChange', description: 'A proof that the sheet changes.' })
export class EvidenceSheetChangeDto extends RowOfProofDto implements Omit<PlannedProof, 'change'> {}

@ApiSchema({ name: 'SavedProof', description: 'A proof that was saved from the sheet.' })
export class SavedProofDto extends RowOfProofDto implements SavedProof {
  @ApiProperty({ ...count, description: 'Its version now; clauses do not change it.' })
  version: number;
}

@ApiSchema({
  name: 'EvidenceSheetConflict',
  description: 'A proof of which the sheet changes what somebody else changed since it was taken out.',
})
export class EvidenceSheetConflictDto extends RowOfProofDto implements ShownProofConflict {
  @ApiProperty({ type: [FieldChangeDto], description: 'What others changed of the same.' })
  theirs: readonly FieldChange[];

  @ApiProperty({ type: SheetAuthorDto, nullable: true, description: 'Who changed the proof last.' })
  by: SheetAuthorDto | null;

  @ApiProperty({ ...instant, nullable: true, description: 'When.' })
  at: string | null;
}

@ApiSchema({ name: 'EvidenceSheetFacts', description: 'Where the sheet says it came from.' })
export class EvidenceSheetFactsDto implements EvidenceSheetFacts {
  @ApiProperty({ ...count })
  schema: number;

  @ApiProperty({ ...uuid })
  hospitalId: string;

  @ApiProperty({ type: String, description: 'The one assessment whose clauses it has; empty for all.' })
  assessmentId: string;

  @ApiProperty({ type: String, description: 'Place in the trail up to which it knows everything.' })
  seen: string;

  @ApiProperty({ ...instant })
  exportedAt: string;

  @ApiProperty({ type: String, description: 'Name of the person who took it out.' })
  exportedBy: string;
}

@ApiSchema({ name: 'EvidenceSheetPreview', description: 'Everything that reading the sheet in would do.' })
export class EvidenceSheetPreviewDto extends FilePreviewDto {
  @ApiProperty({
    ...{ type: EvidenceSheetFactsDto, nullable: true },
    description: 'null: it was not taken out here.',
  })
  facts: EvidenceSheetFacts | null;

  @ApiProperty({ type: [EvidenceSheetChangeDto] })
  changes: readonly EvidenceSheetChangeDto[];

  @ApiProperty({ type: [EvidenceSheetConflictDto] })
  conflicts: readonly EvidenceSheetConflictDto[];

  static of(plan: EvidencePlan, lang: Lang): EvidenceSheetPreviewDto {
    return {
      ...filePreview(plan, lang),
      facts: plan.facts,
      changes: plan.changes.map(({ change: _change, ...shown }) => shown),
      conflicts: plan.conflicts.map(shownProofConflict),
    };
  }
}

@ApiSchema({ name: 'EvidenceSheetApplied', description: 'What was saved from the sheet.' })
export class EvidenceSheetAppliedDto implements EvidenceApplied {
  @ApiProperty({ type: [SavedProofDto] })
  saved: readonly SavedProof[];

  @ApiProperty({
    type: [String],
    description: 'Titles of proofs that stayed as they are although the sheet differs.',
  })
  kept: readonly string[];

  @ApiProperty({ ...count, description: 'Rows that changed nothing.' })
  unchanged: number;
}
