import { Body, Controller, Param, ParseUUIDPipe, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PlacesService, type Caller } from '@dabiao/application';
import { CurrentCaller, Requires } from '../http/access';
import { ApiId, Does } from '../openapi/describe';
import { ChangeDepartmentDto, DepartmentDto } from './places.dto';

@Controller('departments')
@ApiTags('hospitals')
export class DepartmentsController {
  constructor(private readonly places: PlacesService) {}

  @Patch(':id')
  @Requires('department.manage')
  @Does('Rename a department, retire it or take it back into use')
  @ApiId('department')
  @ApiOkResponse({ type: DepartmentDto })
  async change(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeDepartmentDto,
  ): Promise<DepartmentDto> {
    return DepartmentDto.from(await this.places.changeDepartment(caller, id, body));
  }
}
