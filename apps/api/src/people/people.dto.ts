import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ROLES, type Role } from '@dabiao/access';
import type { PersonView } from '@dabiao/application';
import type { Page } from '@dabiao/persistence';
import { IfGiven } from '../http/if-given';
import { PageQuery } from '../http/page.dto';
import { IsVersion } from '../http/version';
import { MembershipDto } from './membership.dto';
import { count, instant, nameText, uuid, version } from '../openapi/fields';

export class PeopleQueryDto extends PageQuery {
  @ApiPropertyOptional({
    ...{ type: String, maxLength: 100 },
    description: 'Part of the name, the sign-in name, or the name of a hospital at which they hold a role.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string;

  @ApiPropertyOptional({ enum: ROLES, description: 'Only those who hold this role.' })
  @IsOptional()
  @IsIn(ROLES)
  role?: Role;
}

@ApiSchema({ name: 'CreatePerson' })
export class CreatePersonDto {
  @ApiProperty({
    type: String,
    pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{1,59}$',
    description: 'Sign-in name: letters, digits, dot, dash and underscore.',
    example: 'wang.fang',
  })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{1,59}$/)
  login: string;

  @ApiProperty({ ...nameText })
  @IsString()
  @Length(1, 200)
  @Matches(/\S/)
  name: string;

  @ApiProperty({
    type: String,
    maxLength: 200,
    description:
      'Initial password: ten characters or more, letters and digits. The person replaces it at the first sign-in.',
  })
  @IsString()
  @MaxLength(200)
  password: string;

  @ApiProperty({
    type: [MembershipDto],
    minItems: 1,
    maxItems: 50,
    description: 'The roles the person holds.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => MembershipDto)
  memberships: MembershipDto[];
}

@ApiSchema({ name: 'ChangePerson', description: 'Fields that are absent stay as they are.' })
export class ChangePersonDto {
  @ApiProperty({ ...version, description: 'The version that was read.' })
  @IsVersion()
  version: number;

  @ApiPropertyOptional({ ...nameText })
  @IfGiven()
  @IsString()
  @Length(1, 200)
  @Matches(/\S/)
  name?: string;

  @ApiPropertyOptional({
    type: Boolean,
    description: 'A disabled person cannot sign in; their sessions end at once.',
  })
  @IfGiven()
  @IsBoolean()
  disabled?: boolean;
}

@ApiSchema({ name: 'SetMemberships' })
export class SetMembershipsDto {
  @ApiProperty({ ...version, description: 'The version that was read.' })
  @IsVersion()
  version: number;

  @ApiProperty({
    type: [MembershipDto],
    minItems: 1,
    maxItems: 50,
    description: 'All roles the person holds from now on.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => MembershipDto)
  memberships: MembershipDto[];
}

@ApiSchema({ name: 'ResetPassword' })
export class ResetPasswordDto {
  @ApiProperty({ ...version, description: 'The version that was read.' })
  @IsVersion()
  version: number;

  @ApiProperty({ type: String, maxLength: 200, description: 'New initial password.' })
  @IsString()
  @MaxLength(200)
  password: string;
}

@ApiSchema({ name: 'Person', description: 'A person as administrators see them.' })
export class PersonDto {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({ type: String })
  login: string;

  @ApiProperty({ type: String })
  name: string;

  @ApiProperty({ type: Boolean })
  disabled: boolean;

  @ApiProperty({
    type: Boolean,
    description: 'Whether the person has yet to choose a password of their own.',
  })
  mustChangePassword: boolean;

  @ApiProperty({
    ...instant,
    nullable: true,
    description:
      'Until when sign-in is locked after failed attempts; null when it never was or is open again.',
  })
  lockedUntil: string | null;

  @ApiProperty({ type: Boolean, description: 'Demonstration account.' })
  demo: boolean;

  @ApiProperty({ ...instant })
  createdAt: string;

  @ApiProperty({ ...version })
  version: number;

  @ApiProperty({ type: [MembershipDto] })
  memberships: MembershipDto[];

  static from(person: PersonView): PersonDto {
    return { ...person, memberships: person.memberships.map(MembershipDto.from) };
  }
}

@ApiSchema({ name: 'PeoplePage' })
export class PeoplePageDto {
  @ApiProperty({ type: [PersonDto] })
  items: PersonDto[];

  @ApiProperty({ ...count, description: 'People in all.' })
  total: number;

  static from({ items, total }: Page<PersonView>): PeoplePageDto {
    return { items: items.map(PersonDto.from), total };
  }
}
