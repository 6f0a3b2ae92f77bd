import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AlikeService, type AlikeClauses, type Caller } from '@dabiao/application';
import { CurrentCaller, Requires } from '../http/access';
import { ApiClausePath, Does } from '../openapi/describe';
import { AlikeClausesDto, AlikeQuery } from './alike.dto';

@Controller()
@ApiTags('assessments')
export class AlikeController {
  constructor(private readonly alike: AlikeService) {}

  @Get('assessments/:id/clauses/:code/alike')
  @Requires('assessment.read')
  @Does(
    'Similar clauses of other standards',
    'In the hospital’s other assessments, and in the newest edition of each standard it does not work on: title and requirement compared as pairs of neighbouring characters (Dice). Similar text, not an official correspondence.',
  )
  @ApiClausePath()
  @ApiOkResponse({ type: AlikeClausesDto })
  list(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('code') code: string,
    @Query() { limit }: AlikeQuery,
  ): Promise<AlikeClauses> {
    return this.alike.of(caller, id, code, limit);
  }
}
