import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PlacesService } from '@dabiao/application';
import { SignedIn } from '../http/access';
import { Does } from '../openapi/describe';
import { RegionDto } from './places.dto';

@Controller('regions')
@ApiTags('hospitals')
export class RegionsController {
  constructor(private readonly places: PlacesService) {}

  @Get()
  @SignedIn()
  @Does('The tree of regions by code; each names its parent')
  @ApiOkResponse({ type: [RegionDto] })
  async list(): Promise<RegionDto[]> {
    return (await this.places.regions()).map(RegionDto.from);
  }
}
