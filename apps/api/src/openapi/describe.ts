import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiParam } from '@nestjs/swagger';
import { clauseCode, editionId, month, regionCode, uuid } from './fields';

/** What a route does, in one line, and what a caller has to know beyond it. */
export const Does = (summary: string, description?: string): MethodDecorator =>
  ApiOperation({ summary, ...(description === undefined ? {} : { description }) });

/** The `:id` of a path. */
export const ApiId = (of: string, name = 'id'): MethodDecorator =>
  ApiParam({ ...uuid, name, description: `Id of the ${of}.` });

/** The `:id` and `:code` of a clause. */
export const ApiClausePath = (): MethodDecorator =>
  applyDecorators(
    ApiId('assessment'),
    ApiParam({ ...clauseCode, name: 'code', description: 'Code of the clause.' }),
  );

export const ApiRegionPath = (): MethodDecorator =>
  ApiParam({ ...regionCode, name: 'code', description: 'GB/T 2260 code of the region.' });

export const ApiMonthPath = (): MethodDecorator =>
  ApiParam({ ...month, name: 'month', description: 'The month.' });

/** An edition by its full id. */
export const ApiEditionPath = (name: string, description: string): MethodDecorator =>
  ApiParam({ ...editionId, name, description });
