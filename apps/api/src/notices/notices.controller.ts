import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { NoticesService, type Caller } from '@dabiao/application';
import { CurrentCaller, SignedIn } from '../http/access';
import { langOf } from '../http/lang';
import { Does } from '../openapi/describe';
import { NoticesPageDto, NoticesQuery, ReadNoticesDto, UnreadNoticesDto } from './notices.dto';

@Controller('notices')
@ApiTags('notices')
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  @Get()
  @SignedIn()
  @Does("The caller's own notices")
  @ApiOkResponse({ type: NoticesPageDto })
  async page(
    @CurrentCaller() caller: Caller,
    @Query() { unread, kind, page, size }: NoticesQuery,
    @Req() request: FastifyRequest,
  ): Promise<NoticesPageDto> {
    const found = await this.notices.page(caller, { unread, kinds: kind }, { page, size });
    return NoticesPageDto.from(langOf(request), found);
  }

  @Get('unread-count')
  @SignedIn()
  @Does('How many of them are not read')
  @ApiOkResponse({ type: UnreadNoticesDto })
  async unread(@CurrentCaller() caller: Caller): Promise<UnreadNoticesDto> {
    return { unread: await this.notices.unread(caller) };
  }

  @Post('read')
  @HttpCode(200)
  @SignedIn()
  @Does('Mark notices as read', 'Ids that are not of the caller change nothing.')
  @ApiOkResponse({ type: UnreadNoticesDto })
  async read(@CurrentCaller() caller: Caller, @Body() body: ReadNoticesDto): Promise<UnreadNoticesDto> {
    return { unread: await this.notices.read(caller, body) };
  }
}
