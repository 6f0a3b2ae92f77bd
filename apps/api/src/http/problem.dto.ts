import { ApiExtraModels, ApiProperty, ApiPropertyOptional, ApiSchema, getSchemaPath } from '@nestjs/swagger';
import { ROLES, type Role } from '@dabiao/access';
import type { PasswordProblem } from '@dabiao/application';
import { API_CODES } from '@dabiao/messages';
import { count } from '../openapi/fields';

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

/** Why something is refused. */
class ReasonDto {
  @ApiProperty({ type: String, description: 'Stable name of the reason.', example: 'value.unit' })
  key: string;

  @ApiProperty({
    ...{ type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] } },
    description: 'Values that belong to the reason.',
    example: { found: '30天', unit: '%' },
  })
  params: Record<string, string | number>;

  @ApiProperty({
    type: String,
    description: 'The reason for people.',
    example: '“30天”的单位与要求的“%”不符',
  })
  message: string;
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

const PASSWORD_PROBLEMS: PasswordProblem[] = [
  ...(['tooShort', 'tooLong', 'noLetter', 'noDigit', 'isLogin', 'common'] as const),
];

/** `http.internal` is what the code `internal` says. */
const CODES = API_CODES.filter((code) => code !== 'http.internal');

@ApiExtraModels(FileProblemDto)
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
      'With `http.validation`, `assessment.invalid`, `finding.invalid` and `evidence.dates`: the fields that are wrong.',
  })
  errors?: FieldErrorDto[];

  @ApiPropertyOptional({
    oneOf: [
      { type: 'object', additionalProperties: true },
      { type: 'array', items: { type: 'object', additionalProperties: true } },
    ],
    description:
      'With `record.changed`: the record as it is now. With `clause.changed`: the ClauseRecord of every clause that somebody else changed. With `review.changed`: the Review of every clause that was decided or changed since. With `finding.exists` and `appeal.exists`: the one that is there.',
  })
  current?: unknown;

  @ApiPropertyOptional({
    type: [ClauseProblemsDto],
    description: 'With `clause.invalid` and `review.invalid`.',
  })
  clauses?: ClauseProblemsDto[];

  @ApiPropertyOptional({
    type: 'array',
    items: { oneOf: [{ type: 'string', enum: PASSWORD_PROBLEMS }, { $ref: getSchemaPath(FileProblemDto) }] },
    description:
      'With `password.weak`: what the password lacks. With `standard.broken`: every problem of the file.',
  })
  problems?: (PasswordProblem | FileProblemDto)[];

  @ApiPropertyOptional({ enum: ROLES, description: 'With `membership.scope`: the role.' })
  role?: Role;

  @ApiPropertyOptional({ type: String, description: 'With `finding.state` and `appeal.state`: where it is.' })
  state?: string;

  @ApiPropertyOptional({
    type: String,
    description: 'With `finding.state` and `appeal.state`: the step that is not allowed from there.',
  })
  action?: string;

  @ApiPropertyOptional({ ...count, description: 'With `session.tooMany`: seconds to wait.' })
  retryAfterSeconds?: number;
}
