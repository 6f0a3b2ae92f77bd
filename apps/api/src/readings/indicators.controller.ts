import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { IndicatorsService, OwnIndicatorsService, type Caller } from '@dabiao/application';
import type { Indicator } from '@dabiao/indicators';
import type { Page } from '@dabiao/persistence';
import { CurrentCaller, Requires, SignedIn } from '../http/access';
import { ApiId, Does } from '../openapi/describe';
import { indicatorCode } from '../openapi/fields';
import {
  HospitalIndicatorsQuery,
  IndicatorChangeDto,
  IndicatorDto,
  IndicatorsPageDto,
  IndicatorsQuery,
  NewIndicatorDto,
} from './indicator.dto';

@Controller()
@ApiTags('readings')
export class IndicatorsController {
  constructor(
    private readonly indicators: IndicatorsService,
    private readonly own: OwnIndicatorsService,
  ) {}

  @Get('indicators')
  @SignedIn()
  @Does('Indicators of all standards and of goals, with the clauses they judge')
  @ApiOkResponse({ type: IndicatorsPageDto })
  page(@Query() { page, size, ...filter }: IndicatorsQuery): Promise<Page<Indicator>> {
    return this.indicators.page(null, filter, { page, size });
  }

  @Get('hospitals/:id/indicators')
  @Requires('assessment.read')
  @Does('The same with those the hospital has defined for itself')
  @ApiId('hospital')
  @ApiOkResponse({ type: IndicatorsPageDto })
  ofHospital(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { page, size, ...filter }: HospitalIndicatorsQuery,
  ): Promise<Page<Indicator>> {
    return this.own.page(caller, id, filter, { page, size });
  }

  @Post('hospitals/:id/indicators')
  @Requires('goal.manage')
  @Does(
    'Define an indicator for the goals of a hospital',
    'Its code must be free; code and unit stay for ever.',
  )
  @ApiId('hospital')
  @ApiCreatedResponse({ type: IndicatorDto })
  add(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: NewIndicatorDto,
  ): Promise<Indicator> {
    return this.own.add(caller, id, body);
  }

  @Patch('hospitals/:id/indicators/:code')
  @Requires('goal.manage')
  @Does('Change an indicator that the hospital has defined for itself, retire it or take it back into use')
  @ApiId('hospital')
  @ApiParam({ ...indicatorCode, name: 'code', description: 'Code of the indicator.' })
  @ApiOkResponse({ type: IndicatorDto })
  change(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('code') code: string,
    @Body() body: IndicatorChangeDto,
  ): Promise<Indicator> {
    return this.own.change(caller, id, code, body);
  }
}
