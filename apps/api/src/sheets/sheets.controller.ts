import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SheetExportService, SheetImportService, type Caller } from '@dabiao/application';
import { ApiUpload } from '../evidence/api-upload';
import { receive } from '../evidence/multipart';
import { CurrentCaller, Requires } from '../http/access';
import { langOf } from '../http/lang';
import { ApiId, Does } from '../openapi/describe';
import { sendFile } from './send-file';
import { SheetAppliedDto, SheetPreviewDto } from './sheet-plan.dto';
import { ApplySheetDto, PreviewSheetDto, SheetQuery } from './sheets.dto';
import { answerWatched } from './watched';

@Controller()
@ApiTags('sheets')
export class SheetsController {
  constructor(
    private readonly exports: SheetExportService,
    private readonly imports: SheetImportService,
  ) {}

  @Get('assessments/:id/sheet')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Requires('assessment.read')
  @Does('The checklist as a sheet to fill in', 'A workbook or CSV that can be read back in.')
  @ApiId('assessment')
  async export(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { lang, ...wish }: SheetQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendFile(reply, await this.exports.export(caller, id, { ...wish, lang: lang ?? langOf(request) }));
  }

  @Post('assessments/:id/sheet/preview')
  @HttpCode(200)
  @ApiUpload(PreviewSheetDto)
  @ApiOkResponse({ type: SheetPreviewDto })
  @Requires('verdict.save')
  @Does(
    'What a sheet would change',
    'A form: `record` first, as JSON, then one file: xlsx or CSV. Nothing is written. Besides sheets that were taken out here, any sheet with a column of codes or titles and one of verdicts, or of ticks, is understood. With `Accept: application/x-ndjson` the answer comes in lines: `progress`, and then `result` or `problem`.',
  )
  @ApiId('assessment')
  async preview(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lang = langOf(request);
    await answerWatched(request, reply, (watch) =>
      receive(request, PreviewSheetDto, async (upload) =>
        SheetPreviewDto.of(await this.imports.preview(caller, id, upload, { lang, watch }), lang),
      ),
    );
  }

  @Post('assessments/:id/sheet')
  @HttpCode(200)
  @ApiUpload(ApplySheetDto)
  @ApiOkResponse({ type: SheetAppliedDto })
  @Requires('verdict.save')
  @Does(
    'Read a sheet in, all or nothing',
    'The form of the preview with its `seen`. Where somebody else changed the same of a clause and no choice was sent, or changed it after the preview, the answer is 409 `sheet.conflicts` with those clauses. Lines as in the preview; closing the connection before the last one takes everything back.',
  )
  @ApiId('assessment')
  async apply(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await answerWatched(request, reply, (watch) =>
      receive(request, ApplySheetDto, (upload): Promise<SheetAppliedDto> =>
        this.imports.apply(caller, id, upload, { lang: langOf(request), watch }),
      ),
    );
  }
}
