import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { VisitsService, type Caller } from '@dabiao/application';
import { CurrentCaller, Requires } from '../http/access';
import { ApiId, Does } from '../openapi/describe';
import { VisitDetailDto, VisitsPageDto } from './visit.dto';
import { CancelVisitDto, ChangeVisitDto, NewVisitDto, VisitsQuery, VisitStepDto } from './visits.dto';

@Controller('visits')
@ApiTags('visits')
export class VisitsController {
  constructor(private readonly visits: VisitsService) {}

  @Get()
  @Requires('visit.read')
  @Does('Visits of regions, or to hospitals, that the caller reaches; those that begin last come first')
  @ApiOkResponse({ type: VisitsPageDto })
  async page(
    @CurrentCaller() caller: Caller,
    @Query() { page, size, ...listing }: VisitsQuery,
  ): Promise<VisitsPageDto> {
    return VisitsPageDto.from(await this.visits.page(caller, listing, { page, size }));
  }

  @Post()
  @Requires('visit.manage')
  @Does('Plan a visit')
  @ApiCreatedResponse({ type: VisitDetailDto })
  async create(@CurrentCaller() caller: Caller, @Body() body: NewVisitDto): Promise<VisitDetailDto> {
    return VisitDetailDto.of(await this.visits.create(caller, body));
  }

  @Get(':id')
  @Requires('visit.read')
  @Does('A visit, and what was decided and found on it')
  @ApiId('visit')
  @ApiOkResponse({ type: VisitDetailDto })
  async get(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<VisitDetailDto> {
    return VisitDetailDto.of(await this.visits.get(caller, id));
  }

  @Patch(':id')
  @Requires('visit.manage')
  @Does(
    'Change the plan of a visit',
    'Until it is held or cancelled. A hospital at which something was decided on the visit stays: 409 `visit.inUse`.',
  )
  @ApiId('visit')
  @ApiOkResponse({ type: VisitDetailDto })
  async change(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeVisitDto,
  ): Promise<VisitDetailDto> {
    return VisitDetailDto.of(await this.visits.change(caller, id, body));
  }

  @Post(':id/holding')
  @HttpCode(200)
  @Requires('visit.manage')
  @Does('The visit took place', 'Its people have seen its hospitals up to this moment.')
  @ApiId('visit')
  @ApiOkResponse({ type: VisitDetailDto })
  async hold(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version }: VisitStepDto,
  ): Promise<VisitDetailDto> {
    return VisitDetailDto.of(await this.visits.hold(caller, id, version));
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @Requires('visit.manage')
  @Does('The visit does not take place', 'Refused where something was decided on it: 409 `visit.inUse`.')
  @ApiId('visit')
  @ApiOkResponse({ type: VisitDetailDto })
  async cancel(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version, reason }: CancelVisitDto,
  ): Promise<VisitDetailDto> {
    return VisitDetailDto.of(await this.visits.cancel(caller, id, version, reason));
  }
}
