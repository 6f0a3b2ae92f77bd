import type { Schemas } from '../../shared/api';
import type { Words } from '../../shared/text';

export type Reading = Schemas['Reading'];
export type Change = Schemas['ReadingChange'];

/** A reading as a refusal carries it: who made it what it is. */
export type TheirReading = Reading & {
  readonly author?: { readonly id: string; readonly name: string | null } | null;
};

/** A reading that somebody entered here. It is kept until the grid has what the server made of it. */
export interface Entry {
  readonly hospitalId: string;
  /** What the indicator is called. */
  readonly name: Words;
  readonly change: Change;
  /** When it was typed: ISO 8601. */
  readonly at: string;
  readonly state: 'waiting' | 'saved' | 'refused' | 'conflict';
  /** Why it was refused. */
  readonly problem?: string;
  /** With a conflict: what the reading is now. */
  readonly current?: TheirReading;
}
