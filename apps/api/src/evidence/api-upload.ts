import { applyDecorators, type Type } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, getSchemaPath } from '@nestjs/swagger';

/** Describes a form of `record` and files in the OpenAPI document. */
export const ApiUpload = (record: Type): MethodDecorator =>
  applyDecorators(
    ApiConsumes('multipart/form-data'),
    ApiExtraModels(record),
    ApiBody({
      required: true,
      description: 'The field `record` must come first.',
      schema: {
        type: 'object',
        required: ['record', 'files'],
        properties: {
          record: { $ref: getSchemaPath(record) },
          files: { type: 'array', minItems: 1, items: { type: 'string', format: 'binary' } },
        },
      },
    }),
  );
