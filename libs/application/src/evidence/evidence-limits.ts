import { Injectable } from '@nestjs/common';

/** How much may be uploaded. The only place that says so; tests put smaller limits in its place. */
@Injectable()
export class EvidenceLimits {
  readonly fileBytes: number = 50 * 2 ** 20;
  /** Files in one revision. */
  readonly files: number = 20;
}

/** Characters of a file's name, as the database keeps it; file systems allow no more either. */
export const NAME_LIMIT = 255;

/** Clauses linked or unlinked in one request. */
export const LINK_LIMIT = 1_000;
