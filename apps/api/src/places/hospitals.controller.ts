import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PlacesService, type Caller } from '@dabiao/application';
import { CurrentCaller, Requires } from '../http/access';
import { ApiId, Does } from '../openapi/describe';
import {
  ChangeHospitalDto,
  CreateDepartmentDto,
  CreateHospitalDto,
  DepartmentDto,
  HospitalDto,
  HospitalsPageDto,
  HospitalsQueryDto,
} from './places.dto';

@Controller('hospitals')
@ApiTags('hospitals')
export class HospitalsController {
  constructor(private readonly places: PlacesService) {}

  @Get()
  @Requires('hospital.read')
  @Does('Hospitals the caller can read, by region and name')
  @ApiOkResponse({ type: HospitalsPageDto })
  async page(@CurrentCaller() caller: Caller, @Query() query: HospitalsQueryDto): Promise<HospitalsPageDto> {
    const { region: under, text } = query;
    return HospitalsPageDto.from(await this.places.hospitals(caller, query, { under, text }));
  }

  @Post()
  @Requires('hospital.manage')
  @Does('Add a hospital to a region')
  @ApiCreatedResponse({ type: HospitalDto })
  async create(@CurrentCaller() caller: Caller, @Body() body: CreateHospitalDto): Promise<HospitalDto> {
    return HospitalDto.from(await this.places.createHospital(caller, body));
  }

  @Get(':id')
  @Requires('hospital.read')
  @Does('One hospital')
  @ApiId('hospital')
  @ApiOkResponse({ type: HospitalDto })
  async get(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<HospitalDto> {
    return HospitalDto.from(await this.places.hospital(caller, id));
  }

  @Patch(':id')
  @Requires('hospital.manage')
  @Does('Rename a hospital')
  @ApiId('hospital')
  @ApiOkResponse({ type: HospitalDto })
  async change(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeHospitalDto,
  ): Promise<HospitalDto> {
    return HospitalDto.from(await this.places.changeHospital(caller, id, body));
  }

  @Get(':id/departments')
  @Requires('hospital.read')
  @Does('Departments of a hospital, retired ones too')
  @ApiId('hospital')
  @ApiOkResponse({ type: [DepartmentDto] })
  async departments(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<DepartmentDto[]> {
    return (await this.places.departments(caller, id)).map(DepartmentDto.from);
  }

  @Post(':id/departments')
  @Requires('department.manage')
  @Does('Add a department')
  @ApiId('hospital')
  @ApiCreatedResponse({ type: DepartmentDto })
  async createDepartment(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { name }: CreateDepartmentDto,
  ): Promise<DepartmentDto> {
    return DepartmentDto.from(await this.places.createDepartment(caller, id, name));
  }
}
