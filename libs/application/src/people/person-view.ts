import type { Membership } from '@dabiao/access';
import type { PersonWithMemberships } from '@dabiao/persistence';

/** A person as others see them, and as the trail keeps them: without the password. */
export interface PersonView {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly disabled: boolean;
  readonly mustChangePassword: boolean;
  readonly lockedUntil: string | null;
  readonly demo: boolean;
  readonly createdAt: string;
  readonly version: number;
  readonly memberships: readonly Membership[];
}

export function personView({ person, memberships }: PersonWithMemberships): PersonView {
  const { id, login, name, disabled, mustChangePassword, lockedUntil, demo, createdAt, version } = person;
  const account = { id, login, name, disabled, mustChangePassword, lockedUntil };
  return { ...account, demo, createdAt, version, memberships };
}
