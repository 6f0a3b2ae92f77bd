import { Body, Controller, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  DecisionsService,
  DeskService,
  type Caller,
  type DecisionOutcome,
  type DeskHospital,
  type DeskPage,
} from '@dabiao/application';
import type { Page } from '@dabiao/persistence';
import { CurrentCaller, Requires } from '../http/access';
import { ApiEditionPath, Does } from '../openapi/describe';
import { clauseCode } from '../openapi/fields';
import { DeskHospitalsPageDto, DeskPageDto, DeskRegionQuery, QueueQuery } from './desk.dto';
import { DecisionOutcomeDto, DecisionsDto } from './review.dto';

@Controller()
@ApiTags('inspection')
export class ReviewsController {
  constructor(
    private readonly decisions: DecisionsService,
    private readonly desk: DeskService,
  ) {}

  @Put('reviews')
  @HttpCode(200)
  @Requires('review.decide')
  @Does(
    'Confirm or reject clauses, all or nothing',
    'Up to 1,000, of one hospital or many, in one transaction. A rejection raises a finding or reopens the clause’s own; a confirmation closes one that waits for verification. Where somebody else decided, or the hospital changed answer or proofs, the answer is 409 `review.changed` with the Reviews as they are now, and nothing is saved.',
  )
  @ApiOkResponse({ type: DecisionOutcomeDto })
  decide(
    @CurrentCaller() caller: Caller,
    @Body() { decisions, visitId }: DecisionsDto,
  ): Promise<DecisionOutcome> {
    return this.decisions.decide(caller, decisions, visitId);
  }

  @Get('desk')
  @Requires('assessment.read')
  @Does('How much lies in each queue, hospital by hospital')
  @ApiOkResponse({ type: DeskHospitalsPageDto })
  hospitals(
    @CurrentCaller() caller: Caller,
    @Query() { region, ...page }: DeskRegionQuery,
  ): Promise<Page<DeskHospital>> {
    return this.desk.hospitals(caller, region, page);
  }

  @Get('desk/clauses')
  @Requires('assessment.read')
  @Does('One queue of clauses, those that changed last first')
  @ApiOkResponse({ type: DeskPageDto })
  queue(@CurrentCaller() caller: Caller, @Query() { page, size, ...filter }: QueueQuery): Promise<DeskPage> {
    return this.desk.queue(caller, filter, { page, size });
  }

  @Get('standards/:id/clauses/:code/hospitals')
  @Requires('assessment.read')
  @Does('One clause at every hospital that works on the edition')
  @ApiEditionPath('id', 'Full id of the edition.')
  @ApiParam({ ...clauseCode, name: 'code', description: 'Code of the clause.' })
  @ApiOkResponse({ type: DeskPageDto })
  across(
    @CurrentCaller() caller: Caller,
    @Param('id') editionId: string,
    @Param('code') code: string,
    @Query() { region, ...page }: DeskRegionQuery,
  ): Promise<DeskPage> {
    return this.desk.across(caller, { editionId, code, region }, page);
  }
}
