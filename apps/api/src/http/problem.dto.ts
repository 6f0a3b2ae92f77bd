import { ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiSchema, getSchemaPath } from '@nestjs/swagger';
import { ROLES, type Role } from '@dabiao/access';
import type { PasswordProblem, WorkSince } from '@dabiao/application';
import { API_CODES } from '@dabiao/messages';
import { author, clauseCode, count, instant, uuid } from '../openapi/fields';
import { ReasonDto } from './reason.dto';
import { SheetProblemDto } from './sheet-problem.dto';

@ApiSchema({ name: 'FieldError', description: 'A field of the request that is wrong.' })
export class FieldErrorDto {
  @ApiProperty({
    type: String,
    description: 'Path of the field in the body or query.',
    example: 'changes.0.version',
  })
  field: string;

  @ApiProperty({ type: [String], description: 'What is wrong with it.' })
  messages: string[];
}

@ApiSchema({ name: 'AnswerProblem', description: 'Why the answer for a clause is refused.' })
export class AnswerProblemDto extends ReasonDto {
  @ApiProperty({ type: String, description: 'Field of the answer.', example: 'value' })
  field: string;
}

@ApiSchema({ name: 'FileProblem', description: 'What is wrong with a standards file, and where.' })
export class FileProblemDto extends ReasonDto {
  @ApiProperty({ type: String, description: 'What the file is called.' })
  file: string;

  @ApiProperty({ type: 'integer', minimum: 1 })
  line: number;

  @ApiProperty({ type: 'integer', minimum: 1 })
  column: number;

  @ApiProperty({ type: String, description: 'The place as field names.', example: 'clauses[12].rule.unit' })
  path: string;
}

@ApiSchema({ name: 'ClauseProblems', description: 'A clause of a refused batch.' })
export class ClauseProblemsDto {
  @ApiPropertyOptional({ type: String, description: 'The assessment, where a request is about several.' })
  assessmentId?: string;

  @ApiProperty({ type: String, description: 'Code of the clause.', example: '1.1.1' })
  code: string;

  @ApiProperty({ type: [AnswerProblemDto], description: 'Everything that is wrong with its answer.' })
  problems: AnswerProblemDto[];
}

@ApiSchema({ name: 'ReadingProblems', description: 'A reading of a refused batch.' })
export class ReadingProblemsDto {
  @ApiProperty({ ...count, description: 'Its position in the batch, from 0.' })
  index: number;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'Its row, where it came from a sheet.' })
  row?: number;

  @ApiProperty({ type: String, example: 'avg_length_of_stay' })
  indicator: string;

  @ApiProperty({ type: String, description: 'As it was sent.', example: '2026-06' })
  month: string;

  @ApiProperty({ type: [AnswerProblemDto], description: 'Everything that is wrong with it.' })
  problems: AnswerProblemDto[];
}

@ApiSchema({ name: 'WorkSince', description: 'Something that was done after a move.' })
export class WorkSinceDto implements WorkSince {
  @ApiProperty({ type: String, description: 'The kind of change, as in the trail.', example: 'clause' })
  kind: string;

  @ApiProperty({ ...clauseCode, nullable: true })
  code: string | null;

  @ApiProperty({ ...instant })
  at: string;

  @ApiProperty({ ...author })
  by: string;

  @ApiProperty({ type: String, nullable: true, description: 'What they are called.' })
  name: string | null;
}

const PASSWORD_PROBLEMS: PasswordProblem[] = [
  ...(['tooShort', 'tooLong', 'noLetter', 'noDigit', 'isLogin', 'common'] as const),
];

/** `http.internal` is what the code `internal` says. */
const CODES = API_CODES.filter((code) => code !== 'http.internal');

@ApiExtraModels(FileProblemDto, SheetProblemDto)
@ApiSchema({ name: 'Problem', description: 'Problem details (RFC 9457), for every failure.' })
export class ProblemDto {
  @ApiProperty({
    type: String,
    description: '`urn:dabiao:` and the code.',
    example: 'urn:dabiao:session.none',
  })
  type: string;

  @ApiProperty({
    type: String,
    description: 'The reason for people: in Chinese, or in English where `Accept-Language` begins with en.',
    example: '请先登录',
  })
  title: string;

  @ApiProperty({ type: 'integer', minimum: 400, maximum: 599, description: 'The HTTP status.' })
  status: number;

  @ApiProperty({
    type: String,
    example: 'session.none',
    description: [
      'The reason for programs. A code never changes its meaning; new ones may come.',
      `Ours: ${CODES.map((code) => `\`${code}\``).join(', ')}.`,
      'Of the HTTP layer: `http.` and the status, such as `http.400` for a malformed id or body, `http.404` for an unknown path.',
      '`internal`: a failure on our side; ask with the requestId.',
    ].join('\n\n'),
  })
  code: string;

  @ApiProperty({ type: String, description: 'Finds the request in the log and in the history.' })
  requestId: string;

  @ApiPropertyOptional({
    type: [FieldErrorDto],
    description:
      'Where single fields are wrong, as with `http.validation`, `assessment.invalid`, `finding.invalid`, `goal.invalid` and `evidence.dates`: which.',
  })
  errors?: FieldErrorDto[];

  @ApiPropertyOptional({
    oneOf: [
      { type: 'object', additionalProperties: true },
      { type: 'array', items: { type: 'object', additionalProperties: true } },
    ],
    description:
      'With `record.changed`, `visit.state` and `proofRequest.state`: the record as it is now. With `clause.changed`: the ClauseRecord of every clause that somebody else changed. With `review.changed`: the Review of every clause that was decided or changed since. With `finding.exists` and `appeal.exists`: the one that is there. With `reading.changed`: the Reading of every one that somebody else changed. With `judgement.changed`: the JudgementLine of every clause whose readings have changed.',
  })
  current?: unknown;

  @ApiPropertyOptional({
    type: [ClauseProblemsDto],
    description: 'With `clause.invalid` and `review.invalid`.',
  })
  clauses?: ClauseProblemsDto[];

  @ApiPropertyOptional({ type: [ReadingProblemsDto], description: 'With `reading.invalid`.' })
  readings?: ReadingProblemsDto[];

  @ApiPropertyOptional({
    type: 'array',
    items: {
      oneOf: [
        { type: 'string', enum: PASSWORD_PROBLEMS },
        { $ref: getSchemaPath(FileProblemDto) },
        { $ref: getSchemaPath(SheetProblemDto) },
      ],
    },
    description:
      'With `password.weak`: what the password lacks. With `standard.broken`, `sheet.unreadable` and `sheet.invalid`: every problem of the file.',
  })
  problems?: (PasswordProblem | FileProblemDto | SheetProblemDto)[];

  @ApiPropertyOptional({
    ...{ type: 'object', additionalProperties: { type: 'integer' } },
    description: 'With `month.warnings`: how much is open, by kind.',
  })
  counts?: Record<string, number>;

  @ApiPropertyOptional({
    ...{ type: 'array', items: { type: 'object', additionalProperties: true } },
    description:
      'With `sheet.conflicts`, `readingSheet.conflicts` and `evidenceSheet.conflicts`: every SheetConflict, ReadingsSheetConflict or EvidenceSheetConflict that needs a choice.',
  })
  conflicts?: object[];

  @ApiPropertyOptional({ ...count, description: 'With `sheet.conflicts`: send it with the choices.' })
  seen?: number;

  @ApiPropertyOptional({ enum: ROLES, description: 'With `membership.scope`: the role.' })
  role?: Role;

  @ApiPropertyOptional({ type: String, description: 'With `finding.state` and `appeal.state`: where it is.' })
  state?: string;

  @ApiPropertyOptional({
    type: String,
    description: 'With `finding.state` and `appeal.state`: the step that is not allowed from there.',
  })
  action?: string;

  @ApiPropertyOptional({
    ...uuid,
    description: 'With `assessment.moved`: the assessment in which it goes on.',
  })
  movedTo?: string;

  @ApiPropertyOptional({
    type: [WorkSinceDto],
    description: 'With `move.worked`: the first of what was done since the move.',
  })
  changes?: WorkSinceDto[];

  @ApiPropertyOptional({
    ...count,
    description: 'With `report.tooMany`: how many orders may be under way at once.',
  })
  limit?: number;

  @ApiPropertyOptional({ ...count, description: 'With `session.tooMany`: seconds to wait.' })
  retryAfterSeconds?: number;
}
