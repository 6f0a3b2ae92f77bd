import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiSchema, ApiTags } from '@nestjs/swagger';
import { ROLES, type Role } from '@dabiao/access';
import { ColleaguesService, type Caller } from '@dabiao/application';
import type { Colleague } from '@dabiao/persistence';
import { CurrentCaller, Requires } from '../http/access';
import { ApiId, Does } from '../openapi/describe';
import { uuid } from '../openapi/fields';

@ApiSchema({ name: 'Colleague', description: 'Somebody whose role covers a hospital.' })
export class ColleagueDto implements Colleague {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({ type: String })
  name: string;

  @ApiProperty({ enum: ROLES, isArray: true, description: 'Held over the hospital.' })
  roles: Role[];

  @ApiProperty({
    type: Boolean,
    description: 'Holds a role at the hospital itself and can sign in: work can be given to them.',
  })
  staff: boolean;

  @ApiProperty({ ...uuid, nullable: true, description: "The clerk's department." })
  departmentId: string | null;
}

@Controller()
@ApiTags('hospitals')
export class ColleaguesController {
  constructor(private readonly colleagues: ColleaguesService) {}

  @Get('hospitals/:id/colleagues')
  @Requires('hospital.read')
  @Does('People whose role covers the hospital', 'Their names stand beside what they did.')
  @ApiId('hospital')
  @ApiOkResponse({ type: [ColleagueDto] })
  list(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<Colleague[]> {
    return this.colleagues.ofHospital(caller, id);
  }
}
