import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { EVIDENCE_KINDS, type EvidenceKind, type NewOnsiteEvidence } from '@dabiao/application';
import { IsLine } from '../http/text';
import { uuid } from '../openapi/fields';
import { ClauseRefsDto } from './evidence.dto';

@ApiSchema({ name: 'NewOnsiteEvidence', description: 'What an inspector says of what was seen on site.' })
export class NewOnsiteEvidenceDto implements NewOnsiteEvidence {
  @ApiPropertyOptional({
    ...uuid,
    description:
      'Chosen by the sender: sent again under the same id, it is there once. The server makes one without it.',
  })
  @IsOptional()
  @IsUUID()
  id?: string;

  @ApiPropertyOptional({
    ...uuid,
    description: 'The visit on which it was seen: the caller goes, and it goes there.',
  })
  @IsOptional()
  @IsUUID()
  visitId?: string;

  @ApiProperty({ type: String, minLength: 1, maxLength: 200 })
  @IsLine(200)
  title: string;

  @ApiProperty({ enum: EVIDENCE_KINDS })
  @IsIn(EVIDENCE_KINDS)
  kind: EvidenceKind;

  @ApiPropertyOptional({ type: String, maxLength: 2000, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @Matches(/^[^\u0000]*$/)
  note?: string | null;

  @ApiProperty({
    type: Boolean,
    description: 'It shows that the clauses are not met, and proves nothing. Else it proves as any other.',
  })
  @IsBoolean()
  against: boolean;

  @ApiProperty({ type: [ClauseRefsDto], minItems: 1, maxItems: 100, description: 'What it is about.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ClauseRefsDto)
  links: ClauseRefsDto[];
}
