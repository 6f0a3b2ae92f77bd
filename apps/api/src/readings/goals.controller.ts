import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { GoalsService, type Caller, type Goal, type GoalView } from '@dabiao/application';
import type { Page } from '@dabiao/persistence';
import { CurrentCaller, Requires } from '../http/access';
import { ApiId, Does } from '../openapi/describe';
import { GoalChangeDto, GoalDto, GoalsPageDto, GoalsQuery, GoalViewDto, NewGoalDto } from './goals.dto';
import { MonthQuery } from './readings.dto';

@Controller()
@ApiTags('readings')
export class GoalsController {
  constructor(private readonly goals: GoalsService) {}

  @Get('hospitals/:id/goals')
  @Requires('assessment.read')
  @Does('Goals of a hospital and where they stand', 'The first due first.')
  @ApiId('hospital')
  @ApiOkResponse({ type: GoalsPageDto })
  page(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { page, size, ...filter }: GoalsQuery,
  ): Promise<Page<GoalView>> {
    return this.goals.page(caller, id, filter, { page, size });
  }

  @Post('hospitals/:id/goals')
  @Requires('goal.manage')
  @Does('Set a goal')
  @ApiId('hospital')
  @ApiCreatedResponse({ type: GoalDto })
  add(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewGoalDto,
  ): Promise<Goal> {
    return this.goals.add(caller, id, body);
  }

  @Get('goals/:id')
  @Requires('assessment.read')
  @Does('One goal and where it stands')
  @ApiId('goal')
  @ApiOkResponse({ type: GoalViewDto })
  get(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { month }: MonthQuery,
  ): Promise<GoalView> {
    return this.goals.get(caller, id, month);
  }

  @Patch('goals/:id')
  @Requires('goal.manage')
  @Does('Change a goal, give it up, or take it back')
  @ApiId('goal')
  @ApiOkResponse({ type: GoalDto })
  change(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: GoalChangeDto,
  ): Promise<Goal> {
    return this.goals.change(caller, id, body);
  }
}
