import { Controller, Get, Param, ParseUUIDPipe, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import {
  ComplianceService,
  type Caller,
  type Compliance,
  type HospitalCompliance,
  type TrendPoint,
} from '@dabiao/application';
import type { Page } from '@dabiao/persistence';
import { CurrentCaller, Requires } from '../http/access';
import { KeptAnswers } from '../http/kept-answers';
import { PageQuery } from '../http/page.dto';
import { ApiId, ApiRegionPath, Does } from '../openapi/describe';
import { day } from '../openapi/fields';
import {
  ComplianceDto,
  HospitalComplianceDto,
  RegionCompliancePageDto,
  TrendPointDto,
} from './compliance.dto';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class AsOfQuery {
  @ApiPropertyOptional({ ...day, description: 'Any past day; today without it.' })
  @IsOptional()
  @Matches(DAY)
  asOf?: string;
}

export class RegionQuery extends PageQuery {
  @ApiPropertyOptional({ ...day, description: 'Any past day; today without it.' })
  @IsOptional()
  @Matches(DAY)
  asOf?: string;
}

export class TrendQuery {
  @ApiProperty({ ...day, description: 'First day.' })
  @Matches(DAY)
  from: string;

  @ApiProperty({ ...day, description: 'Last day.' })
  @Matches(DAY)
  to: string;
}

@Controller()
@ApiTags('compliance')
export class ComplianceController {
  constructor(private readonly compliance: ComplianceService) {}

  @Get('assessments/:id/compliance')
  @UseInterceptors(KeptAnswers)
  @Requires('assessment.read')
  @Does('Claimed, evidenced and confirmed results with the clauses behind them, on any day')
  @ApiId('assessment')
  @ApiOkResponse({ type: ComplianceDto })
  assessment(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { asOf }: AsOfQuery,
  ): Promise<Compliance> {
    return this.compliance.ofAssessment(caller, id, asOf);
  }

  @Get('assessments/:id/trend')
  @Requires('assessment.read')
  @Does(
    'The figures of every day from one to another',
    'At most 800 days; days before it was opened and after today are left out.',
  )
  @ApiId('assessment')
  @ApiOkResponse({ type: [TrendPointDto] })
  trend(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { from, to }: TrendQuery,
  ): Promise<TrendPoint[]> {
    return this.compliance.trend(caller, id, from, to);
  }

  @Get('hospitals/:id/compliance')
  @Requires('assessment.read')
  @Does('All assessments of a hospital, on any day')
  @ApiId('hospital')
  @ApiOkResponse({ type: HospitalComplianceDto })
  hospital(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { asOf }: AsOfQuery,
  ): Promise<HospitalCompliance> {
    return this.compliance.ofHospital(caller, id, asOf);
  }

  @Get('regions/:code/compliance')
  @Requires('assessment.read')
  @Does('Hospitals of a region with their assessments on any day, a page at a time')
  @ApiRegionPath()
  @ApiOkResponse({ type: RegionCompliancePageDto })
  region(
    @CurrentCaller() caller: Caller,
    @Param('code') code: string,
    @Query() { asOf, ...page }: RegionQuery,
  ): Promise<Page<HospitalCompliance>> {
    return this.compliance.ofRegion(caller, code, page, asOf);
  }
}
