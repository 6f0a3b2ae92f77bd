import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import {
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import type { Department, Hospital, Page, Region } from '@dabiao/persistence';
import { PageQuery } from '../http/page.dto';
import { IfGiven } from '../http/if-given';
import { IsVersion } from '../http/version';
import { count, day, instant, nameText, regionCode, uuid, version } from '../openapi/fields';

@ApiSchema({ name: 'Region', description: 'A province, city or county.' })
export class RegionDto {
  @ApiProperty({ ...regionCode, description: 'GB/T 2260 code.' })
  code: string;

  @ApiProperty({
    ...regionCode,
    nullable: true,
    description: 'Code of the region it lies in; null at the top.',
  })
  parent: string | null;

  @ApiProperty({ type: String })
  nameZh: string;

  @ApiProperty({ type: String })
  nameEn: string;

  @ApiProperty({ ...version, minimum: 0, description: '0 of one that came with the demonstration.' })
  version: number;

  static from({ code, parent, nameZh, nameEn, version }: Region): RegionDto {
    return { code, parent, nameZh, nameEn, version };
  }
}

@ApiSchema({ name: 'CreateRegion' })
export class CreateRegionDto {
  @ApiProperty({
    ...{ type: String, pattern: '^(?!00)\\d{6}$', example: '141125' },
    description:
      'GB/T 2260 code: two digits each for the province, the city and the county. It stays for ever.',
  })
  @Matches(/^(?!00)\d{6}$/)
  code: string;

  @ApiProperty({
    ...regionCode,
    nullable: true,
    description: 'Code of the region it lies in, which must be there; null for a province.',
    example: '141100',
  })
  @ValidateIf((_, value) => value !== null)
  @Matches(/^\d{6}$/)
  parent: string | null;

  @ApiProperty({ ...nameText })
  @IsString()
  @Length(1, 200)
  @Matches(/\S/)
  nameZh: string;

  @ApiProperty({ ...nameText })
  @IsString()
  @Length(1, 200)
  @Matches(/\S/)
  nameEn: string;
}

@ApiSchema({ name: 'ChangeRegion', description: 'Fields that are absent stay as they are.' })
export class ChangeRegionDto {
  @ApiProperty({ ...version, minimum: 0, description: 'The version that was read.' })
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  version: number;

  @ApiPropertyOptional({ ...nameText })
  @IfGiven()
  @IsString()
  @Length(1, 200)
  @Matches(/\S/)
  nameZh?: string;

  @ApiPropertyOptional({ ...nameText })
  @IfGiven()
  @IsString()
  @Length(1, 200)
  @Matches(/\S/)
  nameEn?: string;
}

export class HospitalsQueryDto extends PageQuery {
  @ApiPropertyOptional({ ...regionCode, description: 'Only hospitals in this region.', example: '141100' })
  @IsOptional()
  @Matches(/^\d{6}$/)
  region?: string;

  @ApiPropertyOptional({ type: String, maxLength: 100, description: 'Part of the name, in either language.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string;
}

@ApiSchema({ name: 'CreateHospital' })
export class CreateHospitalDto {
  @ApiProperty({
    ...regionCode,
    description: 'GB/T 2260 code of its county, city or province.',
    example: '141125',
  })
  @Matches(/^\d{6}$/)
  region: string;

  @ApiProperty({ ...nameText })
  @IsString()
  @Length(1, 200)
  @Matches(/\S/)
  nameZh: string;

  @ApiProperty({ ...nameText })
  @IsString()
  @Length(1, 200)
  @Matches(/\S/)
  nameEn: string;
}

@ApiSchema({ name: 'ChangeHospital', description: 'Fields that are absent stay as they are.' })
export class ChangeHospitalDto {
  @ApiProperty({ ...version, description: 'The version that was read.' })
  @IsVersion()
  version: number;

  @ApiPropertyOptional({ ...nameText })
  @IfGiven()
  @IsString()
  @Length(1, 200)
  @Matches(/\S/)
  nameZh?: string;

  @ApiPropertyOptional({ ...nameText })
  @IfGiven()
  @IsString()
  @Length(1, 200)
  @Matches(/\S/)
  nameEn?: string;
}

@ApiSchema({ name: 'Hospital' })
export class HospitalDto {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({ ...regionCode })
  region: string;

  @ApiProperty({ type: String })
  nameZh: string;

  @ApiProperty({ type: String })
  nameEn: string;

  @ApiProperty({ type: Boolean, description: 'Demonstration data.' })
  demo: boolean;

  @ApiProperty({ ...instant })
  createdAt: string;

  @ApiProperty({ ...version })
  version: number;

  static from({ id, region, nameZh, nameEn, demo, createdAt, version }: Hospital): HospitalDto {
    return { id, region, nameZh, nameEn, demo, createdAt, version };
  }
}

@ApiSchema({ name: 'HospitalsPage' })
export class HospitalsPageDto {
  @ApiProperty({ type: [HospitalDto] })
  items: HospitalDto[];

  @ApiProperty({ ...count, description: 'Hospitals in all.' })
  total: number;

  static from({ items, total }: Page<Hospital>): HospitalsPageDto {
    return { items: items.map(HospitalDto.from), total };
  }
}

@ApiSchema({ name: 'CreateDepartment' })
export class CreateDepartmentDto {
  @ApiProperty({ ...nameText })
  @IsString()
  @Length(1, 200)
  @Matches(/\S/)
  name: string;
}

@ApiSchema({ name: 'ChangeDepartment', description: 'Fields that are absent stay as they are.' })
export class ChangeDepartmentDto {
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
    description:
      'True retires it from today on: nothing is assigned to it any more. False takes it back into use.',
  })
  @IfGiven()
  @IsBoolean()
  retired?: boolean;
}

@ApiSchema({ name: 'Department' })
export class DepartmentDto {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({ ...uuid })
  hospitalId: string;

  @ApiProperty({ type: String })
  name: string;

  @ApiProperty({
    ...day,
    nullable: true,
    description: 'Day from which nothing is assigned to it; null while it is in use.',
  })
  retiredOn: string | null;

  @ApiProperty({ ...version })
  version: number;

  static from({ id, hospitalId, name, retiredOn, version }: Department): DepartmentDto {
    return { id, hospitalId, name, retiredOn, version };
  }
}
