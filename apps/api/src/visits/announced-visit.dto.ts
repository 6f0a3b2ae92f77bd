import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { VISIT_STATES, type VisitState } from '@dabiao/inspection';
import type { AnnouncedVisit } from '@dabiao/persistence';
import { day, regionCode, uuid } from '../openapi/fields';

@ApiSchema({
  name: 'AnnouncedVisit',
  description: 'A visit as its hospitals are told of it: neither who goes nor where else.',
})
export class AnnouncedVisitDto implements AnnouncedVisit {
  @ApiProperty({ ...uuid })
  id: string;

  @ApiProperty({ ...regionCode, description: 'The region that inspects.' })
  region: string;

  @ApiProperty({ type: String, description: 'The region as it is called, in Chinese.' })
  regionZh: string;

  @ApiProperty({ type: String, description: 'The region as it is called, in English.' })
  regionEn: string;

  @ApiProperty({ type: String })
  title: string;

  @ApiProperty({ type: String, description: 'What is looked at.' })
  scope: string;

  @ApiProperty({ ...day })
  firstDay: string;

  @ApiProperty({ ...day })
  lastDay: string;

  @ApiProperty({ enum: VISIT_STATES })
  state: VisitState;
}
