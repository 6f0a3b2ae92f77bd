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
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { EVIDENCE_KINDS, type EvidenceKind, type NewOnsiteEvidence } from '@dabiao/application';
import { IsLine } from '../http/text';
import { ClauseRefsDto } from './evidence.dto';

@ApiSchema({ name: 'NewOnsiteEvidence', description: 'What an inspector says of what was seen on site.' })
export class NewOnsiteEvidenceDto implements NewOnsiteEvidence {
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
