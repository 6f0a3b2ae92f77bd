import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { RegionStandings } from '@dabiao/application';
import { HospitalComplianceDto } from '../compliance/compliance.dto';
import { count, day } from '../openapi/fields';

@ApiSchema({ name: 'RegionStandings', description: 'All hospitals of a region with the figures of today.' })
export class RegionStandingsDto implements RegionStandings {
  @ApiProperty({ ...day })
  day: string;

  @ApiProperty({ type: [HospitalComplianceDto], description: 'By region and name.' })
  items: HospitalComplianceDto[];

  @ApiProperty({ ...count, description: 'Hospitals in all.' })
  total: number;
}
