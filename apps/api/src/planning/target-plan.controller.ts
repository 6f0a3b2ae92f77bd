import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { TargetPlanService, type Caller } from '@dabiao/application';
import { CurrentCaller, Requires } from '../http/access';
import { ApiId, Does } from '../openapi/describe';
import { TargetPlanDto, TargetPlanQuery } from './target-plan.dto';

@Controller()
@ApiTags('assessments')
export class TargetPlanController {
  constructor(private readonly plans: TargetPlanService) {}

  @Get('assessments/:id/target-plan')
  @Requires('assessment.read')
  @Does(
    'The cheapest way to the target by a day',
    'Fewest days of work; departments work side by side, each on one clause after the other, on weekdays. Where the time is not enough: as much as fits, and what is missing.',
  )
  @ApiId('assessment')
  @ApiOkResponse({ type: TargetPlanDto })
  plan(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() question: TargetPlanQuery,
  ): Promise<TargetPlanDto> {
    return this.plans.plan(caller, id, question) as Promise<TargetPlanDto>;
  }
}
