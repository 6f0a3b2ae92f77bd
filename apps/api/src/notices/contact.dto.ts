import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsEmail, IsIn, IsInt, IsString, Length, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { WEBHOOK_FORMATS, type ContactView, type WebhookFormat } from '@dabiao/application';
import { LANGS, type Lang } from '@dabiao/messages';
import { CHANNELS, type Channel } from '@dabiao/persistence';
import { IfGiven } from '../http/if-given';
import { count, day, instant, version } from '../openapi/fields';

const UnlessNull = (): PropertyDecorator => ValidateIf((_, value) => value !== null);
const savedVersion = { ...version, minimum: 0, example: 0 } as const;
const email = { type: String, maxLength: 254, example: 'wang.fang@example.org' } as const;
const webhook = {
  type: String,
  maxLength: 500,
  example: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0',
} as const;

@ApiSchema({ name: 'ChangeContact' })
export class ChangeContactDto {
  @ApiProperty({ ...savedVersion, description: 'The version that was read; 0 where nothing was saved yet.' })
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  version: number;

  @ApiProperty({ ...email, nullable: true, description: 'Null: no digest by e-mail.' })
  @UnlessNull()
  @IsString()
  @MaxLength(254)
  @IsEmail()
  email: string | null;

  @ApiProperty({
    ...{ ...webhook, nullable: true },
    description: 'Address of a WeCom or DingTalk group robot. Null: no digest there.',
  })
  @UnlessNull()
  @IsString()
  @Length(1, 500)
  webhookUrl: string | null;

  @ApiPropertyOptional({
    ...{ type: String, minLength: 1, maxLength: 200, nullable: true },
    description: 'With which a DingTalk robot wants its messages signed. Absent: as it was for this address.',
  })
  @IfGiven()
  @UnlessNull()
  @IsString()
  @Length(1, 200)
  webhookSecret?: string | null;

  @ApiProperty({ enum: LANGS, description: 'Language of the digest.' })
  @IsIn(LANGS)
  digestLang: Lang;
}

@ApiSchema({ name: 'OpenChannels', description: 'Which ways the operator of the server has opened.' })
export class OpenChannelsDto {
  @ApiProperty({ type: Boolean })
  email: boolean;

  @ApiProperty({ type: Boolean })
  webhook: boolean;
}

@ApiSchema({ name: 'DigestFailure' })
export class DigestFailureDto {
  @ApiProperty({ ...day, description: 'The day of the digest.' })
  day: string;

  @ApiProperty({ enum: CHANNELS })
  channel: Channel;

  @ApiProperty({ ...count, minimum: 1, description: 'How often it was tried.' })
  attempts: number;

  @ApiProperty({ type: String, description: 'A code, such as `smtp 550` or `webhook timeout`.' })
  error: string;

  @ApiProperty({ ...instant, nullable: true, description: 'When it is tried again; null: not any more.' })
  retryAt: string | null;
}

@ApiSchema({ name: 'Contact', description: 'Where the signed-in person wants the daily digest.' })
export class ContactDto {
  @ApiProperty({ ...savedVersion, description: '0 where nothing was saved yet.' })
  version: number;

  @ApiProperty({ ...email, nullable: true })
  email: string | null;

  @ApiProperty({ ...webhook, nullable: true })
  webhookUrl: string | null;

  @ApiProperty({
    ...{ type: String, enum: WEBHOOK_FORMATS, nullable: true },
    description:
      'What the address is of; null without one, and where the operator does not allow it any more.',
  })
  webhookFormat: WebhookFormat | null;

  @ApiProperty({ type: Boolean, description: 'Whether there is a secret. It is never shown.' })
  hasWebhookSecret: boolean;

  @ApiProperty({ enum: LANGS })
  digestLang: Lang;

  @ApiProperty({ type: OpenChannelsDto })
  open: OpenChannelsDto;

  @ApiProperty({
    ...{ type: DigestFailureDto, nullable: true },
    description: 'The last digest that did not arrive, unless one did later by the same way.',
  })
  lastFailure: DigestFailureDto | null;

  static from({ lastFailure, ...contact }: ContactView): ContactDto {
    return {
      ...contact,
      lastFailure: lastFailure && {
        day: lastFailure.day,
        channel: lastFailure.channel,
        attempts: lastFailure.attempts,
        error: lastFailure.error ?? '',
        retryAt: lastFailure.dueAt,
      },
    };
  }
}
