import { useState } from 'react';
import type { Severity } from '../../shared/outbox/field-queue';
import { useMe } from '../../shared/queries';

/** What was typed of a clause and not decided yet. */
export interface Draft {
  readonly reason: string;
  readonly severity?: Severity;
}

const EMPTY: Draft = { reason: '' };
type Drafts = Readonly<Record<string, Draft>>;

function read(personId: string): Drafts {
  try {
    return JSON.parse(localStorage.getItem(`dabiao.drafts.${personId}`) ?? '{}') as Drafts;
  } catch {
    return {};
  }
}

function write(personId: string, key: string, draft: Draft): void {
  const { [key]: _, ...others } = read(personId);
  const empty = draft.reason === '' && draft.severity === undefined;
  const next: Drafts = empty ? others : { ...others, [key]: draft };
  try {
    localStorage.setItem(`dabiao.drafts.${personId}`, JSON.stringify(next));
  } catch {
    // It holds until the page is closed.
  }
}

/** What is typed of a clause on a visit: a closed page or an empty battery does not lose it. */
export function useDraft(key: string): [Draft, (draft: Draft) => void, () => void] {
  const { person } = useMe();
  const [draft, setDraft] = useState<Draft>(() => read(person.id)[key] ?? EMPTY);
  const change = (next: Draft): void => {
    setDraft(next);
    write(person.id, key, next);
  };
  return [draft, change, () => change(EMPTY)];
}
