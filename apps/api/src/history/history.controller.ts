import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { HistoryService, type Caller, type HistoryHead, type TrailPage } from '@dabiao/application';
import { CHANGE_KINDS, type ChangeKind, type HistoryEntry, type Page } from '@dabiao/persistence';
import { CurrentCaller, Requires } from '../http/access';
import { PageQuery } from '../http/page.dto';
import { ApiClausePath, ApiId, Does } from '../openapi/describe';
import { author, clauseCode, day, uuid } from '../openapi/fields';
import { HistoryHeadDto, HistoryPageDto, TrailPageDto } from './history.dto';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class HistoryQuery extends PageQuery {
  @ApiPropertyOptional({ enum: [...CHANGE_KINDS], description: 'What kind of thing changed.' })
  @IsOptional()
  @IsIn(CHANGE_KINDS)
  kind?: ChangeKind;

  @ApiPropertyOptional({ type: String, maxLength: 120, description: 'Id of what changed.' })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  subject?: string;

  @ApiPropertyOptional({ ...uuid, description: 'The assessment it belongs to.' })
  @IsOptional()
  @IsUUID()
  assessmentId?: string;

  @ApiPropertyOptional({ ...clauseCode, description: 'Code of the clause.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  code?: string;

  @ApiPropertyOptional({ ...author, maxLength: 36, description: 'Who did it.' })
  @IsOptional()
  @IsString()
  @MaxLength(36)
  by?: string;

  @ApiPropertyOptional({ type: String, maxLength: 36, description: 'The request in which it was done.' })
  @IsOptional()
  @IsString()
  @MaxLength(36)
  requestId?: string;

  @ApiPropertyOptional({ ...day, description: 'First day.' })
  @IsOptional()
  @Matches(DAY)
  from?: string;

  @ApiPropertyOptional({ ...day, description: 'Last day.' })
  @IsOptional()
  @Matches(DAY)
  to?: string;
}

@Controller()
@ApiTags('history')
export class HistoryController {
  constructor(private readonly history: HistoryService) {}

  @Get('hospitals/:id/history')
  @Requires('history.read')
  @Does('Everything that changed at a hospital, newest first')
  @ApiId('hospital')
  @ApiOkResponse({ type: TrailPageDto })
  hospital(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { page, size, ...filter }: HistoryQuery,
  ): Promise<TrailPage> {
    return this.history.ofHospital(caller, id, filter, { page, size });
  }

  @Get('hospitals/:id/history/head')
  @Requires('history.read')
  @Does('The end of the chain of a hospital', 'Compare the fingerprint with the one that was signed.')
  @ApiId('hospital')
  @ApiOkResponse({ type: HistoryHeadDto })
  head(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<HistoryHead> {
    return this.history.headOfHospital(caller, id);
  }

  @Get('trail')
  @Requires('trail.readSystem')
  @Does('Everything that changed at no single hospital, newest first', 'People, sessions and standards.')
  @ApiOkResponse({ type: TrailPageDto })
  system(@Query() { page, size, ...filter }: HistoryQuery): Promise<TrailPage> {
    return this.history.ofSystem(filter, { page, size });
  }

  @Get('trail/head')
  @Requires('trail.readSystem')
  @Does('The end of that chain')
  @ApiOkResponse({ type: HistoryHeadDto })
  systemHead(): Promise<HistoryHead> {
    return this.history.headOfSystem();
  }

  @Get('assessments/:id/history')
  @Requires('assessment.read')
  @Does('Everything that changed in an assessment, newest first')
  @ApiId('assessment')
  @ApiOkResponse({ type: HistoryPageDto })
  assessment(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<HistoryEntry>> {
    return this.history.ofAssessment(caller, id, undefined, query);
  }

  @Get('assessments/:id/clauses/:code/history')
  @Requires('assessment.read')
  @Does('Everything that changed in a clause, newest first')
  @ApiClausePath()
  @ApiOkResponse({ type: HistoryPageDto })
  clause(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('code') code: string,
    @Query() query: PageQuery,
  ): Promise<Page<HistoryEntry>> {
    return this.history.ofAssessment(caller, id, code, query);
  }
}
