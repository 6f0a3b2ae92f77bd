import { ApiExtraModels, ApiProperty, ApiSchema } from '@nestjs/swagger';
import type {
  AssessmentWork,
  DepartmentWork,
  DueClause,
  EditionHead,
  GateWork,
  Outstanding,
  Owed,
} from '@dabiao/application';
import type { GateReason } from '@dabiao/scoring';
import { NextLevelDto } from '../compliance/ladder-result.dto';
import { GATE_REASONS } from '../compliance/weighted-result.dto';
import { clauseCode, count, day, editionId, uuid } from '../openapi/fields';
import { recordOf } from '../openapi/one-of';
import { WordsDto } from '../standards/clause.dto';

const department = { ...uuid, nullable: true, description: 'null: no department has it to do.' };

/** How much is still to be done. */
class OwedDto implements Owed {
  @ApiProperty({ ...count, description: 'Clauses that apply and are not done.' })
  owed: number;

  @ApiProperty({ ...count, description: 'Done by what the hospital says, without a proof in force.' })
  unproven: number;

  @ApiProperty({ ...count, description: 'Of the owed, those due before today.' })
  overdue: number;

  @ApiProperty({ ...count, description: 'Of the owed, those due today or within 30 days.' })
  dueSoon: number;
}

@ApiSchema({ name: 'TierHead' })
export class TierHeadDto {
  @ApiProperty({ type: String, example: 'basic' })
  code: string;

  @ApiProperty({ type: WordsDto })
  title: WordsDto;
}

@ApiSchema({ name: 'EditionHead', description: 'An edition without its clauses.' })
export class EditionHeadDto implements EditionHead {
  @ApiProperty({ ...editionId })
  id: string;

  @ApiProperty({ type: WordsDto })
  title: WordsDto;

  @ApiProperty({ enum: ['rate', 'weighted-elements', 'level-ladder'] })
  method: EditionHead['method'];

  @ApiProperty({ enum: ['official', 'working'], description: 'working: results are not official.' })
  status: EditionHead['status'];

  @ApiProperty({ type: [TierHeadDto], description: 'With method rate.' })
  tiers: TierHeadDto[];

  @ApiProperty({ type: [WordsDto], description: 'The steps towards the certificate, in order.' })
  stages: WordsDto[];
}

@ApiSchema({ name: 'BlockingClause', description: 'A clause that blocks a gate.' })
export class BlockingClauseDto {
  @ApiProperty({ ...clauseCode })
  code: string;

  @ApiProperty({ type: WordsDto })
  title: WordsDto;

  @ApiProperty({ enum: GATE_REASONS })
  why: GateReason;

  @ApiProperty(department)
  departmentId: string | null;
}

@ApiSchema({ name: 'GateWork', description: 'A gate with the clauses that block it.' })
export class GateWorkDto implements GateWork {
  @ApiProperty({ type: Boolean })
  passed: boolean;

  @ApiProperty({ ...count, description: 'Compulsory clauses for this hospital.' })
  of: number;

  @ApiProperty({ type: [String], description: 'Options to be chosen before the gate can be judged.' })
  undecided: string[];

  @ApiProperty({ type: [BlockingClauseDto] })
  blocks: BlockingClauseDto[];
}

@ApiExtraModels(WordsDto)
@ApiSchema({ name: 'AssessmentWork', description: 'What is still to be done for one assessment.' })
export class AssessmentWorkDto extends OwedDto implements AssessmentWork {
  @ApiProperty({ ...uuid })
  assessmentId: string;

  @ApiProperty({ type: EditionHeadDto })
  edition: EditionHeadDto;

  @ApiProperty({ ...count, description: 'Of the owed, those no department has to do.' })
  unassigned: number;

  @ApiProperty({ type: GateWorkDto, nullable: true, description: 'null where the method has none.' })
  gate: GateWorkDto | null;

  @ApiProperty({
    type: [NextLevelDto],
    description: 'Levels above the one reached, the nearest first. Empty where the method has none.',
  })
  ahead: NextLevelDto[];

  @ApiProperty({ ...recordOf(WordsDto), description: 'What the items that block the level are called.' })
  titles: Record<string, WordsDto>;
}

@ApiSchema({ name: 'DepartmentShare', description: 'What a department has to do for one assessment.' })
export class DepartmentShareDto extends OwedDto {
  @ApiProperty({ ...uuid })
  assessmentId: string;
}

@ApiSchema({ name: 'DepartmentWork', description: 'What a department has to do.' })
export class DepartmentWorkDto extends OwedDto implements DepartmentWork {
  @ApiProperty(department)
  departmentId: string | null;

  @ApiProperty({ type: [DepartmentShareDto] })
  assessments: DepartmentShareDto[];
}

@ApiSchema({ name: 'DueClause', description: 'A clause that is overdue or due within 30 days.' })
export class DueClauseDto implements DueClause {
  @ApiProperty({ ...uuid })
  assessmentId: string;

  @ApiProperty({ ...clauseCode })
  code: string;

  @ApiProperty({ type: WordsDto })
  title: WordsDto;

  @ApiProperty({ ...day })
  dueOn: string;

  @ApiProperty(department)
  departmentId: string | null;

  @ApiProperty({ ...uuid, nullable: true })
  personId: string | null;
}

@ApiSchema({ name: 'Outstanding', description: 'What is still to be done at a hospital.' })
export class OutstandingDto implements Outstanding {
  @ApiProperty({ ...day, description: 'Today in Shanghai.' })
  day: string;

  @ApiProperty({ type: [AssessmentWorkDto] })
  assessments: AssessmentWorkDto[];

  @ApiProperty({ type: [DepartmentWorkDto], description: 'Those who owe most first.' })
  departments: DepartmentWorkDto[];

  @ApiProperty({ type: [DueClauseDto], description: 'The first due first; at most 50.' })
  due: DueClauseDto[];
}
