import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { ReasonDto } from './reason.dto';

@ApiSchema({ name: 'SheetColumn' })
export class SheetColumnDto {
  @ApiProperty({ type: String, example: 'F' })
  letter: string;

  @ApiProperty({ type: String, example: 'verdict' })
  name: string;
}

@ApiSchema({ name: 'SheetProblem', description: 'What is wrong with a sheet, and where.' })
export class SheetProblemDto extends ReasonDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    description: 'Row, as the spreadsheet program counts.',
  })
  row?: number;

  @ApiPropertyOptional({ type: SheetColumnDto, description: 'Where the problem is in one column.' })
  column?: SheetColumnDto;
}
