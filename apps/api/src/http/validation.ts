import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { invalid } from '@dabiao/kernel';

/** Checks bodies and queries against their DTO. Every field that is wrong is named, nothing unknown passes. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    exceptionFactory: (errors) => invalid('http.validation', {}, { errors: flatten(errors, '') }),
  });
}

interface FieldError {
  readonly field: string;
  readonly messages: readonly string[];
}

function flatten(errors: readonly ValidationError[], path: string): FieldError[] {
  return errors.flatMap((error) => {
    const field = path === '' ? error.property : `${path}.${error.property}`;
    const own = error.constraints ? [{ field, messages: Object.values(error.constraints) }] : [];
    return [...own, ...flatten(error.children ?? [], field)];
  });
}
