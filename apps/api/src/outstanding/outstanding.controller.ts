import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { OutstandingService, type Caller, type Outstanding } from '@dabiao/application';
import { CurrentCaller, Requires } from '../http/access';
import { ApiId, Does } from '../openapi/describe';
import { OutstandingDto } from './outstanding.dto';

@Controller()
@ApiTags('compliance')
export class OutstandingController {
  constructor(private readonly work: OutstandingService) {}

  @Get('hospitals/:id/outstanding')
  @Requires('assessment.read')
  @Does(
    'What is still to be done at a hospital',
    'By assessment with the clauses that block a gate or the next level, by department, and by day.',
  )
  @ApiId('hospital')
  @ApiOkResponse({ type: OutstandingDto })
  ofHospital(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<Outstanding> {
    return this.work.ofHospital(caller, id);
  }
}
