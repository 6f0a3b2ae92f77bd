import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { HistoryService, type Caller } from '@dabiao/application';
import type { HistoryEntry, Page } from '@dabiao/persistence';
import { CurrentCaller, Requires } from '../http/access';
import { PageQuery } from '../http/page.dto';
import { ApiClausePath, ApiId, Does } from '../openapi/describe';
import { day } from '../openapi/fields';
import { HistoryPageDto } from './history.dto';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class HistoryQuery extends PageQuery {
  @ApiPropertyOptional({ type: String, maxLength: 120, description: 'Id of what changed.' })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  subject?: string;

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
  @ApiOkResponse({ type: HistoryPageDto })
  hospital(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { page, size, ...filter }: HistoryQuery,
  ): Promise<Page<HistoryEntry>> {
    return this.history.ofHospital(caller, id, filter, { page, size });
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
