import { ApiProperty } from '@nestjs/swagger';

/** Why something is refused. */
export class ReasonDto {
  @ApiProperty({ type: String, description: 'Stable name of the reason.', example: 'value.unit' })
  key: string;

  @ApiProperty({
    ...{ type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] } },
    description: 'Values that belong to the reason.',
    example: { found: '30天', unit: '%' },
  })
  params: Record<string, string | number>;

  @ApiProperty({
    type: String,
    description: 'The reason for people.',
    example: '“30天”的单位与要求的“%”不符',
  })
  message: string;
}
