import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ReadingsGridService, type Caller, type ReadingsGrid } from '@dabiao/application';
import { CurrentCaller, Requires } from '../http/access';
import { ApiId, Does } from '../openapi/describe';
import { ReadingsGridDto, ReadingsGridQuery } from './readings-grid.dto';

@Controller()
@ApiTags('readings')
export class ReadingsGridController {
  constructor(private readonly grid: ReadingsGridService) {}

  @Get('hospitals/:id/readings-grid')
  @Requires('assessment.read')
  @Does(
    'Indicators of a hospital month by month, with what is missing',
    'What its assessments and goals ask for, or what was measured in these months, by code.',
  )
  @ApiId('hospital')
  @ApiOkResponse({ type: ReadingsGridDto })
  page(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { page, size, ...filter }: ReadingsGridQuery,
  ): Promise<ReadingsGrid> {
    return this.grid.page(caller, id, filter, { page, size });
  }
}
