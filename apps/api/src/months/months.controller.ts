import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  MonthDocumentsService,
  MonthReportsService,
  MonthsService,
  MonthStepsService,
  RegionReportsService,
  type Caller,
} from '@dabiao/application';
import { sendFile as sendKept } from '../evidence/download';
import { sendFile } from '../sheets/send-file';
import { CurrentCaller, Requires } from '../http/access';
import { langOf } from '../http/lang';
import { PageQuery } from '../http/page.dto';
import { ApiId, ApiMonthPath, ApiRegionPath, Does } from '../openapi/describe';
import { MonthDocumentDto } from './month-document.dto';
import { MonthCheckDto, MonthDetailDto, MonthsPageDto, RegionMonthsPageDto } from './month.dto';
import {
  CheckQuery,
  MonthAcceptanceDto,
  MonthRestatementDto,
  MonthReturnDto,
  MonthSubmissionDto,
  RegionMonthsQuery,
  RegionReportQuery,
  ReportQuery,
  RevisionQuery,
} from './months.dto';

@Controller()
@ApiTags('months')
export class MonthsController {
  constructor(
    private readonly months: MonthsService,
    private readonly steps: MonthStepsService,
    private readonly reports: MonthReportsService,
    private readonly documents: MonthDocumentsService,
    private readonly regions: RegionReportsService,
  ) {}

  @Get('hospitals/:id/months')
  @Requires('report.read')
  @Does('Reporting months of a hospital, the newest first')
  @ApiId('hospital')
  @ApiOkResponse({ type: MonthsPageDto })
  async page(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { page, size }: PageQuery,
  ): Promise<MonthsPageDto> {
    return MonthsPageDto.from(await this.months.page(caller, id, { page, size }));
  }

  @Get('regions/:code/months')
  @Requires('report.read')
  @Does('Hospitals of a region with their month, and who is late')
  @ApiRegionPath()
  @ApiOkResponse({ type: RegionMonthsPageDto })
  async ofRegion(
    @CurrentCaller() caller: Caller,
    @Param('code') code: string,
    @Query() { page, size, ...wanted }: RegionMonthsQuery,
  ): Promise<RegionMonthsPageDto> {
    return RegionMonthsPageDto.from(await this.months.ofRegion(caller, code, wanted, { page, size }));
  }

  @Get('regions/:code/months/:month/report')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Requires('report.read')
  @Does(
    'The report of a region',
    'For people of the whole region. The frozen figures of its hospitals, added up: the accepted revision of each, else the one that waits for acceptance. Hospitals without one are named. `month.notFrozen` where there is none at all.',
  )
  @ApiRegionPath()
  @ApiMonthPath()
  async regionReport(
    @CurrentCaller() caller: Caller,
    @Param('code') code: string,
    @Param('month') month: string,
    @Query() { format, lang }: RegionReportQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wish = { format, lang: lang ?? langOf(request) };
    sendFile(reply, await this.regions.file(caller, code, month, wish));
  }

  @Get('hospitals/:id/months/:month')
  @Requires('report.read')
  @Does(
    'A month with its revisions',
    'Every revision stays, with what it says otherwise than the one before.',
  )
  @ApiId('hospital')
  @ApiMonthPath()
  @ApiOkResponse({ type: MonthDetailDto })
  async get(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('month') month: string,
  ): Promise<MonthDetailDto> {
    return MonthDetailDto.of(await this.months.get(caller, id, month));
  }

  @Get('hospitals/:id/months/:month/check')
  @Requires('report.read')
  @Does('What is open before the month is submitted', 'As the month would be frozen now.')
  @ApiId('hospital')
  @ApiMonthPath()
  @ApiOkResponse({ type: MonthCheckDto })
  async check(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('month') month: string,
    @Query() { page, size, ...wanted }: CheckQuery,
  ): Promise<MonthCheckDto> {
    return MonthCheckDto.of(await this.months.check(caller, id, month, wanted, { page, size }));
  }

  @Post('hospitals/:id/months/:month/submission')
  @HttpCode(200)
  @Requires('month.submit')
  @Does(
    'Submit the month: freeze its figures',
    'Of its last day, or of today while it is not over. Where the check list has anything and it was not acknowledged: 422 `month.warnings` with the counts.',
  )
  @ApiId('hospital')
  @ApiMonthPath()
  @ApiOkResponse({ type: MonthDetailDto })
  async submit(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('month') month: string,
    @Body() body: MonthSubmissionDto,
  ): Promise<MonthDetailDto> {
    return MonthDetailDto.of(await this.steps.submit(caller, id, month, body));
  }

  @Post('hospitals/:id/months/:month/return')
  @HttpCode(200)
  @Requires('month.review')
  @Does(
    'Send the month back with reasons',
    'A restatement that is sent back leaves the accepted revision as it is.',
  )
  @ApiId('hospital')
  @ApiMonthPath()
  @ApiOkResponse({ type: MonthDetailDto })
  async return(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('month') month: string,
    @Body() body: MonthReturnDto,
  ): Promise<MonthDetailDto> {
    return MonthDetailDto.of(await this.steps.return(caller, id, month, body));
  }

  @Post('hospitals/:id/months/:month/acceptance')
  @HttpCode(200)
  @Requires('month.review')
  @Does(
    'Accept the month for the level whose turn it is',
    'It is closed once the last configured level has accepted. By inspectors of that level or above; a person accepts one level only.',
  )
  @ApiId('hospital')
  @ApiMonthPath()
  @ApiOkResponse({ type: MonthDetailDto })
  async accept(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('month') month: string,
    @Body() body: MonthAcceptanceDto,
  ): Promise<MonthDetailDto> {
    return MonthDetailDto.of(await this.steps.accept(caller, id, month, body));
  }

  @Post('hospitals/:id/months/:month/restatement')
  @HttpCode(200)
  @Requires('month.submit')
  @Does(
    'State a closed month anew',
    'A new revision with a reason, to be accepted again; the accepted one stays.',
  )
  @ApiId('hospital')
  @ApiMonthPath()
  @ApiOkResponse({ type: MonthDetailDto })
  async restate(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('month') month: string,
    @Body() body: MonthRestatementDto,
  ): Promise<MonthDetailDto> {
    return MonthDetailDto.of(await this.steps.restate(caller, id, month, body));
  }

  @Get('hospitals/:id/months/:month/figures')
  @Requires('report.read')
  @Does(
    'The frozen figures',
    'Canonical JSON, byte for byte as it was frozen: `figures`, and in `basis` what they rest on. Its SHA-256 stands in the revision.',
  )
  @ApiId('hospital')
  @ApiMonthPath()
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  async figures(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('month') month: string,
    @Query() { revision }: RevisionQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { figures } = await this.reports.figures(caller, id, month, revision);
    void reply.header('content-type', 'application/json; charset=utf-8').send(figures);
  }

  @Get('hospitals/:id/months/:month/report')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Requires('report.read')
  @Does(
    'The report of a month',
    'Made from the frozen figures and from those of the month before, as they were frozen. Where the file is kept, these are its bytes, and the ETag is its SHA-256.',
  )
  @ApiId('hospital')
  @ApiMonthPath()
  async report(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('month') month: string,
    @Query() { lang, ...wish }: ReportQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wanted = { ...wish, lang: lang ?? langOf(request) };
    const kept = await this.documents.file(caller, id, month, wanted);
    if (kept) await sendKept(request, reply, kept);
    else sendFile(reply, await this.reports.file(caller, id, month, wanted));
  }

  @Get('hospitals/:id/months/:month/documents')
  @Requires('report.read')
  @Does(
    'The kept documents of a month',
    'Once the last level has accepted a revision, its files are made and kept for ever; they are fetched as the report of that revision, in that language and format.',
  )
  @ApiId('hospital')
  @ApiMonthPath()
  @ApiOkResponse({ type: [MonthDocumentDto] })
  async listDocuments(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('month') month: string,
  ): Promise<MonthDocumentDto[]> {
    return (await this.documents.list(caller, id, month)).map(MonthDocumentDto.from);
  }
}
