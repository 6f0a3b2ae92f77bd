import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
} from 'class-validator';
import { Matches, Max, Min } from 'class-validator';
import type { ReportJobView } from '@dabiao/application';
import { REPORT_FORMATS, type ReportFormat } from '@dabiao/documents';
import { LANGS, say, type Lang, type MessageKey } from '@dabiao/messages';
import {
  REPORT_JOB_PHASES,
  REPORT_JOB_STATES,
  type Page,
  type ReportJobPhase,
  type ReportJobState,
} from '@dabiao/persistence';
import { IfGiven } from '../http/if-given';
import { PageQuery } from '../http/page.dto';
import { count, instant, month, regionCode, sha256, uuid } from '../openapi/fields';
import { WordsDto } from '../standards/clause.dto';

const MONTH = new RegExp(month.pattern);
const REGION = new RegExp(regionCode.pattern);
const MOST = 2_147_483_647;
const formats = {
  enum: REPORT_FORMATS,
  isArray: true,
  minItems: 1,
  maxItems: REPORT_FORMATS.length,
} as const;
const revision = { type: 'integer', minimum: 1, maximum: MOST } as const;

@ApiSchema({ name: 'ReportOrder', description: 'The report of a hospital or of a region: one of the two.' })
export class ReportOrderDto {
  @ApiPropertyOptional({ ...uuid })
  @IfGiven()
  @IsUUID()
  hospitalId?: string;

  @ApiPropertyOptional({ ...regionCode })
  @IfGiven()
  @Matches(REGION)
  region?: string;

  @ApiProperty({ ...month })
  @Matches(MONTH)
  month: string;

  @ApiPropertyOptional({
    ...revision,
    description:
      'Of a hospital’s month. The accepted revision without it; the newest where none is accepted.',
  })
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(MOST)
  revision?: number;

  @ApiProperty({ ...formats })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(REPORT_FORMATS.length)
  @ArrayUnique()
  @IsIn(REPORT_FORMATS, { each: true })
  formats: ReportFormat[];

  @ApiProperty({ enum: LANGS })
  @IsIn(LANGS)
  lang: Lang;
}

export class ReportJobsQuery extends PageQuery {
  @ApiPropertyOptional({ ...uuid, description: 'Only of this hospital.' })
  @IsOptional()
  @IsUUID()
  hospitalId?: string;

  @ApiPropertyOptional({ ...regionCode, description: 'Only of this region.' })
  @IsOptional()
  @Matches(REGION)
  region?: string;

  @ApiPropertyOptional({ enum: REPORT_JOB_STATES, description: 'Only in this state.' })
  @IsOptional()
  @IsIn(REPORT_JOB_STATES)
  state?: ReportJobState;
}

@ApiSchema({ name: 'ReportFile' })
export class ReportFileDto {
  @ApiProperty({ enum: REPORT_FORMATS })
  format: ReportFormat;

  @ApiProperty({ type: String })
  name: string;

  @ApiProperty({ ...sha256 })
  sha256: string;

  @ApiProperty({ ...count })
  bytes: number;
}

@ApiSchema({ name: 'ReportProgress', description: 'Hospitals that are read, then files that are made.' })
export class ReportProgressDto {
  @ApiProperty({ enum: REPORT_JOB_PHASES })
  phase: ReportJobPhase;

  @ApiProperty({ ...count })
  done: number;

  @ApiProperty({ ...count, description: '0 while it is not known yet.' })
  of: number;
}

@ApiSchema({ name: 'ReportFailure' })
export class ReportFailureDto {
  @ApiProperty({ type: String, example: 'month.notFrozen' })
  code: string;

  @ApiProperty({ type: String, description: 'In the language of the request.' })
  message: string;
}

@ApiSchema({ name: 'ReportJob', description: 'An ordered report, how far it is, and its files.' })
export class ReportJobDto {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({ ...uuid, nullable: true })
  hospitalId: string | null;

  @ApiProperty({ ...regionCode, nullable: true })
  region: string | null;

  @ApiProperty({ type: WordsDto, description: 'Name of the hospital or region.' })
  place: WordsDto;

  @ApiProperty({ ...month })
  month: string;

  @ApiProperty({ ...revision, nullable: true, description: 'Null for the report of a region.' })
  revision: number | null;

  @ApiProperty({ ...formats })
  formats: ReportFormat[];

  @ApiProperty({ enum: LANGS })
  lang: Lang;

  @ApiProperty({ enum: REPORT_JOB_STATES })
  state: ReportJobState;

  @ApiProperty({ type: ReportProgressDto })
  progress: ReportProgressDto;

  @ApiProperty({ type: ReportFailureDto, nullable: true })
  failure: ReportFailureDto | null;

  @ApiProperty({ type: [ReportFileDto] })
  files: ReportFileDto[];

  @ApiProperty({ ...instant })
  createdAt: string;

  @ApiProperty({ ...instant, nullable: true })
  startedAt: string | null;

  @ApiProperty({ ...instant, nullable: true })
  finishedAt: string | null;

  @ApiProperty({ ...instant, nullable: true, description: 'When job and files are removed.' })
  expiresAt: string | null;

  static of({ job, place, files, expiresAt }: ReportJobView, lang: Lang): ReportJobDto {
    const { id, hospitalId, region, month: of, revision: which, state, phase, done, total, failure } = job;
    const message = failure && say(lang, failure.code as MessageKey, failure.params);
    return {
      ...{ id, hospitalId, region, place: { ...place }, month: of, revision: which, state },
      ...{ formats: job.formats as ReportFormat[], lang: job.lang as Lang },
      progress: { phase, done, of: total },
      failure: failure && { code: failure.code, message: message! },
      files: files.map(({ format, name, sha256: hash, bytes }) => ({
        ...{ format: format as ReportFormat, name, sha256: hash, bytes },
      })),
      ...{ createdAt: job.createdAt, startedAt: job.startedAt, finishedAt: job.finishedAt, expiresAt },
    };
  }
}

@ApiSchema({ name: 'ReportJobsPage' })
export class ReportJobsPageDto {
  @ApiProperty({ type: [ReportJobDto] })
  items: ReportJobDto[];

  @ApiProperty({ ...count, description: 'Jobs in all.' })
  total: number;

  static from({ items, total }: Page<ReportJobView>, lang: Lang): ReportJobsPageDto {
    return { items: items.map((one) => ReportJobDto.of(one, lang)), total };
  }
}
