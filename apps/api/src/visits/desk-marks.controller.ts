import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiSchema, ApiTags } from '@nestjs/swagger';
import { IsISO8601, Matches } from 'class-validator';
import { DeskMarksService, type Caller, type DeskMark } from '@dabiao/application';
import { CurrentCaller, Requires } from '../http/access';
import { ApiId, Does } from '../openapi/describe';
import { instant, uuid } from '../openapi/fields';

@ApiSchema({ name: 'MarkSeen' })
export class MarkSeenDto {
  @ApiProperty({ ...instant, description: 'The caller has seen everything up to here; not in the future.' })
  @Matches(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z$/)
  @IsISO8601({ strict: true })
  seenAt: string;
}

@ApiSchema({ name: 'DeskMark', description: 'Up to when the caller has seen what changed at a hospital.' })
export class DeskMarkDto implements DeskMark {
  @ApiProperty({ ...uuid })
  hospitalId: string;

  @ApiProperty({ ...instant })
  seenAt: string;
}

@Controller('hospitals')
@ApiTags('visits')
export class DeskMarksController {
  constructor(private readonly marks: DeskMarksService) {}

  @Post(':id/desk-mark')
  @HttpCode(200)
  @Requires('review.decide')
  @Does(
    'Everything at a hospital has been seen up to an instant',
    'A mark never goes back: the answer is where it stands.',
  )
  @ApiId('hospital')
  @ApiOkResponse({ type: DeskMarkDto })
  mark(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { seenAt }: MarkSeenDto,
  ): Promise<DeskMark> {
    return this.marks.mark(caller, id, seenAt);
  }
}
