import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  MovesService,
  MoveUndoService,
  type AssessmentView,
  type Caller,
  type Moved,
  type MovePreview,
} from '@dabiao/application';
import { AssessmentDto } from '../assessments/assessment.dto';
import { CurrentCaller, Requires } from '../http/access';
import { ApiId, Does } from '../openapi/describe';
import { MappedMoveDto, MoveDto, MovedDto, MovePreviewDto, MoveQuery, UndoDto } from './moves.dto';

@Controller('assessments/:id/move')
@ApiTags('assessments')
export class MovesController {
  constructor(
    private readonly moves: MovesService,
    private readonly undoing: MoveUndoService,
  ) {}

  @Get()
  @Requires('assessment.manage')
  @Does(
    'What moving to another edition would do',
    'Clause by clause, with the figures of today under both editions. Writes nothing.',
  )
  @ApiId('assessment')
  @ApiOkResponse({ type: MovePreviewDto })
  preview(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { to }: MoveQuery,
  ): Promise<MovePreview> {
    return this.moves.preview(caller, id, { to });
  }

  @Post('preview')
  @HttpCode(200)
  @Requires('assessment.manage')
  @Does('The same, with codes that somebody says belong together', 'Writes nothing.')
  @ApiId('assessment')
  @ApiOkResponse({ type: MovePreviewDto })
  previewMapped(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MappedMoveDto,
  ): Promise<MovePreview> {
    return this.moves.preview(caller, id, body);
  }

  @Post()
  @Requires('assessment.manage')
  @Does(
    'Move to another edition of the standard, all or nothing',
    'A new assessment goes on from the old one, which is closed. Answers to clauses that ask the same go on counting; where the text changed the old answer waits to be confirmed. Findings, appeals and requests go on with their clauses.',
  )
  @ApiId('assessment')
  @ApiCreatedResponse({ type: MovedDto })
  move(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: MoveDto,
  ): Promise<Moved> {
    return this.moves.move(caller, id, body);
  }

  @Delete()
  @Requires('assessment.manage')
  @Does(
    'Take a move back on its day',
    'The id is that of the assessment that moved. Refused with `move.worked` once anything was done in the new edition.',
  )
  @ApiId('assessment')
  @ApiOkResponse({ type: AssessmentDto })
  undo(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version }: UndoDto,
  ): Promise<AssessmentView> {
    return this.undoing.undo(caller, id, version);
  }
}
