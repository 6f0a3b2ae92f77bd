import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadingsSheetExportService, ReadingsSheetImportService, type Caller } from '@dabiao/application';
import { ApiUpload } from '../evidence/api-upload';
import { receive } from '../evidence/multipart';
import { CurrentCaller, Requires } from '../http/access';
import { langOf } from '../http/lang';
import { ApiId, Does } from '../openapi/describe';
import { ReadingsSheetAppliedDto, ReadingsSheetPreviewDto, ReadingsSheetQuery } from './readings-sheet.dto';
import { sendFile } from './send-file';
import { ApplySheetDto, PreviewSheetDto } from './sheets.dto';
import { answerWatched } from './watched';

@Controller()
@ApiTags('sheets')
export class ReadingsSheetsController {
  constructor(
    private readonly exports: ReadingsSheetExportService,
    private readonly imports: ReadingsSheetImportService,
  ) {}

  @Get('hospitals/:id/readings-sheet')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Requires('assessment.read')
  @Does(
    'Monthly readings as a sheet to fill in',
    'A workbook or CSV that can be read back in: a row for each month of each indicator.',
  )
  @ApiId('hospital')
  async export(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { lang, ...wish }: ReadingsSheetQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendFile(reply, await this.exports.export(caller, id, { ...wish, lang: lang ?? langOf(request) }));
  }

  @Post('hospitals/:id/readings-sheet/preview')
  @HttpCode(200)
  @ApiUpload(PreviewSheetDto)
  @ApiOkResponse({ type: ReadingsSheetPreviewDto })
  @Requires('reading.save')
  @Does(
    'What a sheet of readings would change',
    'A form: `record` first, as JSON, then one file: xlsx or CSV. Nothing is written. Besides sheets that were taken out here, any sheet with columns for indicator, month and figures is understood. With `Accept: application/x-ndjson` the answer comes in lines: `progress`, and then `result` or `problem`.',
  )
  @ApiId('hospital')
  async preview(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lang = langOf(request);
    await answerWatched(request, reply, (watch) =>
      receive(request, PreviewSheetDto, async (upload) =>
        ReadingsSheetPreviewDto.of(await this.imports.preview(caller, id, upload, { lang, watch }), lang),
      ),
    );
  }

  @Post('hospitals/:id/readings-sheet')
  @HttpCode(200)
  @ApiUpload(ApplySheetDto)
  @ApiOkResponse({ type: ReadingsSheetAppliedDto })
  @Requires('reading.save')
  @Does(
    'Read a sheet of readings in, all or nothing',
    'The form of the preview with its `seen`. Where somebody else changed a reading and no choice was sent, or changed it after the preview, the answer is 409 `readingSheet.conflicts` with those readings. Lines as in the preview; closing the connection before the last one takes everything back.',
  )
  @ApiId('hospital')
  async apply(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await answerWatched(request, reply, (watch) =>
      receive(request, ApplySheetDto, (upload): Promise<ReadingsSheetAppliedDto> =>
        this.imports.apply(caller, id, upload, { lang: langOf(request), watch }),
      ),
    );
  }
}
