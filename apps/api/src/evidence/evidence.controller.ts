import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EvidenceLinksService, EvidenceService, type Caller } from '@dabiao/application';
import { CurrentCaller, Requires } from '../http/access';
import { ApiId, Does } from '../openapi/describe';
import { ApiUpload } from './api-upload';
import { sendFile } from './download';
import {
  ChangeEvidenceDto,
  EvidenceDetailDto,
  EvidencePageDto,
  EvidenceQueryDto,
  LinksDto,
  NewEvidenceDto,
  NewRevisionDto,
  RetireEvidenceDto,
} from './evidence.dto';
import { receive } from './multipart';

@Controller()
@ApiTags('evidence')
export class EvidenceController {
  constructor(
    private readonly evidence: EvidenceService,
    private readonly links: EvidenceLinksService,
  ) {}

  @Get('hospitals/:id/evidence')
  @Requires('evidence.read')
  @Does('Proofs of a hospital, the last changed first')
  @ApiId('hospital')
  @ApiOkResponse({ type: EvidencePageDto })
  async page(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { page, size, ...listing }: EvidenceQueryDto,
  ): Promise<EvidencePageDto> {
    return EvidencePageDto.from(await this.evidence.page(caller, id, listing, { page, size }));
  }

  @Post('hospitals/:id/evidence')
  @ApiUpload(NewEvidenceDto)
  @ApiCreatedResponse({ type: EvidenceDetailDto })
  @Requires('evidence.save')
  @Does('Add a proof', 'A form: `record` first, as JSON, then its files.')
  @ApiId('hospital')
  async create(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<EvidenceDetailDto> {
    return EvidenceDetailDto.of(
      await receive(request, NewEvidenceDto, (upload) => this.evidence.create(caller, id, upload)),
    );
  }

  @Get('evidence/:id')
  @Requires('evidence.read')
  @Does('A proof with the files of all its revisions and what it supports')
  @ApiId('proof')
  @ApiOkResponse({ type: EvidenceDetailDto })
  async get(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<EvidenceDetailDto> {
    return EvidenceDetailDto.of(await this.evidence.get(caller, id));
  }

  @Patch('evidence/:id')
  @Requires('evidence.save')
  @Does('Change what is said of a proof')
  @ApiId('proof')
  @ApiOkResponse({ type: EvidenceDetailDto })
  async update(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeEvidenceDto,
  ): Promise<EvidenceDetailDto> {
    return EvidenceDetailDto.of(await this.evidence.update(caller, id, body));
  }

  @Post('evidence/:id/revisions')
  @ApiUpload(NewRevisionDto)
  @ApiCreatedResponse({ type: EvidenceDetailDto })
  @Requires('evidence.save')
  @Does('Add a revision', 'A form: `record` first, as JSON, then the new files. The old ones stay.')
  @ApiId('proof')
  async revise(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<EvidenceDetailDto> {
    return EvidenceDetailDto.of(
      await receive(request, NewRevisionDto, (upload) => this.evidence.revise(caller, id, upload)),
    );
  }

  @Post('evidence/:id/links')
  @HttpCode(200)
  @Requires('evidence.save')
  @Does('Let a proof support clauses, of one assessment or several: all or nothing')
  @ApiId('proof')
  @ApiOkResponse({ type: EvidenceDetailDto })
  async link(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { links }: LinksDto,
  ): Promise<EvidenceDetailDto> {
    return EvidenceDetailDto.of(await this.links.link(caller, id, links));
  }

  @Delete('evidence/:id/links')
  @Requires('evidence.save')
  @Does('Let a proof no longer support clauses')
  @ApiId('proof')
  @ApiOkResponse({ type: EvidenceDetailDto })
  async unlink(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { links }: LinksDto,
  ): Promise<EvidenceDetailDto> {
    return EvidenceDetailDto.of(await this.links.unlink(caller, id, links));
  }

  @Post('evidence/:id/retirement')
  @HttpCode(200)
  @Requires('evidence.save')
  @Does('Take a proof out of use', 'Nothing of it is deleted.')
  @ApiId('proof')
  @ApiOkResponse({ type: EvidenceDetailDto })
  async retire(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RetireEvidenceDto,
  ): Promise<EvidenceDetailDto> {
    return EvidenceDetailDto.of(await this.evidence.retire(caller, id, body));
  }

  @Get('evidence/:id/files/:fileId')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Requires('evidence.read')
  @Does('Download a file of any revision')
  @ApiId('proof')
  @ApiId('file', 'fileId')
  async download(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(request, reply, await this.evidence.download(caller, id, fileId));
  }
}
