import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsUUID,
  Matches,
} from 'class-validator';
import { noticeText, type NoticesPage } from '@dabiao/application';
import type { Lang } from '@dabiao/messages';
import { NOTICE_KINDS, type NoticeKind } from '@dabiao/notices';
import type { Notice } from '@dabiao/persistence';
import { IfGiven } from '../http/if-given';
import { PageQuery } from '../http/page.dto';
import { clauseCode, codes, count, day, instant, month, uuid } from '../openapi/fields';
import { HospitalDto } from '../places/places.dto';

const asList = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? [value] : value);
const asFlag = ({ value }: { value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

export class NoticesQuery extends PageQuery {
  @ApiPropertyOptional({ type: Boolean, description: 'Only those not read yet, or only those read.' })
  @IsOptional()
  @Transform(asFlag)
  @IsBoolean()
  unread?: boolean;

  @ApiPropertyOptional({
    ...{ enum: NOTICE_KINDS, isArray: true, maxItems: NOTICE_KINDS.length },
    description: 'Only of these kinds.',
  })
  @IsOptional()
  @Transform(asList)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(NOTICE_KINDS.length)
  @IsIn(NOTICE_KINDS, { each: true })
  kind?: NoticeKind[];
}

@ApiSchema({ name: 'Notice', description: 'What the signed-in person is told.' })
export class NoticeDto {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({ enum: NOTICE_KINDS })
  kind: NoticeKind;

  @ApiProperty({ type: String, description: 'In the language of the request.' })
  text: string;

  @ApiProperty({ ...uuid, description: 'The hospital it is about.' })
  hospitalId: string;

  @ApiProperty({ ...uuid, nullable: true, description: 'The assessment it is about, if it is about one.' })
  assessmentId: string | null;

  @ApiProperty({ ...clauseCode, nullable: true, description: 'The clause, where it is about one only.' })
  code: string | null;

  @ApiProperty({
    ...{ ...uuid, nullable: true },
    description: 'Id of the finding, proof, appeal or request, where it is about one only.',
  })
  subject: string | null;

  @ApiProperty({ ...month, nullable: true, description: 'The reporting month, if it is about one.' })
  month: string | null;

  @ApiProperty({ ...count, minimum: 1, description: 'How many things it is about.' })
  count: number;

  @ApiProperty({ ...codes, maxItems: 5, description: 'The first codes.' })
  codes: string[];

  @ApiProperty({ ...day, description: 'The day it is of.' })
  day: string;

  @ApiProperty({ ...instant })
  createdAt: string;

  @ApiProperty({ ...instant, nullable: true, description: 'Null while it is not read.' })
  readAt: string | null;

  static from(lang: Lang, notice: Notice): NoticeDto {
    const { id, kind, hospitalId, assessmentId, code, subject, params, createdAt, readAt } = notice;
    return {
      ...{ id, kind, text: noticeText(lang, notice), hospitalId, assessmentId, code, subject },
      month: params.values['month']?.toString() ?? null,
      ...{ count: params.count, codes: [...params.codes], day: notice.day, createdAt, readAt },
    };
  }
}

@ApiSchema({ name: 'NoticesPage' })
export class NoticesPageDto {
  @ApiProperty({ type: [NoticeDto], description: 'The newest first.' })
  items: NoticeDto[];

  @ApiProperty({ ...count, description: 'Notices in all.' })
  total: number;

  @ApiProperty({ type: [HospitalDto], description: 'The hospitals they are about.' })
  hospitals: HospitalDto[];

  static from(lang: Lang, { items, total, hospitals }: NoticesPage): NoticesPageDto {
    return {
      items: items.map((notice) => NoticeDto.from(lang, notice)),
      total,
      hospitals: hospitals.map(HospitalDto.from),
    };
  }
}

@ApiSchema({ name: 'ReadNotices', description: 'Either `ids` or `upTo`.' })
export class ReadNoticesDto {
  @ApiPropertyOptional({
    ...{ type: [String], minItems: 1, maxItems: 200, items: { type: 'string', format: 'uuid' } },
    description: 'These.',
  })
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  ids?: string[];

  @ApiPropertyOptional({
    ...instant,
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
    description: 'All up to the moment of the newest that was seen: its `createdAt`.',
  })
  @IfGiven()
  @Matches(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  upTo?: string;
}

@ApiSchema({ name: 'UnreadNotices' })
export class UnreadNoticesDto {
  @ApiProperty({ ...count, description: 'How many notices are not read.' })
  unread: number;
}
