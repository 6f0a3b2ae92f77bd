import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AnnouncedVisitsService, type Caller } from '@dabiao/application';
import { CurrentCaller, Requires } from '../http/access';
import { ApiId, Does } from '../openapi/describe';
import { AnnouncedVisitDto } from './announced-visit.dto';

@Controller('hospitals/:id/announced-visits')
@ApiTags('visits')
export class AnnouncedVisitsController {
  constructor(private readonly visits: AnnouncedVisitsService) {}

  @Get()
  @Requires('assessment.read')
  @Does(
    'Visits a hospital was told of beforehand',
    'Those to come, under way or cancelled, until their last day; the next one first, at most 50. One that was not announced is not there.',
  )
  @ApiId('hospital')
  @ApiOkResponse({ type: [AnnouncedVisitDto] })
  list(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<AnnouncedVisitDto[]> {
    return this.visits.of(caller, id);
  }
}
