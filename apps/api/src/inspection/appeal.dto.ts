import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Length, Matches } from 'class-validator';
import type {
  AppealChoice,
  AppealDecision,
  AppealView,
  ClauseAppeals,
  ClauseBrief,
  NewAppeal,
} from '@dabiao/application';
import { APPEAL_STATES, type AppealState } from '@dabiao/inspection';
import type { Appeal, Hospital } from '@dabiao/persistence';
import { PageQuery } from '../http/page.dto';
import { IsVersion } from '../http/version';
import {
  author,
  clauseCode,
  count,
  day,
  editionId,
  instant,
  recordOfText,
  regionCode,
  uuid,
  version,
} from '../openapi/fields';
import { HospitalDto } from '../places/places.dto';
import { ClauseBriefDto } from './finding.dto';

const TEXT = 2_000;
const text = { type: String, minLength: 1, maxLength: TEXT, pattern: '\\S' } as const;

export class AppealsQuery extends PageQuery {
  @ApiPropertyOptional({ ...uuid, description: 'Only of this hospital.' })
  @IsOptional()
  @IsUUID()
  hospitalId?: string;

  @ApiPropertyOptional({ ...regionCode, description: 'Only of this region and what lies in it.' })
  @IsOptional()
  @Matches(/^\d{6}$/)
  region?: string;

  @ApiPropertyOptional({ enum: APPEAL_STATES, description: 'Only in this state.' })
  @IsOptional()
  @IsIn(APPEAL_STATES)
  state?: AppealState;
}

@ApiSchema({ name: 'NewAppeal' })
export class NewAppealDto implements NewAppeal {
  @ApiProperty({ ...version, description: 'The version of the review that was read.' })
  @IsVersion()
  version: number;

  @ApiProperty({ ...text })
  @Length(1, TEXT)
  @Matches(/\S/)
  reason: string;
}

@ApiSchema({ name: 'AppealWithdrawal' })
export class AppealWithdrawalDto {
  @ApiProperty({ ...version, description: 'The version that was read.' })
  @IsVersion()
  version: number;
}

@ApiSchema({ name: 'AppealDecision' })
export class AppealDecisionDto extends AppealWithdrawalDto implements AppealDecision {
  @ApiProperty({ enum: ['upheld', 'overturned'], description: 'What becomes of the rejection.' })
  @IsIn(['upheld', 'overturned'])
  outcome: 'upheld' | 'overturned';

  @ApiProperty({ ...text })
  @Length(1, TEXT)
  @Matches(/\S/)
  reason: string;
}

@ApiSchema({ name: 'Appeal', description: 'A hospital does not accept a rejection.' })
export class AppealDto implements Appeal {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({ ...uuid })
  hospitalId: string;

  @ApiProperty({ ...uuid })
  assessmentId: string;

  @ApiProperty({ ...clauseCode })
  code: string;

  @ApiProperty({ ...count, description: 'Which rejection of the clause, from 1.' })
  rejection: number;

  @ApiProperty({ enum: APPEAL_STATES, description: 'upheld and overturned speak of the rejection.' })
  state: AppealState;

  @ApiProperty({ ...author, description: 'Whoever rejected may not decide.' })
  rejectedBy: string;

  @ApiProperty({ ...instant })
  rejectedAt: string;

  @ApiProperty({ type: String })
  rejectionReason: string;

  @ApiProperty({ type: String })
  reason: string;

  @ApiProperty({ ...instant })
  filedAt: string;

  @ApiProperty({ ...author })
  filedBy: string;

  @ApiProperty({ type: String, nullable: true, description: 'The reason of the decision.' })
  decision: string | null;

  @ApiProperty({ ...instant, nullable: true })
  decidedAt: string | null;

  @ApiProperty({ ...author, nullable: true })
  decidedBy: string | null;

  @ApiProperty({ ...version })
  version: number;
}

@ApiSchema({ name: 'AppealView', description: 'An appeal with its place and its question.' })
export class AppealViewDto extends AppealDto implements AppealView {
  @ApiProperty({ type: HospitalDto })
  hospital: Hospital;

  @ApiProperty({ ...editionId })
  editionId: string;

  @ApiProperty({ type: ClauseBriefDto })
  clause: ClauseBrief;

  @ApiProperty({
    ...{ enum: ['decide', 'withdraw'], isArray: true },
    description: 'What the caller may do with it now.',
  })
  choices: readonly AppealChoice[];
}

@ApiSchema({ name: 'ClauseAppeals', description: 'What was appealed of a clause, and what can be.' })
export class ClauseAppealsDto implements ClauseAppeals {
  @ApiProperty({
    ...{ ...day, nullable: true },
    description:
      'The last day to appeal against the rejection that stands; null where there is none, or it was appealed.',
  })
  until: string | null;

  @ApiProperty({ type: Boolean, description: 'Whether the caller can do so today.' })
  mayFile: boolean;

  @ApiProperty({ ...count, description: 'The version of the review: send it with the appeal.' })
  version: number;

  @ApiProperty({ type: [AppealDto], description: 'The newest first.' })
  items: AppealDto[];

  @ApiProperty({ ...recordOfText, description: 'Names of people by id.' })
  people: Readonly<Record<string, string>>;
}

@ApiSchema({ name: 'AppealsPage' })
export class AppealsPageDto {
  @ApiProperty({ type: [AppealViewDto] })
  items: AppealViewDto[];

  @ApiProperty({ ...count, description: 'Appeals that match, in all.' })
  total: number;

  @ApiProperty({ ...recordOfText, description: 'Names of people by id.' })
  people: Readonly<Record<string, string>>;
}
