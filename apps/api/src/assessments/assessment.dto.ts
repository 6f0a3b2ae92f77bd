import { ApiExtraModels, ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { Assessment, AssessmentView, Target } from '@dabiao/application';
import type { Choices } from '@dabiao/scoring';
import { choices, count, day, editionId, instant, uuid, version } from '../openapi/fields';
import { oneOf } from '../openapi/one-of';

@ApiSchema({ name: 'RateTarget', description: 'A tier reaches a rate.' })
export class RateTargetDto {
  @ApiProperty({ enum: ['rate'] })
  kind: 'rate';

  @ApiProperty({ type: String, description: 'Code of the tier.', example: 'basic' })
  tier: string;

  @ApiProperty({ type: String, description: 'In percent.', example: '95.00' })
  percent: string;
}

@ApiSchema({ name: 'GateTarget', description: 'The gate is passed: no veto blocks.' })
export class GateTargetDto {
  @ApiProperty({ enum: ['gate'] })
  kind: 'gate';
}

@ApiSchema({ name: 'LevelTarget', description: 'A level of a ladder is reached.' })
export class LevelTargetDto {
  @ApiProperty({ enum: ['level'] })
  kind: 'level';

  @ApiProperty({ ...count, example: 4 })
  level: number;
}

const TARGETS = { rate: RateTargetDto, gate: GateTargetDto, level: LevelTargetDto };

/** For every class with a target: put these among its extra models. */
export const TARGET_MODELS = Object.values(TARGETS);
export const target = {
  ...oneOf('kind', TARGETS),
  nullable: true,
  description: 'What is to be reached; null: none set.',
};

@ApiExtraModels(...TARGET_MODELS)
@ApiSchema({
  name: 'AssessmentState',
  description: 'One hospital working on one edition, as it was on a day.',
})
export class AssessmentStateDto implements Assessment {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({ ...uuid })
  hospitalId: string;

  @ApiProperty({ ...editionId })
  editionId: string;

  @ApiProperty({ ...choices, description: 'Choices made, by the code of the option.' })
  options: Choices;

  @ApiProperty(target)
  target: Target | null;

  @ApiProperty({ ...day, nullable: true, description: 'Day the target is due; null: none set.' })
  dueOn: string | null;

  @ApiProperty({
    ...{ type: 'integer', minimum: 1, nullable: true },
    description: "Position in the edition's certification stages, from 1; null: none reached.",
  })
  stage: number | null;

  @ApiProperty({ ...day, nullable: true, description: 'Day the certificate was awarded.' })
  awardedOn: string | null;

  @ApiProperty({ ...day, nullable: true, description: 'Last day the certificate holds.' })
  validUntil: string | null;

  @ApiProperty({ ...instant })
  createdAt: string;

  @ApiProperty({
    ...{ ...uuid, nullable: true },
    description: 'The assessment on another edition that this one goes on from.',
  })
  movedFrom: string | null;

  @ApiProperty({
    ...{ ...uuid, nullable: true },
    description: 'Where it goes on, on another edition. Then it is read, and nobody writes to it.',
  })
  movedTo: string | null;

  @ApiProperty({ ...version, description: 'Send it with the next change.' })
  version: number;
}

@ApiSchema({ name: 'Assessment', description: 'One hospital working on one edition.' })
export class AssessmentDto extends AssessmentStateDto implements AssessmentView {
  @ApiProperty({
    ...{ type: 'array', items: { type: 'string', format: 'date' } },
    description: 'Days to be reminded that the certificate runs out. Empty without a validity.',
  })
  remindOn: string[];
}

@ApiSchema({ name: 'AssessmentsPage' })
export class AssessmentsPageDto {
  @ApiProperty({ type: [AssessmentDto] })
  items: AssessmentDto[];

  @ApiProperty({ ...count, description: 'Assessments in all.' })
  total: number;
}
