import { ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiSchema, getSchemaPath } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import type { DeskHospital, DeskLine, DeskPage } from '@dabiao/application';
import type { Clause } from '@dabiao/catalog';
import type { Difference } from '@dabiao/inspection';
import { QUEUES, type Queue } from '@dabiao/persistence';
import { ClauseRecordDto } from '../assessments/clause-line.dto';
import { PageQuery } from '../http/page.dto';
import { count, editionId, instant, recordOfText, regionCode, uuid } from '../openapi/fields';
import { HospitalDto } from '../places/places.dto';
import { LadderItemDto, RateClauseDto, ScoredClauseDto } from '../standards/clause.dto';
import { FindingDto } from './finding.dto';
import { difference, ReviewDto } from './review.dto';

/** A page of hospitals or clauses, of a region and what lies in it. */
export class DeskRegionQuery extends PageQuery {
  @ApiPropertyOptional({ ...regionCode, description: 'Only of this region and what lies in it.' })
  @IsOptional()
  @Matches(/^\d{6}$/)
  region?: string;
}

export class QueueQuery extends DeskRegionQuery {
  @ApiProperty({
    enum: QUEUES,
    description: [
      'new: answers and proofs that changed since one marked the hospital as seen; unreviewed: claimed and not decided',
      'answered: rejected, and changed by the hospital since; confirmed; rejected',
      'differences: the verdicts contradict one another; overdue: the finding is overdue.',
    ].join('; '),
  })
  @IsIn(QUEUES)
  queue: Queue;

  @ApiPropertyOptional({ ...uuid, description: 'Only of this hospital.' })
  @IsOptional()
  @IsUUID()
  hospitalId?: string;

  @ApiPropertyOptional({ ...editionId, description: 'Only of this edition.' })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  editionId?: string;

  @ApiPropertyOptional({ ...uuid, description: 'Only of this assessment.' })
  @IsOptional()
  @IsUUID()
  assessmentId?: string;

  @ApiPropertyOptional({ ...uuid, description: 'Only what this department has to do.' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;
}

const CLAUSES = [RateClauseDto, ScoredClauseDto, LadderItemDto];

@ApiExtraModels(...CLAUSES)
@ApiSchema({ name: 'DeskLine', description: 'A clause of a hospital with both verdicts side by side.' })
export class DeskLineDto implements DeskLine {
  @ApiProperty({ type: HospitalDto })
  hospital: HospitalDto;

  @ApiProperty({ ...uuid })
  assessmentId: string;

  @ApiProperty({ ...editionId })
  editionId: string;

  @ApiProperty({
    oneOf: CLAUSES.map((clause) => ({ $ref: getSchemaPath(clause) })),
    description: "The question. Its shape follows from the edition's method.",
  })
  clause: Clause;

  @ApiProperty({ type: ClauseRecordDto, description: 'What the hospital says.' })
  record: ClauseRecordDto;

  @ApiProperty({ type: Boolean, description: 'Whether a proof in force today supports it.' })
  proven: boolean;

  @ApiProperty({ type: ReviewDto, nullable: true })
  review: ReviewDto | null;

  @ApiProperty({ ...difference })
  difference: Difference | null;

  @ApiProperty({ type: FindingDto, nullable: true })
  finding: FindingDto | null;
}

@ApiSchema({ name: 'DeskPage' })
export class DeskPageDto implements DeskPage {
  @ApiProperty({ type: [DeskLineDto] })
  items: DeskLineDto[];

  @ApiProperty({ ...count, description: 'Clauses that match, in all.' })
  total: number;

  @ApiProperty({ ...instant, description: 'The moment of reading: to mark everything up to here as seen.' })
  at: string;

  @ApiProperty({ ...recordOfText, description: 'Names of people by id.' })
  people: Readonly<Record<string, string>>;
}

@ApiSchema({ name: 'QueueCounts', description: 'Clauses in each queue.' })
export class QueueCountsDto implements Readonly<Record<Queue, number>> {
  @ApiProperty({ ...count })
  new: number;

  @ApiProperty({ ...count })
  unreviewed: number;

  @ApiProperty({ ...count })
  answered: number;

  @ApiProperty({ ...count })
  confirmed: number;

  @ApiProperty({ ...count })
  rejected: number;

  @ApiProperty({ ...count })
  differences: number;

  @ApiProperty({ ...count })
  overdue: number;
}

@ApiSchema({ name: 'DeskHospital', description: 'How much lies in each queue of one hospital.' })
export class DeskHospitalDto implements DeskHospital {
  @ApiProperty({ type: HospitalDto })
  hospital: HospitalDto;

  @ApiProperty({ ...uuid })
  hospitalId: string;

  @ApiProperty({ ...instant, nullable: true, description: 'When the hospital last changed anything.' })
  changedAt: string | null;

  @ApiProperty({ ...instant, nullable: true, description: 'Up to when one has marked it as seen.' })
  seenAt: string | null;

  @ApiProperty({ type: QueueCountsDto })
  counts: QueueCountsDto;
}

@ApiSchema({ name: 'DeskHospitalsPage' })
export class DeskHospitalsPageDto {
  @ApiProperty({ type: [DeskHospitalDto] })
  items: DeskHospitalDto[];

  @ApiProperty({ ...count, description: 'Hospitals with anything to look at, in all.' })
  total: number;
}
