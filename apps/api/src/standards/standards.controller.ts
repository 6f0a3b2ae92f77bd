import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiExtraModels, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EditionsService, type Caller } from '@dabiao/application';
import { compareEditions, type Edition, type EditionDifference } from '@dabiao/catalog';
import type { EditionRow } from '@dabiao/persistence';
import { CurrentCaller, Requires, SignedIn } from '../http/access';
import { ApiEditionPath, Does } from '../openapi/describe';
import { oneOf } from '../openapi/one-of';
import { EDITIONS } from './edition.dto';
import { EditionDifferenceDto, EditionSummaryDto, LoadedStandardDto, LoadStandardDto } from './standards.dto';

@Controller('standards')
@ApiTags('standards')
export class StandardsController {
  constructor(private readonly editions: EditionsService) {}

  @Get()
  @SignedIn()
  @Does('All editions that are loaded')
  @ApiOkResponse({ type: [EditionSummaryDto] })
  list(): Promise<Omit<EditionRow, 'source'>[]> {
    return this.editions.list();
  }

  @Post()
  @Requires('standard.manage')
  @Does(
    'Load an edition or an overlay',
    'The same content again changes nothing. Other content under the id of a loaded edition is refused: a change is a new edition.',
  )
  @ApiCreatedResponse({ type: LoadedStandardDto, description: 'It is new.' })
  @ApiOkResponse({ type: LoadedStandardDto, description: 'It was loaded already.' })
  async load(
    @CurrentCaller() caller: Caller,
    @Body() { yaml }: LoadStandardDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoadedStandardDto> {
    const loaded = await this.editions.load(caller, yaml);
    void reply.status(loaded.added ? 201 : 200);
    return loaded;
  }

  @Get(':id')
  @SignedIn()
  @Does('One edition, whole')
  @ApiEditionPath('id', 'Full id of the edition.')
  @ApiExtraModels(...Object.values(EDITIONS))
  @ApiOkResponse({ schema: oneOf('method', EDITIONS) })
  get(@Param('id') id: string): Promise<Edition> {
    return this.editions.get(id);
  }

  @Get(':before/changes/:after')
  @SignedIn()
  @Does('What changed between two editions, clause by clause')
  @ApiEditionPath('before', 'Full id of the earlier edition.')
  @ApiEditionPath('after', 'Full id of the later edition.')
  @ApiOkResponse({ type: EditionDifferenceDto })
  async compare(@Param('before') before: string, @Param('after') after: string): Promise<EditionDifference> {
    return compareEditions(await this.editions.get(before), await this.editions.get(after));
  }
}
