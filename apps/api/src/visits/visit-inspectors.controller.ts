import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { VisitPeopleService, type Caller, type VisitCandidate } from '@dabiao/application';
import type { Page } from '@dabiao/persistence';
import { CurrentCaller, Requires } from '../http/access';
import { Does } from '../openapi/describe';
import { VisitCandidatesPageDto } from './visit.dto';
import { VisitCandidatesQuery } from './visits.dto';

@Controller('visit-inspectors')
@ApiTags('visits')
export class VisitInspectorsController {
  constructor(private readonly people: VisitPeopleService) {}

  @Get()
  @Requires('visit.manage')
  @Does('Who may go on a visit: inspectors at every one of these hospitals, by name')
  @ApiOkResponse({ type: VisitCandidatesPageDto })
  page(
    @CurrentCaller() caller: Caller,
    @Query() { page, size, hospitalId: hospitalIds, search }: VisitCandidatesQuery,
  ): Promise<Page<VisitCandidate>> {
    const listing = { hospitalIds, ...(search === undefined ? {} : { search }) };
    return this.people.candidates(caller, listing, { page, size });
  }
}
