import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { Inspection } from '@dabiao/catalog';
import { count } from '../openapi/fields';

@ApiSchema({ name: 'DueDays', description: 'Days by severity.' })
export class DueDaysDto {
  @ApiProperty({ ...count, example: 7 })
  critical: number;

  @ApiProperty({ ...count, example: 15 })
  major: number;

  @ApiProperty({ ...count, example: 30 })
  minor: number;
}

@ApiSchema({ name: 'EscalationDays', description: 'Days overdue.' })
export class EscalationDaysDto {
  @ApiProperty({ ...count, example: 15 })
  city: number;

  @ApiProperty({ ...count, example: 30 })
  province: number;
}

@ApiSchema({ name: 'Inspection', description: 'How the standard is inspected.' })
export class InspectionDto implements Inspection {
  @ApiProperty({
    enum: ['any-change', 'verdict-change'],
    description:
      "What at the hospital takes an inspector's verdict back: any change of the answer or its evidence, or only another verdict.",
  })
  reset: Inspection['reset'];

  @ApiProperty({ ...count, description: 'Days from a rejection within which the hospital may appeal, once.' })
  appealDays: number;

  @ApiProperty({ type: DueDaysDto, description: 'When a finding is due where nobody sets another day.' })
  dueDays: DueDaysDto;

  @ApiProperty({ type: EscalationDaysDto, description: 'When an overdue finding goes up.' })
  escalation: EscalationDaysDto;
}
