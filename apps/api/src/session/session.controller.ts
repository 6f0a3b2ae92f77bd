import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SessionsService, type Begun, type SignedInCaller } from '@dabiao/application';
import { CONFIG, type Config } from '../config';
import { CurrentCaller, OwnSession, Public } from '../http/access';
import { Does } from '../openapi/describe';
import { giveToken, takeToken, tokenOf } from './cookie';
import { ChangePasswordDto, MeDto, SessionDto, SignInDto } from './session.dto';
import { SignInLimit } from './sign-in-limit';

@Controller()
@ApiTags('session')
export class SessionController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly limit: SignInLimit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('session')
  @Public()
  @Does('Sign in', 'The session is in the cookie `dabiao_session`.')
  @ApiCreatedResponse({ type: MeDto })
  async signIn(
    @Body() { login, password }: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeDto> {
    const signIn = { login, password, userAgent: userAgentOf(request), requestId: request.id };
    return this.give(reply, await this.limit.run(request.ip, () => this.sessions.signIn(signIn)));
  }

  @Get('session')
  @OwnSession()
  @Does('The signed-in person, their roles, and what they may do')
  @ApiOkResponse({ type: MeDto })
  async me(@CurrentCaller() caller: SignedInCaller): Promise<MeDto> {
    return MeDto.from(await this.sessions.me(caller));
  }

  @Delete('session')
  @HttpCode(204)
  @OwnSession()
  @Does('Sign out')
  @ApiNoContentResponse()
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.signOut(tokenOf(request)!);
    takeToken(reply, this.config.secureCookies);
  }

  @Post('session/password')
  @HttpCode(200)
  @OwnSession()
  @Does('Choose a new password', 'All sessions of the person end; this one is replaced by a new one.')
  @ApiOkResponse({ type: MeDto })
  async changePassword(
    @CurrentCaller() caller: SignedInCaller,
    @Body() body: ChangePasswordDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeDto> {
    return this.give(reply, await this.sessions.changeOwnPassword(caller, body, userAgentOf(request)));
  }

  @Get('sessions')
  @OwnSession()
  @Does('The sessions of the signed-in person')
  @ApiOkResponse({ type: [SessionDto] })
  async list(@CurrentCaller() caller: SignedInCaller): Promise<SessionDto[]> {
    return (await this.sessions.list(caller)).map(SessionDto.from);
  }

  @Delete('sessions')
  @HttpCode(204)
  @OwnSession()
  @Does('Sign out everywhere, here too')
  @ApiNoContentResponse()
  async signOutEverywhere(
    @CurrentCaller() caller: SignedInCaller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.signOutEverywhere(caller);
    takeToken(reply, this.config.secureCookies);
  }

  private give(reply: FastifyReply, { token, me }: Begun): MeDto {
    giveToken(reply, token, this.config.secureCookies);
    return MeDto.from(me);
  }
}

const userAgentOf = (request: FastifyRequest): string => request.headers['user-agent'] ?? '';
