import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger } from 'fastify';

/** Nest's own lines, in the same log as the requests. */
export class NestLog implements LoggerService {
  constructor(private readonly to: FastifyBaseLogger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.to.debug({ context: rest.at(-1) }, String(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.to.warn({ context: rest.at(-1) }, String(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.to.error({ context: rest.at(-1), details: rest.slice(0, -1) }, String(message));
  }
}
