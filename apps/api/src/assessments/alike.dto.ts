import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { AlikeClause, AlikeClauses, AlikeHere } from '@dabiao/application';
import { ALIKE_FROM, type Words } from '@dabiao/catalog';
import { VERDICTS, type Verdict } from '@dabiao/scoring';
import { clauseCode, count, editionId, uuid } from '../openapi/fields';
import { WordsDto } from '../standards/clause.dto';

const MOST = 20;

export class AlikeQuery {
  @ApiPropertyOptional({
    ...{ type: 'integer', minimum: 1, maximum: MOST, default: 10 },
    description: 'So many of the likest.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  limit = 10;
}

@ApiSchema({ name: 'AlikeHere', description: 'How the hospital stands with a clause that is alike.' })
export class AlikeHereDto implements AlikeHere {
  @ApiProperty({ ...uuid })
  assessmentId: string;

  @ApiProperty({ enum: VERDICTS, description: 'The self verdict.' })
  verdict: Verdict;

  @ApiProperty({ ...count, nullable: true, description: 'Of a ladder item; null where nobody has said one.' })
  level: number | null;

  @ApiProperty({ ...count, description: 'Proofs in use that are linked to it.' })
  proofs: number;
}

@ApiSchema({
  name: 'AlikeClause',
  description: 'A clause of another standard with similar text. This is no official correspondence.',
})
export class AlikeClauseDto implements AlikeClause {
  @ApiProperty({ ...editionId })
  editionId: string;

  @ApiProperty({ type: WordsDto, description: 'What the edition is called.' })
  standard: Words;

  @ApiProperty({ ...clauseCode })
  code: string;

  @ApiProperty({ type: WordsDto })
  title: Words;

  @ApiProperty({
    ...{ type: 'integer', minimum: ALIKE_FROM, maximum: 100 },
    description: 'How alike the Chinese texts of title and requirement are, in whole per cent.',
  })
  likeness: number;

  @ApiProperty({
    ...{ type: AlikeHereDto, nullable: true },
    description: 'null where the hospital does not work on this standard.',
  })
  here: AlikeHereDto | null;
}

@ApiSchema({ name: 'AlikeClauses' })
export class AlikeClausesDto implements AlikeClauses {
  @ApiProperty({ type: [AlikeClauseDto] })
  items: AlikeClauseDto[];

  @ApiProperty({ ...count, description: 'Clauses that are alike, in all.' })
  total: number;
}
