import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { PERMISSIONS, type Permission } from '@dabiao/access';
import type { Me, SessionView } from '@dabiao/application';
import { instant, uuid } from '../openapi/fields';
import { PersonDto } from '../people/people.dto';

@ApiSchema({ name: 'SignIn' })
export class SignInDto {
  @ApiProperty({
    type: String,
    maxLength: 60,
    description: 'Sign-in name, in any case.',
    example: 'wang.fang',
  })
  @IsString()
  @MaxLength(60)
  login: string;

  @ApiProperty({ type: String, maxLength: 200 })
  @IsString()
  @MaxLength(200)
  password: string;
}

@ApiSchema({ name: 'ChangePassword' })
export class ChangePasswordDto {
  @ApiProperty({ type: String, maxLength: 200, description: 'The password so far.' })
  @IsString()
  @MaxLength(200)
  current: string;

  @ApiProperty({ type: String, maxLength: 200, description: 'Ten characters or more, letters and digits.' })
  @IsString()
  @MaxLength(200)
  next: string;
}

@ApiSchema({ name: 'Me', description: 'The signed-in person, their roles, and what they may do.' })
export class MeDto {
  @ApiProperty({ type: PersonDto, description: 'The signed-in person and their roles.' })
  person: PersonDto;

  @ApiProperty({
    enum: PERMISSIONS,
    isArray: true,
    description: 'Everything they may do at one place or another.',
  })
  permissions: Permission[];

  static from({ person, permissions }: Me): MeDto {
    return { person: PersonDto.from(person), permissions: [...permissions] };
  }
}

@ApiSchema({ name: 'Session', description: 'A session of the signed-in person.' })
export class SessionDto {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({ ...instant })
  createdAt: string;

  @ApiProperty({ ...instant })
  lastSeenAt: string;

  @ApiProperty({ ...instant, description: 'When it ends unless it is used before.' })
  expiresAt: string;

  @ApiProperty({ type: String, description: 'The browser, as it names itself.' })
  userAgent: string;

  @ApiProperty({ type: Boolean, description: 'Whether this is the session that asks.' })
  current: boolean;

  static from(session: SessionView): SessionDto {
    return { ...session };
  }
}
