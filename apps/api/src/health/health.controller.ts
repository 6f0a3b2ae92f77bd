import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiSchema, ApiTags } from '@nestjs/swagger';
import { EditionsService } from '@dabiao/application';
import { Public } from '../http/access';
import { Does } from '../openapi/describe';
import { count } from '../openapi/fields';

@ApiSchema({ name: 'Live' })
export class LiveDto {
  @ApiProperty({ enum: ['up'] })
  status: 'up';
}

@ApiSchema({ name: 'Ready' })
export class ReadyDto {
  @ApiProperty({ enum: ['ready'] })
  status: 'ready';

  @ApiProperty({ ...count, description: 'Editions that are loaded.' })
  editions: number;
}

@Controller('health')
@ApiTags('health')
export class HealthController {
  constructor(private readonly editions: EditionsService) {}

  @Get('live')
  @Public()
  @Does('The process is up')
  @ApiOkResponse({ type: LiveDto })
  live(): LiveDto {
    return { status: 'up' };
  }

  @Get('ready')
  @Public()
  @Does('The database answers and the standards are loaded')
  @ApiOkResponse({ type: ReadyDto })
  async ready(): Promise<ReadyDto> {
    return { status: 'ready', editions: (await this.editions.list()).length };
  }
}
