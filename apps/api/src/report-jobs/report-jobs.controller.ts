import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReportJobsService, type Caller } from '@dabiao/application';
import { REPORT_FORMATS } from '@dabiao/documents';
import { sendFile } from '../evidence/download';
import { CurrentCaller, Requires } from '../http/access';
import { langOf } from '../http/lang';
import { ApiId, Does } from '../openapi/describe';
import { ReportJobDto, ReportJobsPageDto, ReportJobsQuery, ReportOrderDto } from './report-job.dto';

@Controller('report-jobs')
@ApiTags('months')
export class ReportJobsController {
  constructor(private readonly jobs: ReportJobsService) {}

  @Post()
  @HttpCode(202)
  @Requires('report.read')
  @Does(
    'Order the report of a month',
    'Of a hospital, or of a region by people of the whole region. The same order that is still under way is answered with that one; `report.tooMany` where too many others of the person are. What is kept of a closed month is handed on as it is. Files are there for seven days.',
  )
  @ApiAcceptedResponse({ type: ReportJobDto })
  async order(
    @CurrentCaller() caller: Caller,
    @Body() body: ReportOrderDto,
    @Req() request: FastifyRequest,
  ): Promise<ReportJobDto> {
    return ReportJobDto.of(await this.jobs.order(caller, body), langOf(request));
  }

  @Get()
  @Requires('report.read')
  @Does('One’s own ordered reports, the newest first')
  @ApiOkResponse({ type: ReportJobsPageDto })
  async page(
    @CurrentCaller() caller: Caller,
    @Query() { page, size, ...filter }: ReportJobsQuery,
    @Req() request: FastifyRequest,
  ): Promise<ReportJobsPageDto> {
    return ReportJobsPageDto.from(await this.jobs.page(caller, filter, { page, size }), langOf(request));
  }

  @Get(':id')
  @Requires('report.read')
  @Does('An ordered report and how far it is')
  @ApiId('report job')
  @ApiOkResponse({ type: ReportJobDto })
  async get(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<ReportJobDto> {
    return ReportJobDto.of(await this.jobs.get(caller, id), langOf(request));
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @Requires('report.read')
  @Does('Cancel an ordered report', 'It ends before the next hospital or file. `report.over` where it has.')
  @ApiId('report job')
  @ApiOkResponse({ type: ReportJobDto })
  async cancel(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<ReportJobDto> {
    return ReportJobDto.of(await this.jobs.cancel(caller, id), langOf(request));
  }

  @Get(':id/files/:format')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Requires('report.read')
  @Does('A file of an ordered report', 'Its ETag is its SHA-256. For whoever may still read what is in it.')
  @ApiId('report job')
  @ApiParam({ name: 'format', enum: REPORT_FORMATS, description: 'Kind of file.' })
  async file(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('format') format: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(request, reply, await this.jobs.file(caller, id, format));
  }
}
