import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { OnsiteEvidenceService, type Caller } from '@dabiao/application';
import { CurrentCaller, Requires } from '../http/access';
import { ApiId, Does } from '../openapi/describe';
import { ApiUpload } from './api-upload';
import { EvidenceDetailDto, RetireEvidenceDto } from './evidence.dto';
import { receive } from './multipart';
import { NewOnsiteEvidenceDto } from './onsite-evidence.dto';

@Controller()
@ApiTags('evidence')
export class OnsiteEvidenceController {
  constructor(private readonly onsite: OnsiteEvidenceService) {}

  @Post('hospitals/:id/onsite-evidence')
  @ApiUpload(NewOnsiteEvidenceDto)
  @ApiCreatedResponse({ type: EvidenceDetailDto })
  @Requires('evidence.recordOnsite')
  @Does(
    'Record what was seen on site',
    'A form: `record` first, as JSON, then its files. It is linked to its clauses at once, and the hospital cannot change it.',
  )
  @ApiId('hospital')
  async record(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<EvidenceDetailDto> {
    return EvidenceDetailDto.of(
      await receive(request, NewOnsiteEvidenceDto, (upload) => this.onsite.record(caller, id, upload)),
    );
  }

  @Post('onsite-evidence/:id/retirement')
  @HttpCode(200)
  @Requires('evidence.recordOnsite')
  @Does('Take an on-site record out of use', 'Nothing of it is deleted.')
  @ApiId('proof')
  @ApiOkResponse({ type: EvidenceDetailDto })
  async retire(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RetireEvidenceDto,
  ): Promise<EvidenceDetailDto> {
    return EvidenceDetailDto.of(await this.onsite.retire(caller, id, body));
  }
}
