import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { HistoryHead } from '@dabiao/application';
import { CHANGE_KINDS, type HistoryEntry } from '@dabiao/persistence';
import { author, count, day, instant, recordOfText, sha256, uuid } from '../openapi/fields';

const state = { type: 'object', additionalProperties: true, nullable: true } as const;

@ApiSchema({
  name: 'HistoryEntry',
  description:
    'One change, for ever. Entries of a hospital form a hash chain, and those of no hospital another.',
})
export class HistoryEntryDto implements HistoryEntry {
  @ApiProperty({ type: String, description: 'Id of the hospital, or `system`.' })
  chain: string;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Position in the chain, from 1.' })
  n: number;

  @ApiProperty({ ...instant })
  at: string;

  @ApiProperty({ ...day, description: 'The same moment as a day in Shanghai.' })
  day: string;

  @ApiProperty({ ...author, description: 'Who did it.' })
  by: string;

  @ApiProperty({ type: String, description: 'The request in which it was done.' })
  requestId: string;

  @ApiProperty({ enum: [...CHANGE_KINDS], description: 'What kind of thing changed.' })
  kind: HistoryEntry['kind'];

  @ApiProperty({ type: String, description: 'Id of what changed.' })
  subject: string;

  @ApiProperty({ ...uuid, nullable: true, description: 'The assessment it belongs to.' })
  assessmentId: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Code of the clause, with kinds clause and link.',
  })
  code: string | null;

  @ApiProperty({
    ...state,
    description: 'What it was: a ClauseRecord, an Assessment, … by kind; null for what is new.',
  })
  before: unknown;

  @ApiProperty({ ...state, description: 'What it is since then; null for what is gone.' })
  after: unknown;

  @ApiProperty({ ...sha256, description: 'Over the content and the hash of the entry before.' })
  hash: string;
}

@ApiSchema({ name: 'HistoryPage' })
export class HistoryPageDto {
  @ApiProperty({ type: [HistoryEntryDto] })
  items: HistoryEntryDto[];

  @ApiProperty({ ...count, description: 'Entries in all.' })
  total: number;
}

@ApiSchema({ name: 'TrailPage' })
export class TrailPageDto extends HistoryPageDto {
  @ApiProperty({ ...recordOfText, description: 'Names of those who did it or are named in it, by id.' })
  people: Readonly<Record<string, string>>;
}

@ApiSchema({
  name: 'HistoryHead',
  description: 'The end of a chain: whoever keeps it can prove a later change.',
})
export class HistoryHeadDto implements HistoryHead {
  @ApiProperty({ ...count, description: 'Entries in the chain.' })
  n: number;

  @ApiProperty({ ...sha256, description: 'Hash of the last entry, which binds all before it.' })
  hash: string;

  @ApiProperty({
    ...{ type: String, pattern: '^([0-9a-f]{4}-){4}[0-9a-f]{4}$', example: '3f2a-91bc-77de-0a14-5c3e' },
    description: 'The beginning of the hash, short enough to compare on paper.',
  })
  fingerprint: string;
}
