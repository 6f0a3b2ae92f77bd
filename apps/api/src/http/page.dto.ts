import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** Which page of a list. */
export class PageQuery {
  @ApiPropertyOptional({
    ...{ type: 'integer', minimum: 1, maximum: 1_000_000, default: 1 },
    description: 'Which page, from 1.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  page = 1;

  @ApiPropertyOptional({
    ...{ type: 'integer', minimum: 1, maximum: 200, default: 50 },
    description: 'Entries per page.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  size = 50;
}
