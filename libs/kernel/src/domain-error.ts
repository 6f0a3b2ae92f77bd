export type DomainErrorKind =
  'notFound' | 'conflict' | 'invalid' | 'forbidden' | 'unauthorized' | 'tooMany' | 'tooLarge';

/**
 * Something a person asked for that the rules do not allow. `code` is stable and public; it is also the key
 * of the message people read. `details` become fields of the problem document on HTTP.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: DomainErrorKind,
    readonly code: string,
    readonly params: Readonly<Record<string, string | number>> = {},
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

type Params = Readonly<Record<string, string | number>>;
type Details = Readonly<Record<string, unknown>>;

export const conflict = (code: string, params?: Params, details?: Details): DomainError =>
  new DomainError('conflict', code, params, details);
export const invalid = (code: string, params?: Params, details?: Details): DomainError =>
  new DomainError('invalid', code, params, details);
export const forbidden = (code: string, params?: Params): DomainError =>
  new DomainError('forbidden', code, params);

/** Absent and not yours look the same from outside. */
export const notFound = (what: string): DomainError => new DomainError('notFound', `${what}.notFound`);
