import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsUUID, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { ROLES, type Membership, type Role, type Scope } from '@dabiao/access';
import { regionCode, uuid } from '../openapi/fields';

@ApiSchema({ name: 'Scope', description: 'Where a role is held.' })
export class ScopeDto {
  @ApiProperty({
    enum: ['hospital', 'region', 'everywhere'],
    description:
      'Where the role is held: at a hospital, in a region with everything below it, or everywhere.',
  })
  @IsIn(['hospital', 'region', 'everywhere'])
  kind: 'hospital' | 'region' | 'everywhere';

  @ApiPropertyOptional({ ...uuid, description: 'The hospital, when the kind is `hospital`.' })
  @ValidateIf(({ kind }: ScopeDto) => kind === 'hospital')
  @IsUUID()
  hospitalId?: string;

  @ApiPropertyOptional({
    ...regionCode,
    description: 'GB/T 2260 code, when the kind is `region`.',
    example: '141125',
  })
  @ValidateIf(({ kind }: ScopeDto) => kind === 'region')
  @Matches(/^\d{6}$/)
  region?: string;

  static toScope({ kind, hospitalId, region }: ScopeDto): Scope {
    if (kind === 'hospital') return { kind, hospitalId: hospitalId! };
    return kind === 'region' ? { kind, region: region! } : { kind };
  }
}

@ApiSchema({ name: 'Membership', description: 'A role and where it is held.' })
export class MembershipDto {
  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role: Role;

  @ApiProperty({ type: ScopeDto })
  @IsObject()
  @ValidateNested()
  @Type(() => ScopeDto)
  scope: ScopeDto;

  @ApiPropertyOptional({ ...uuid, nullable: true, description: 'The department of a department clerk.' })
  @IsOptional()
  @IsUUID()
  departmentId?: string | null;

  static toMembership({ role, scope, departmentId }: MembershipDto): Membership {
    return {
      role,
      scope: ScopeDto.toScope(scope),
      ...(typeof departmentId === 'string' ? { departmentId } : {}),
    };
  }

  static from({ role, scope, departmentId }: Membership): MembershipDto {
    return { role, scope, departmentId: departmentId ?? null };
  }
}
