import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiTags, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { notFound } from '@dabiao/kernel';
import { Public } from '../http/access';
import { ApiDocument } from './api-document';
import { Does } from './describe';
import { DOCS_PAGE, docsFile } from './docs-page';

/** The document itself, and pages to read it with. Everything they need comes from here. */
@Controller()
@ApiTags('health')
export class OpenApiController {
  constructor(private readonly document: ApiDocument) {}

  @Get('openapi.json')
  @Public()
  @Does('This document')
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  json(): OpenAPIObject {
    return this.document.get();
  }

  @Get('docs')
  @Public()
  @ApiExcludeEndpoint()
  @Header('content-type', 'text/html; charset=utf-8')
  page(): string {
    return DOCS_PAGE;
  }

  @Get('docs/:file')
  @Public()
  @ApiExcludeEndpoint()
  async file(@Param('file') name: string, @Res() reply: FastifyReply): Promise<void> {
    const file = await docsFile(name);
    if (!file) throw notFound('file');
    void reply.header('content-type', file.type).send(file.content);
  }
}
