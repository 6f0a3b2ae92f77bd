import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  ReadingEntryService,
  ReadingsJudgementService,
  ReadingsService,
  WindowsService,
  type Caller,
  type ClauseRecord,
  type IndicatorWindows,
  type ReadingRecord,
  type ReadingsJudgement,
} from '@dabiao/application';
import type { Page } from '@dabiao/persistence';
import { ClauseRecordDto } from '../assessments/clause-line.dto';
import { CurrentCaller, Requires } from '../http/access';
import { ApiId, Does } from '../openapi/describe';
import {
  MonthQuery,
  ReadingDto,
  ReadingsPageDto,
  ReadingsQuery,
  SaveReadingsDto,
  WindowsQuery,
} from './readings.dto';
import { ApplyJudgementDto, ReadingsJudgementDto, WindowsPageDto } from './window.dto';

@Controller()
@ApiTags('readings')
export class ReadingsController {
  constructor(
    private readonly readings: ReadingsService,
    private readonly entry: ReadingEntryService,
    private readonly windows: WindowsService,
    private readonly judgement: ReadingsJudgementService,
  ) {}

  @Get('hospitals/:id/readings')
  @Requires('assessment.read')
  @Does('Readings of a hospital', 'By indicator, the newest month first. Their history is that of their ids.')
  @ApiId('hospital')
  @ApiOkResponse({ type: ReadingsPageDto })
  page(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { page, size, ...filter }: ReadingsQuery,
  ): Promise<Page<ReadingRecord>> {
    return this.readings.page(caller, id, filter, { page, size });
  }

  @Put('hospitals/:id/readings')
  @HttpCode(200)
  @Requires('reading.save')
  @Does(
    'Save readings, all or nothing',
    'Up to 1,000 in one transaction. Where somebody else changed one of them the answer is 409 `reading.changed` with the Readings as they are now; where one is wrong, 422 `reading.invalid` with everything that is wrong with each.',
  )
  @ApiId('hospital')
  @ApiOkResponse({ type: [ReadingDto] })
  save(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { changes }: SaveReadingsDto,
  ): Promise<ReadingRecord[]> {
    return this.entry.save(caller, id, changes);
  }

  @Get('hospitals/:id/windows')
  @Requires('assessment.read')
  @Does('What the readings of a hospital add up to', 'Windows that end with a month, by indicator.')
  @ApiId('hospital')
  @ApiOkResponse({ type: WindowsPageDto })
  ofHospital(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { page, size, ...filter }: WindowsQuery,
  ): Promise<Page<IndicatorWindows>> {
    return this.windows.page(caller, id, filter, { page, size });
  }

  @Get('assessments/:id/readings-judgement')
  @Requires('assessment.read')
  @Does('What the readings say of the clauses', 'Clauses whose indicator has readings. Changes nothing.')
  @ApiId('assessment')
  @ApiOkResponse({ type: ReadingsJudgementDto })
  preview(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { month }: MonthQuery,
  ): Promise<ReadingsJudgement> {
    return this.judgement.preview(caller, id, month);
  }

  @Post('assessments/:id/readings-judgement')
  @HttpCode(200)
  @Requires('verdict.save')
  @Does(
    'Save what the readings say as verdicts, all or nothing',
    'As `PUT verdicts` does, with 409 `clause.changed`. 409 `judgement.changed`: other readings came since the calculation was shown. Answers with the clauses that have changed.',
  )
  @ApiId('assessment')
  @ApiOkResponse({ type: [ClauseRecordDto] })
  apply(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ApplyJudgementDto,
  ): Promise<ClauseRecord[]> {
    return this.judgement.apply(caller, id, body);
  }
}
