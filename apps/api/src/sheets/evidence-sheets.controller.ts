import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EvidenceLedgerService, EvidenceSheetImportService, type Caller } from '@dabiao/application';
import { ApiUpload } from '../evidence/api-upload';
import { receive } from '../evidence/multipart';
import { CurrentCaller, Requires } from '../http/access';
import { langOf } from '../http/lang';
import { ApiId, Does } from '../openapi/describe';
import { EvidenceSheetAppliedDto, EvidenceSheetPreviewDto } from './evidence-sheet.dto';
import { sendFile } from './send-file';
import { ApplySheetDto, LedgerQuery, PreviewSheetDto } from './sheets.dto';
import { answerWatched } from './watched';

@Controller()
@ApiTags('sheets')
export class EvidenceSheetsController {
  constructor(
    private readonly ledger: EvidenceLedgerService,
    private readonly imports: EvidenceSheetImportService,
  ) {}

  @Get('hospitals/:id/evidence-sheet')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Requires('evidence.read')
  @Does(
    'The ledger of proofs as a sheet',
    'Every proof with its days, its files and the clauses it supports; it can be read back in.',
  )
  @ApiId('hospital')
  async export(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { lang, ...wish }: LedgerQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendFile(reply, await this.ledger.export(caller, id, { ...wish, lang: lang ?? langOf(request) }));
  }

  @Post('hospitals/:id/evidence-sheet/preview')
  @HttpCode(200)
  @ApiUpload(PreviewSheetDto)
  @ApiOkResponse({ type: EvidenceSheetPreviewDto })
  @Requires('evidence.save')
  @Does(
    'What a ledger of proofs would change',
    'A form: `record` first, as JSON, then one file: xlsx or CSV. Nothing is written. Sheets that were not taken out here are understood where the titles of proofs are. With `Accept: application/x-ndjson` the answer comes in lines: `progress`, and then `result` or `problem`.',
  )
  @ApiId('hospital')
  async preview(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await answerWatched(request, reply, (watch) =>
      receive(request, PreviewSheetDto, async (upload) =>
        EvidenceSheetPreviewDto.of(await this.imports.preview(caller, id, upload, watch), langOf(request)),
      ),
    );
  }

  @Post('hospitals/:id/evidence-sheet')
  @HttpCode(200)
  @ApiUpload(ApplySheetDto)
  @ApiOkResponse({ type: EvidenceSheetAppliedDto })
  @Requires('evidence.save')
  @Does(
    'Read a ledger of proofs in, all or nothing',
    'The form of the preview with its `seen`; choices name proofs by their id. Where somebody else changed the same of a proof and no choice was sent, or changed it after the preview, the answer is 409 `evidenceSheet.conflicts` with those proofs. Lines as in the preview; closing the connection before the last one takes everything back.',
  )
  @ApiId('hospital')
  async apply(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await answerWatched(request, reply, (watch) =>
      receive(request, ApplySheetDto, (upload): Promise<EvidenceSheetAppliedDto> =>
        this.imports.apply(caller, id, upload, watch),
      ),
    );
  }
}
