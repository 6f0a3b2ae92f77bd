import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  EVIDENCE_KINDS,
  EVIDENCE_ORIGINS,
  LINK_LIMIT,
  type EvidenceDetail,
  type EvidenceKind,
  type EvidenceListing,
  type EvidenceOrigin,
} from '@dabiao/application';
import {
  EVIDENCE_SORTS,
  EVIDENCE_STATES,
  type Evidence,
  type EvidenceFile,
  type EvidenceLink,
  type EvidenceSort,
  type EvidenceState,
  type Page,
} from '@dabiao/persistence';
import { PageQuery } from '../http/page.dto';
import { IsVersion } from '../http/version';
import { author, count, day, instant, sha256, uuid, version } from '../openapi/fields';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** One line with something to read in it. */
const LINE = /^(?=.*\S)[^\u0000-\u001f\u007f]*$/;
/** Several lines. */
const LINES = /^[^\u0000]*$/;

const unlessAbsent = (property: string): PropertyDecorator =>
  ValidateIf((object: Record<string, unknown>) => object[property] !== undefined);

class DatesDto {
  @ApiPropertyOptional({
    type: Boolean,
    description: 'Seen only by those who save evidence at the hospital, and by inspectors.',
  })
  @IsOptional()
  @IsBoolean()
  confidential?: boolean;

  @ApiPropertyOptional({ ...day, nullable: true, description: 'Day it was issued.' })
  @IsOptional()
  @Matches(DAY)
  issuedOn?: string | null;

  @ApiPropertyOptional({
    ...day,
    nullable: true,
    description: 'First day in force; open without it.',
    example: '2026-01-01',
  })
  @IsOptional()
  @Matches(DAY)
  inForceFrom?: string | null;

  @ApiPropertyOptional({
    ...day,
    nullable: true,
    description: 'Last day in force; open without it.',
    example: '2026-12-31',
  })
  @IsOptional()
  @Matches(DAY)
  inForceTo?: string | null;

  @ApiPropertyOptional({ ...day, nullable: true, description: 'First day of the period it proves.' })
  @IsOptional()
  @Matches(DAY)
  periodFrom?: string | null;

  @ApiPropertyOptional({ ...day, nullable: true, description: 'Last day of the period it proves.' })
  @IsOptional()
  @Matches(DAY)
  periodTo?: string | null;

  @ApiPropertyOptional({ type: String, maxLength: 2000, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @Matches(LINES)
  note?: string | null;
}

@ApiSchema({ name: 'NewEvidence', description: 'What is said of a new proof.' })
export class NewEvidenceDto extends DatesDto {
  @ApiProperty({ type: String, minLength: 1, maxLength: 200 })
  @IsString()
  @Length(1, 200)
  @Matches(LINE)
  title: string;

  @ApiProperty({ enum: EVIDENCE_KINDS })
  @IsIn(EVIDENCE_KINDS)
  kind: EvidenceKind;
}

@ApiSchema({
  name: 'ChangeEvidence',
  description: 'Fields that are absent stay as they are; null empties one.',
})
export class ChangeEvidenceDto extends DatesDto {
  @ApiProperty({ ...version, description: 'The version that was read.' })
  @IsVersion()
  version: number;

  @ApiPropertyOptional({ type: String, minLength: 1, maxLength: 200 })
  @unlessAbsent('title')
  @IsString()
  @Length(1, 200)
  @Matches(LINE)
  title?: string;

  @ApiPropertyOptional({ enum: EVIDENCE_KINDS })
  @unlessAbsent('kind')
  @IsIn(EVIDENCE_KINDS)
  kind?: EvidenceKind;
}

@ApiSchema({ name: 'NewRevision' })
export class NewRevisionDto {
  @ApiProperty({ ...version, description: 'The version that was read.' })
  @IsVersion()
  version: number;

  @ApiPropertyOptional({
    type: String,
    maxLength: 2000,
    nullable: true,
    description: 'Replaces the note; absent leaves it.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @Matches(LINES)
  note?: string | null;
}

@ApiSchema({ name: 'RetireEvidence' })
export class RetireEvidenceDto {
  @ApiProperty({ ...version, description: 'The version that was read.' })
  @IsVersion()
  version: number;

  @ApiProperty({ type: String, minLength: 1, maxLength: 2000 })
  @IsString()
  @Length(1, 2000)
  @Matches(/\S/)
  @Matches(LINES)
  reason: string;
}

@ApiSchema({ name: 'ClauseRefs', description: 'Clauses of one assessment.' })
export class ClauseRefsDto {
  @ApiProperty({ ...uuid })
  @IsUUID()
  assessmentId: string;

  @ApiProperty({
    type: [String],
    minItems: 1,
    maxItems: LINK_LIMIT,
    description: "Codes of clauses of the assessment's edition.",
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LINK_LIMIT)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  codes: string[];
}

@ApiSchema({ name: 'Links' })
export class LinksDto {
  @ApiProperty({ type: [ClauseRefsDto], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ClauseRefsDto)
  links: ClauseRefsDto[];
}

export class EvidenceQueryDto extends PageQuery implements EvidenceListing {
  @ApiPropertyOptional({ type: String, maxLength: 100, description: 'Part of the title.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;

  @ApiPropertyOptional({ enum: EVIDENCE_KINDS, description: 'Only proofs of this kind.' })
  @IsOptional()
  @IsIn(EVIDENCE_KINDS)
  kind?: EvidenceKind;

  @ApiPropertyOptional({
    enum: EVIDENCE_ORIGINS,
    description: 'Only what the hospital added, or what inspectors recorded on site.',
  })
  @IsOptional()
  @IsIn(EVIDENCE_ORIGINS)
  origin?: EvidenceOrigin;

  @ApiPropertyOptional({ ...uuid, description: 'Only what inspectors recorded on this visit.' })
  @IsOptional()
  @IsUUID()
  visitId?: string;

  @ApiPropertyOptional({
    enum: EVIDENCE_STATES,
    description: 'expiring: in force on the day, and for the last time within `within` days of it.',
  })
  @IsOptional()
  @IsIn(EVIDENCE_STATES)
  state?: EvidenceState;

  @ApiPropertyOptional({ ...day, description: 'The day the state is told for; today without it.' })
  @IsOptional()
  @Matches(DAY)
  day?: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: 3660,
    default: 30,
    description: 'Days, with state expiring.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(3660)
  within?: number;

  @ApiPropertyOptional({ ...uuid, description: 'Only what supports this assessment.' })
  @IsOptional()
  @IsUUID()
  assessmentId?: string;

  @ApiPropertyOptional({
    type: String,
    maxLength: 40,
    description: 'With assessmentId: only what supports this clause.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  code?: string;

  @ApiPropertyOptional({ enum: EVIDENCE_SORTS, default: 'updatedAt', description: 'Sorted by.' })
  @IsOptional()
  @IsIn(EVIDENCE_SORTS)
  sort?: EvidenceSort;

  @ApiPropertyOptional({ enum: ['asc', 'desc'], default: 'desc', description: 'Which way.' })
  @IsOptional()
  @IsIn(['asc', 'desc'])
  order?: 'asc' | 'desc';
}

@ApiSchema({ name: 'EvidenceFile', description: 'A file of a revision.' })
export class EvidenceFileDto {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({ ...version })
  revision: number;

  @ApiProperty({ type: String, description: 'As the sender called it, without folders.' })
  name: string;

  @ApiProperty({ ...sha256, description: 'Of the content.' })
  sha256: string;

  @ApiProperty({ ...count, description: 'Size in bytes.' })
  bytes: number;

  @ApiProperty({ type: String, description: 'Told from the content.' })
  mediaType: string;

  @ApiProperty({ ...instant })
  addedAt: string;

  @ApiProperty({ ...author })
  addedBy: string;

  static from(file: EvidenceFile): EvidenceFileDto {
    const { id, revision, name, sha256, bytes, mediaType, addedAt, addedBy } = file;
    return { id, revision, name, sha256, bytes, mediaType, addedAt, addedBy };
  }
}

@ApiSchema({ name: 'EvidenceLink', description: 'A clause that the proof supports.' })
export class EvidenceLinkDto {
  @ApiProperty({ ...uuid })
  assessmentId: string;

  @ApiProperty({ type: String, description: 'Code of the clause.' })
  code: string;

  @ApiProperty({ ...instant })
  linkedAt: string;

  @ApiProperty({ ...author })
  linkedBy: string;

  @ApiProperty({
    type: Boolean,
    description: 'Recorded on site by an inspector, it shows that the clause is not met, and proves nothing.',
  })
  against: boolean;

  static from({ assessmentId, code, linkedAt, linkedBy, against }: EvidenceLink): EvidenceLinkDto {
    return { assessmentId, code, linkedAt, linkedBy, against };
  }
}

@ApiSchema({ name: 'Evidence', description: 'A proof.' })
export class EvidenceDto {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({ ...uuid })
  hospitalId: string;

  @ApiProperty({ type: String })
  title: string;

  @ApiProperty({ enum: EVIDENCE_KINDS })
  kind: string;

  @ApiProperty({
    type: Boolean,
    description: 'Seen only by those who save evidence at the hospital, and by inspectors.',
  })
  confidential: boolean;

  @ApiProperty({ enum: EVIDENCE_ORIGINS, description: 'onsite: recorded by an inspector.' })
  origin: string;

  @ApiProperty({ ...uuid, nullable: true, description: 'The visit on which an inspector recorded it.' })
  visitId: string | null;

  @ApiProperty({ ...day, nullable: true })
  issuedOn: string | null;

  @ApiProperty({ ...day, nullable: true })
  inForceFrom: string | null;

  @ApiProperty({ ...day, nullable: true })
  inForceTo: string | null;

  @ApiProperty({ ...day, nullable: true })
  periodFrom: string | null;

  @ApiProperty({ ...day, nullable: true })
  periodTo: string | null;

  @ApiProperty({ type: String, nullable: true })
  note: string | null;

  @ApiProperty({ ...version, description: 'Number of the newest revision, from 1.' })
  revision: number;

  @ApiProperty({ type: Boolean })
  retired: boolean;

  @ApiProperty({ type: String, nullable: true })
  retiredReason: string | null;

  @ApiProperty({ ...instant })
  createdAt: string;

  @ApiProperty({ ...author })
  createdBy: string;

  @ApiProperty({ ...instant })
  updatedAt: string;

  @ApiProperty({ ...version })
  version: number;

  static from(evidence: Evidence): EvidenceDto {
    return fieldsOf(evidence);
  }
}

@ApiSchema({
  name: 'EvidenceDetail',
  description: 'A proof with the files of all its revisions and what it supports.',
})
export class EvidenceDetailDto extends EvidenceDto {
  @ApiProperty({ type: [EvidenceFileDto], description: 'Of all revisions, the newest first.' })
  files: EvidenceFileDto[];

  @ApiProperty({ type: [EvidenceLinkDto] })
  links: EvidenceLinkDto[];

  static of({ evidence, files, links }: EvidenceDetail): EvidenceDetailDto {
    return {
      ...fieldsOf(evidence),
      files: files.map((file) => EvidenceFileDto.from(file)),
      links: links.map((link) => EvidenceLinkDto.from(link)),
    };
  }
}

@ApiSchema({ name: 'EvidencePage' })
export class EvidencePageDto {
  @ApiProperty({ type: [EvidenceDto] })
  items: EvidenceDto[];

  @ApiProperty({ ...count, description: 'Proofs in all.' })
  total: number;

  static from({ items, total }: Page<Evidence>): EvidencePageDto {
    return { items: items.map((one) => EvidenceDto.from(one)), total };
  }
}

function fieldsOf(evidence: Evidence): { readonly [field in keyof EvidenceDto]: EvidenceDto[field] } {
  const { id, hospitalId, title, kind, confidential, issuedOn, note, revision, version } = evidence;
  const { inForceFrom, inForceTo, periodFrom, periodTo, retired, retiredReason } = evidence;
  const { createdAt, createdBy, updatedAt, origin, visitId } = evidence;
  return {
    ...{ id, hospitalId, title, kind, confidential, issuedOn, inForceFrom, inForceTo, periodFrom, periodTo },
    ...{ note, origin, visitId, revision, retired, retiredReason, createdAt, createdBy, updatedAt, version },
  };
}
