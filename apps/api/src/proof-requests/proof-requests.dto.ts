import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import type { NewProofRequest, ProofAnswer, ProofRequestListing } from '@dabiao/application';
import { PROOF_REQUEST_STATES, type ProofRequestState } from '@dabiao/inspection';
import { IsFlag } from '../http/flag';
import { PageQuery } from '../http/page.dto';
import { IsText } from '../http/text';
import { IsVersion } from '../http/version';
import { clauseCode, day, regionCode, uuid, uuids, version } from '../openapi/fields';

/** Proofs that one answer may bring. */
const PROOF_LIMIT = 50;

const text = { type: String, minLength: 1, maxLength: 2000, pattern: '\\S' } as const;

@ApiSchema({ name: 'NewProofRequest' })
export class NewProofRequestDto implements NewProofRequest {
  @ApiProperty({ ...uuid, description: 'A department in use at the hospital.' })
  @IsUUID()
  departmentId: string;

  @ApiProperty({ ...text, description: 'What is asked for.' })
  @IsText(2000)
  text: string;

  @ApiProperty({ ...day, description: 'Last day for the answer: today or later.' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  dueOn: string;
}

@ApiSchema({ name: 'ProofRequestStep' })
export class ProofRequestStepDto {
  @ApiProperty({ ...version, description: 'The version that was read.' })
  @IsVersion()
  version: number;
}

@ApiSchema({ name: 'AnswerProofRequest' })
export class AnswerProofRequestDto extends ProofRequestStepDto implements ProofAnswer {
  @ApiProperty({ ...text })
  @IsText(2000)
  answer: string;

  @ApiProperty({
    ...uuids,
    maxItems: PROOF_LIMIT,
    description: "The hospital's own proofs, not retired. Each supports the clause from now on.",
  })
  @IsArray()
  @ArrayMaxSize(PROOF_LIMIT)
  @IsUUID(undefined, { each: true })
  evidenceIds: string[];
}

@ApiSchema({ name: 'ReturnProofRequest' })
export class ReturnProofRequestDto extends ProofRequestStepDto {
  @ApiProperty({ ...text, description: 'Why the answer will not do.' })
  @IsText(2000)
  reason: string;
}

@ApiSchema({ name: 'WithdrawProofRequest' })
export class WithdrawProofRequestDto extends ProofRequestStepDto {
  @ApiPropertyOptional({ ...text, nullable: true, description: 'Why it is not asked for any more.' })
  @IsOptional()
  @IsText(2000)
  reason?: string | null;
}

export class ProofRequestsQuery extends PageQuery implements ProofRequestListing {
  @ApiPropertyOptional({ ...uuid, description: 'Only at this hospital.' })
  @IsOptional()
  @IsUUID()
  hospitalId?: string;

  @ApiPropertyOptional({ ...regionCode, description: 'Only at hospitals in this region.' })
  @IsOptional()
  @Matches(/^\d{6}$/)
  region?: string;

  @ApiPropertyOptional({ ...uuid, description: 'Only what this department is asked for.' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional({ enum: PROOF_REQUEST_STATES, description: 'Only requests in this state.' })
  @IsOptional()
  @IsIn(PROOF_REQUEST_STATES)
  state?: ProofRequestState;

  @ApiPropertyOptional({ type: Boolean, description: 'Only what was due before today and is not answered.' })
  @IsOptional()
  @IsFlag()
  overdue?: boolean;

  @ApiPropertyOptional({ ...uuid, description: 'Only of this assessment.' })
  @IsOptional()
  @IsUUID()
  assessmentId?: string;

  @ApiPropertyOptional({ ...clauseCode, description: 'Only of clauses with this code.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  code?: string;
}
