import { Controller, Get, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EvidencePackageService, type Caller } from '@dabiao/application';
import { attachment } from '../evidence/download';
import { CurrentCaller, Requires } from '../http/access';
import { langOf } from '../http/lang';
import { ApiId, Does } from '../openapi/describe';
import { PackageQuery } from './sheets.dto';

@Controller()
@ApiTags('sheets')
export class EvidencePackageController {
  constructor(private readonly packages: EvidencePackageService) {}

  @Get('assessments/:id/evidence-package')
  @ApiProduces('application/zip')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Requires('evidence.read')
  @Does(
    'All proofs of an assessment as a ZIP',
    'A folder for each clause with the newest files of its proofs, numbered, and an index with days, provenance and SHA-256 of each. Confidential proofs only for those who may read them; the index tells what is left out. It is made while it is read: where it breaks off, it is not whole.',
  )
  @ApiId('assessment')
  async package(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { lang, ...wish }: PackageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, content } = await this.packages.open(caller, id, {
      ...wish,
      lang: lang ?? langOf(request),
    });
    void reply
      .headers({
        'content-type': 'application/zip',
        'content-disposition': attachment(name),
        'content-security-policy': "default-src 'none'; sandbox",
      })
      .send(content);
  }
}
