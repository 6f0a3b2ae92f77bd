import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  FindingRaisingService,
  FindingsService,
  FindingStepsService,
  SupervisionService,
  type Caller,
  type FindingFigures,
  type FindingToActOn,
  type FindingView,
  type NamedPage,
} from '@dabiao/application';
import type { HistoryEntry, Page } from '@dabiao/persistence';
import { HistoryPageDto } from '../history/history.dto';
import { CurrentCaller, Requires } from '../http/access';
import { PageQuery } from '../http/page.dto';
import { ApiClausePath, ApiId, Does } from '../openapi/describe';
import {
  ExtensionDecisionDto,
  ExtensionRequestDto,
  FindingFiguresQuery,
  FindingsQuery,
  FixDto,
  NewFindingDto,
  PlanDto,
  RulingDto,
  VerificationDto,
  listing,
} from './finding-input.dto';
import { FindingFiguresDto, FindingsPageDto, FindingViewDto, NamedFindingDto } from './finding.dto';

const STEP =
  'Where the life cycle does not allow it the answer is 409 `finding.state`; where somebody changed the finding 409 `record.changed` with it as `current`.';

@Controller()
@ApiTags('inspection')
export class FindingsController {
  constructor(
    private readonly findings: FindingsService,
    private readonly raising: FindingRaisingService,
    private readonly steps: FindingStepsService,
    private readonly supervision: SupervisionService,
  ) {}

  @Get('findings')
  @Requires('assessment.read')
  @Does('Findings of the hospitals the caller reaches, those due first come first')
  @ApiOkResponse({ type: FindingsPageDto })
  page(
    @CurrentCaller() caller: Caller,
    @Query() { page, size, ...filter }: FindingsQuery,
  ): Promise<NamedPage<FindingView>> {
    return this.findings.page(caller, listing(filter), { page, size });
  }

  @Get('finding-figures')
  @Requires('assessment.read')
  @Does('Ageing and closure, of all or by hospital, region, department or severity')
  @ApiOkResponse({ type: [FindingFiguresDto] })
  figures(
    @CurrentCaller() caller: Caller,
    @Query() { by, ...filter }: FindingFiguresQuery,
  ): Promise<FindingFigures[]> {
    return this.findings.figures(caller, listing(filter), by);
  }

  @Get('findings/:id')
  @Requires('assessment.read')
  @Does('One finding')
  @ApiId('finding')
  @ApiOkResponse({ type: NamedFindingDto })
  get(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<FindingToActOn> {
    return this.findings.get(caller, id);
  }

  @Get('findings/:id/history')
  @Requires('assessment.read')
  @Does('All rounds of a finding, the newest entry first')
  @ApiId('finding')
  @ApiOkResponse({ type: HistoryPageDto })
  past(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() page: PageQuery,
  ): Promise<Page<HistoryEntry>> {
    return this.findings.past(caller, id, page);
  }

  @Post('assessments/:id/clauses/:code/finding')
  @Requires('finding.supervise')
  @Does(
    'Raise a finding by hand',
    'A clause has one finding: a settled one opens again in its next round; one that is not settled gives 409 `finding.exists`.',
  )
  @ApiClausePath()
  @ApiCreatedResponse({ type: FindingViewDto })
  raise(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('code') code: string,
    @Body() body: NewFindingDto,
  ): Promise<FindingView> {
    return this.raising.raise(caller, id, code, body);
  }

  @Post('findings/:id/plan')
  @HttpCode(200)
  @Requires('finding.rectify')
  @Does('Analysis: root cause, corrective action, who is responsible', STEP)
  @ApiId('finding')
  @ApiOkResponse({ type: FindingViewDto })
  plan(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PlanDto,
  ): Promise<FindingView> {
    return this.steps.plan(caller, id, body);
  }

  @Post('findings/:id/fix')
  @HttpCode(200)
  @Requires('finding.rectify')
  @Does('What was done, with proofs', STEP)
  @ApiId('finding')
  @ApiOkResponse({ type: FindingViewDto })
  fix(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FixDto,
  ): Promise<FindingView> {
    return this.steps.fix(caller, id, body);
  }

  @Post('findings/:id/extension')
  @HttpCode(200)
  @Requires('finding.rectify')
  @Does('Ask for more time', STEP)
  @ApiId('finding')
  @ApiOkResponse({ type: FindingViewDto })
  askExtension(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ExtensionRequestDto,
  ): Promise<FindingView> {
    return this.steps.askExtension(caller, id, body);
  }

  @Post('findings/:id/extension-decision')
  @HttpCode(200)
  @Requires('finding.supervise')
  @Does('Grant more time, or refuse it with a reason', STEP)
  @ApiId('finding')
  @ApiOkResponse({ type: FindingViewDto })
  decideExtension(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { granted, ...ruling }: ExtensionDecisionDto,
  ): Promise<FindingView> {
    return this.supervision.decideExtension(caller, id, granted, ruling);
  }

  @Post('findings/:id/verification')
  @HttpCode(200)
  @Requires('finding.supervise')
  @Does(
    'Close a finding that is fixed, or send it back with a reason',
    `Whoever fixed it may not verify it. Closed, the clause is confirmed in the same transaction where the hospital says that it is met. ${STEP}`,
  )
  @ApiId('finding')
  @ApiOkResponse({ type: FindingViewDto })
  verify(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { effective, ...ruling }: VerificationDto,
  ): Promise<FindingView> {
    return effective
      ? this.supervision.verify(caller, id, ruling)
      : this.supervision.sendBack(caller, id, ruling);
  }

  @Post('findings/:id/withdrawal')
  @HttpCode(200)
  @Requires('finding.supervise')
  @Does('Take a finding back that should not have been raised', STEP)
  @ApiId('finding')
  @ApiOkResponse({ type: FindingViewDto })
  withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RulingDto,
  ): Promise<FindingView> {
    return this.supervision.withdraw(caller, id, body);
  }
}
