import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AppealsService,
  type AppealView,
  type Caller,
  type ClauseAppeals,
  type NamedPage,
} from '@dabiao/application';
import type { Appeal } from '@dabiao/persistence';
import { CurrentCaller, Requires } from '../http/access';
import { ApiClausePath, ApiId, Does } from '../openapi/describe';
import {
  AppealDecisionDto,
  AppealDto,
  AppealsPageDto,
  AppealsQuery,
  AppealViewDto,
  AppealWithdrawalDto,
  ClauseAppealsDto,
  NewAppealDto,
} from './appeal.dto';

@Controller()
@ApiTags('inspection')
export class AppealsController {
  constructor(private readonly appeals: AppealsService) {}

  @Get('appeals')
  @Requires('assessment.read')
  @Does('Appeals of the hospitals the caller reaches, newest first')
  @ApiOkResponse({ type: AppealsPageDto })
  page(
    @CurrentCaller() caller: Caller,
    @Query() { page, size, ...filter }: AppealsQuery,
  ): Promise<NamedPage<AppealView>> {
    return this.appeals.page(caller, filter, { page, size });
  }

  @Get('appeals/:id')
  @Requires('assessment.read')
  @Does('One appeal')
  @ApiId('appeal')
  @ApiOkResponse({ type: AppealViewDto })
  get(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<AppealView> {
    return this.appeals.get(caller, id);
  }

  @Get('assessments/:id/clauses/:code/appeals')
  @Requires('assessment.read')
  @Does('What was appealed of a clause, and until when its rejection can be')
  @ApiClausePath()
  @ApiOkResponse({ type: ClauseAppealsDto })
  ofClause(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('code') code: string,
  ): Promise<ClauseAppeals> {
    return this.appeals.ofClause(caller, id, code);
  }

  @Post('assessments/:id/clauses/:code/appeals')
  @Requires('appeal.file')
  @Does(
    'Appeal against a rejection',
    'Once for each rejection, within the days that the edition gives: 409 `appeal.exists`, `appeal.late`.',
  )
  @ApiClausePath()
  @ApiCreatedResponse({ type: AppealDto })
  file(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('code') code: string,
    @Body() body: NewAppealDto,
  ): Promise<Appeal> {
    return this.appeals.file(caller, id, code, body);
  }

  @Post('appeals/:id/decision')
  @HttpCode(200)
  @Requires('appeal.decide')
  @Does(
    'Uphold the rejection or overturn it',
    'By somebody who neither rejected nor appealed. Overturned, the clause is confirmed where the hospital says that it is met, and its finding is withdrawn.',
  )
  @ApiId('appeal')
  @ApiOkResponse({ type: AppealDto })
  decide(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AppealDecisionDto,
  ): Promise<Appeal> {
    return this.appeals.decide(caller, id, body);
  }

  @Post('appeals/:id/withdrawal')
  @HttpCode(200)
  @Requires('appeal.file')
  @Does('Take an appeal back')
  @ApiId('appeal')
  @ApiOkResponse({ type: AppealDto })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version }: AppealWithdrawalDto,
  ): Promise<Appeal> {
    return this.appeals.withdraw(caller, id, version);
  }
}
