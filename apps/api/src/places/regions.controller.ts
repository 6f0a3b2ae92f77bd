import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { PlacesService, RegionsBookService, type Caller } from '@dabiao/application';
import { CurrentCaller, Requires, SignedIn } from '../http/access';
import { Does } from '../openapi/describe';
import { regionCode } from '../openapi/fields';
import { ChangeRegionDto, CreateRegionDto, RegionDto } from './places.dto';

@Controller('regions')
@ApiTags('hospitals')
export class RegionsController {
  constructor(
    private readonly places: PlacesService,
    private readonly book: RegionsBookService,
  ) {}

  @Get()
  @SignedIn()
  @Does('The tree of regions by code; each names its parent')
  @ApiOkResponse({ type: [RegionDto] })
  async list(): Promise<RegionDto[]> {
    return (await this.places.regions()).map(RegionDto.from);
  }

  @Post()
  @Requires('region.manage')
  @Does('Add a province, city or county', 'Its code must be free; code and parent stay for ever.')
  @ApiCreatedResponse({ type: RegionDto })
  async add(@CurrentCaller() caller: Caller, @Body() body: CreateRegionDto): Promise<RegionDto> {
    return RegionDto.from(await this.book.add(caller, body));
  }

  @Patch(':code')
  @Requires('region.manage')
  @Does('Rename a region')
  @ApiParam({ ...regionCode, name: 'code', description: 'GB/T 2260 code.' })
  @ApiOkResponse({ type: RegionDto })
  async change(
    @CurrentCaller() caller: Caller,
    @Param('code') code: string,
    @Body() body: ChangeRegionDto,
  ): Promise<RegionDto> {
    return RegionDto.from(await this.book.change(caller, code, body));
  }
}
