import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
  UseInterceptors,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  AssessmentsService,
  ClausesService,
  VerdictsService,
  type Assessment,
  type Caller,
  type ClauseLine,
  type ClauseRecord,
} from '@dabiao/application';
import type { Page } from '@dabiao/persistence';
import { CurrentCaller, Requires } from '../http/access';
import { KeptAnswers } from '../http/kept-answers';
import { ApiClausePath, ApiId, Does } from '../openapi/describe';
import { AssessmentDto, AssessmentsPageDto } from './assessment.dto';
import {
  AssessmentsQuery,
  AssignDto,
  ChangeAssessmentDto,
  ClausesQuery,
  OpenAssessmentDto,
  SaveVerdictsDto,
} from './assessments.dto';
import { ClauseLineDto, ClauseRecordDto, ClausesPageDto } from './clause-line.dto';

@Controller()
@ApiTags('assessments')
export class AssessmentsController {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly clauses: ClausesService,
    private readonly verdicts: VerdictsService,
  ) {}

  @Get('assessments')
  @Requires('assessment.read')
  @Does('Assessments of the hospitals the caller reaches')
  @ApiOkResponse({ type: AssessmentsPageDto })
  list(@CurrentCaller() caller: Caller, @Query() query: AssessmentsQuery): Promise<Page<Assessment>> {
    return this.assessments.page(caller, query, query);
  }

  @Post('hospitals/:id/assessments')
  @Requires('assessment.manage')
  @Does('Open an edition for a hospital')
  @ApiId('hospital')
  @ApiCreatedResponse({ type: AssessmentDto })
  open(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: OpenAssessmentDto,
  ): Promise<Assessment> {
    return this.assessments.open(caller, id, body);
  }

  @Get('assessments/:id')
  @Requires('assessment.read')
  @Does('One assessment')
  @ApiId('assessment')
  @ApiOkResponse({ type: AssessmentDto })
  get(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<Assessment> {
    return this.assessments.get(caller, id);
  }

  @Patch('assessments/:id')
  @Requires('assessment.manage')
  @Does('Change target, date, options or certification stage')
  @ApiId('assessment')
  @ApiOkResponse({ type: AssessmentDto })
  change(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeAssessmentDto,
  ): Promise<Assessment> {
    return this.assessments.change(caller, id, body);
  }

  @Get('assessments/:id/clauses')
  @UseInterceptors(KeptAnswers)
  @Requires('assessment.read')
  @Does('The checklist', 'Clauses with their state, filtered and paged.')
  @ApiId('assessment')
  @ApiOkResponse({ type: ClausesPageDto })
  page(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { sort, page, size, ...filter }: ClausesQuery,
  ): Promise<Page<ClauseLine>> {
    return this.clauses.page(caller, id, filter, sort, { page, size });
  }

  @Get('assessments/:id/clauses/:code')
  @Requires('assessment.read')
  @Does('One clause of an assessment')
  @ApiClausePath()
  @ApiOkResponse({ type: ClauseLineDto })
  clause(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('code') code: string,
  ): Promise<ClauseLine> {
    return this.clauses.get(caller, id, code);
  }

  @Put('assessments/:id/verdicts')
  @HttpCode(200)
  @Requires('verdict.save')
  @Does(
    'Save verdicts, all or nothing',
    'Up to 1,000 in one transaction. Where somebody else changed one of the clauses the answer is 409 `clause.changed` with the ClauseRecords as they are now, and nothing is saved.',
  )
  @ApiId('assessment')
  @ApiOkResponse({ type: [ClauseRecordDto] })
  save(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { changes }: SaveVerdictsDto,
  ): Promise<ClauseRecord[]> {
    return this.verdicts.save(caller, id, changes);
  }

  @Put('assessments/:id/assignments')
  @HttpCode(200)
  @Requires('clause.assign')
  @Does(
    'Assign clauses to departments and people, all or nothing',
    'Up to 1,000 in one transaction. A field that is absent stays as it is; null takes it away.',
  )
  @ApiId('assessment')
  @ApiOkResponse({ type: [ClauseRecordDto] })
  assign(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { changes }: AssignDto,
  ): Promise<ClauseRecord[]> {
    return this.verdicts.assign(caller, id, changes);
  }
}
