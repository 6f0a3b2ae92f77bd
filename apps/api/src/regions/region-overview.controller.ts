import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  RegionsService,
  RegionStandingsService,
  type Caller,
  type RegionStandings,
  type RegionTrend,
  type WeakClauses,
} from '@dabiao/application';
import { CurrentCaller, Requires } from '../http/access';
import { ApiRegionPath, Does } from '../openapi/describe';
import { RegionStandingsDto } from './region-standings.dto';
import { RegionTrendDto, RegionTrendQuery, WeakClausesPageDto, WeakClausesQuery } from './regions.dto';

@Controller('regions/:code')
@ApiTags('compliance')
export class RegionOverviewController {
  constructor(
    private readonly regions: RegionsService,
    private readonly standings: RegionStandingsService,
  ) {}

  @Get('standings')
  @Requires('assessment.read')
  @Does(
    'Where all hospitals of a region stand today',
    'For people of the whole region. Everything that ranks and classes are made of, in one answer: at most 500 hospitals, with the number of all. For a page at a time, or a past day: `GET /api/regions/{code}/compliance`.',
  )
  @ApiRegionPath()
  @ApiOkResponse({ type: RegionStandingsDto })
  all(@CurrentCaller() caller: Caller, @Param('code') code: string): Promise<RegionStandings> {
    return this.standings.of(caller, code);
  }

  @Get('weak-clauses')
  @Requires('assessment.read')
  @Does(
    'The clauses of an edition that the hospitals of a region lack',
    'For people of the whole region. Those that most hospitals lack come first; `GET /api/standards/{id}/clauses/{code}/hospitals` lists the hospitals of one.',
  )
  @ApiRegionPath()
  @ApiOkResponse({ type: WeakClausesPageDto })
  weakClauses(
    @CurrentCaller() caller: Caller,
    @Param('code') code: string,
    @Query() { page, size, ...wish }: WeakClausesQuery,
  ): Promise<WeakClauses> {
    return this.regions.weakClauses(caller, code, wish, { page, size });
  }

  @Get('trend')
  @Requires('report.read')
  @Does(
    'A figure of a region month by month',
    'For people of the whole region. Numerators and denominators of its hospitals added up: of the current month as it stands, of earlier ones as they were frozen – the accepted revision, else the one that waits for acceptance. Every month names the hospitals that are in it.',
  )
  @ApiRegionPath()
  @ApiOkResponse({ type: RegionTrendDto })
  trend(
    @CurrentCaller() caller: Caller,
    @Param('code') code: string,
    @Query() wish: RegionTrendQuery,
  ): Promise<RegionTrend> {
    return this.regions.trend(caller, code, wish);
  }
}
