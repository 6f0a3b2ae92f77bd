import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ProofRequestsService, type Caller } from '@dabiao/application';
import { CurrentCaller, Requires } from '../http/access';
import { ApiClausePath, ApiId, Does } from '../openapi/describe';
import { ProofRequestDetailDto, ProofRequestsPageDto } from './proof-request.dto';
import {
  AnswerProofRequestDto,
  NewProofRequestDto,
  ProofRequestsQuery,
  ProofRequestStepDto,
  ReturnProofRequestDto,
  WithdrawProofRequestDto,
} from './proof-requests.dto';

@Controller()
@ApiTags('proofRequests')
export class ProofRequestsController {
  constructor(private readonly requests: ProofRequestsService) {}

  @Post('assessments/:id/clauses/:code/proof-requests')
  @Requires('proof.request')
  @Does('Ask a department for a proof of a clause')
  @ApiClausePath()
  @ApiCreatedResponse({ type: ProofRequestDetailDto })
  async ask(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) assessmentId: string,
    @Param('code') code: string,
    @Body() body: NewProofRequestDto,
  ): Promise<ProofRequestDetailDto> {
    return ProofRequestDetailDto.of(await this.requests.ask(caller, { assessmentId, code }, body));
  }

  @Get('proof-requests')
  @Requires('evidence.read')
  @Does('Requests for proofs at the hospitals the caller reaches; those due first come first')
  @ApiOkResponse({ type: ProofRequestsPageDto })
  async page(
    @CurrentCaller() caller: Caller,
    @Query() { page, size, ...listing }: ProofRequestsQuery,
  ): Promise<ProofRequestsPageDto> {
    return ProofRequestsPageDto.from(await this.requests.page(caller, listing, { page, size }));
  }

  @Get('proof-requests/:id')
  @Requires('evidence.read')
  @Does('One request for a proof')
  @ApiId('request')
  @ApiOkResponse({ type: ProofRequestDetailDto })
  async get(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<ProofRequestDetailDto> {
    return ProofRequestDetailDto.of(await this.requests.get(caller, id));
  }

  @Post('proof-requests/:id/answer')
  @HttpCode(200)
  @Requires('evidence.save')
  @Does(
    'Answer with words and proofs',
    'The proofs support the clause from now on. A department clerk answers only what the own department is asked.',
  )
  @ApiId('request')
  @ApiOkResponse({ type: ProofRequestDetailDto })
  async answer(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: AnswerProofRequestDto,
  ): Promise<ProofRequestDetailDto> {
    return ProofRequestDetailDto.of(await this.requests.answer(caller, id, body));
  }

  @Post('proof-requests/:id/acceptance')
  @HttpCode(200)
  @Requires('proof.request')
  @Does('The answer will do', 'Said by somebody other than the person who answered.')
  @ApiId('request')
  @ApiOkResponse({ type: ProofRequestDetailDto })
  async accept(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version }: ProofRequestStepDto,
  ): Promise<ProofRequestDetailDto> {
    return ProofRequestDetailDto.of(await this.requests.accept(caller, id, version));
  }

  @Post('proof-requests/:id/return')
  @HttpCode(200)
  @Requires('proof.request')
  @Does('The answer will not do', 'The request is open again.')
  @ApiId('request')
  @ApiOkResponse({ type: ProofRequestDetailDto })
  async return(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version, reason }: ReturnProofRequestDto,
  ): Promise<ProofRequestDetailDto> {
    return ProofRequestDetailDto.of(await this.requests.return(caller, id, version, reason));
  }

  @Post('proof-requests/:id/withdrawal')
  @HttpCode(200)
  @Requires('proof.request')
  @Does('The proof is not asked for any more')
  @ApiId('request')
  @ApiOkResponse({ type: ProofRequestDetailDto })
  async withdraw(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version, reason }: WithdrawProofRequestDto,
  ): Promise<ProofRequestDetailDto> {
    return ProofRequestDetailDto.of(await this.requests.withdraw(caller, id, version, reason));
  }
}
