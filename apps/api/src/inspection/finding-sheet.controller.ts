import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags, IntersectionType } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindingSheetService, type Caller } from '@dabiao/application';
import { CurrentCaller, Requires } from '../http/access';
import { langOf } from '../http/lang';
import { Does } from '../openapi/describe';
import { sendFile } from '../sheets/send-file';
import { FileQuery } from '../sheets/sheets.dto';
import { FindingsFilterQuery, listing } from './finding-input.dto';

class FindingSheetQuery extends IntersectionType(FindingsFilterQuery, FileQuery) {}

@Controller()
@ApiTags('sheets')
export class FindingSheetController {
  constructor(private readonly sheets: FindingSheetService) {}

  @Get('findings-sheet')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Requires('assessment.read')
  @Does(
    'The ledger of findings as a sheet 整改台账',
    'What `GET /api/findings` lists with the same filters, all pages: of a hospital with `hospitalId`, of a region with `region`. It is not read back in.',
  )
  async export(
    @CurrentCaller() caller: Caller,
    @Query() { lang, format, ...filter }: FindingSheetQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wish = { format, lang: lang ?? langOf(request) };
    sendFile(reply, await this.sheets.export(caller, listing(filter), wish));
  }
}
