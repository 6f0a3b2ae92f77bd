import type { Permission } from '@dabiao/access';
import { checklistPath } from '../../shared/rates';
import type { Entry, State } from './changes';

const text = (state: State, field: string): string | undefined =>
  typeof state[field] === 'string' ? state[field] : undefined;

/** What an entry is of, in the words of the entry itself; names of people and editions come from elsewhere. */
export function titleOf({ kind, code, subject, before, after }: Entry): string {
  const state = (after ?? before ?? {}) as State;
  switch (kind) {
    case 'evidence':
    case 'goal':
    case 'visit':
      return text(state, 'title') ?? '';
    case 'hospital':
    case 'region':
    case 'indicator':
      return text(state, 'nameZh') ?? '';
    case 'department':
      return text(state, 'name') ?? '';
    case 'month':
      return text(state, 'month') ?? '';
    case 'reading':
      return [text(state, 'indicator'), text(state, 'month')].filter(Boolean).join(' ');
    case 'edition':
    case 'indicatorSet':
      return subject;
    case 'finding':
      return [text(state, 'number'), code].filter(Boolean).join(' ');
    default:
      return code ?? text(state, 'code') ?? '';
  }
}

/** Where the thing is seen as it is now; undefined where there is nothing to open, or nothing this person may open. */
export function pathOf(entry: Entry, permissions: readonly Permission[]): string | undefined {
  const { kind, chain, subject, assessmentId } = entry;
  const state = (entry.after ?? entry.before ?? {}) as State;
  const code = entry.code ?? text(state, 'code');
  const may = (permission: Permission, path: string): string | undefined =>
    permissions.includes(permission) ? path : undefined;
  switch (kind) {
    case 'clause':
    case 'link':
    case 'review':
    case 'appeal':
    case 'proofRequest': {
      const id = assessmentId ?? text(state, 'assessmentId');
      return id && code ? checklistPath(id, { clause: code }) : undefined;
    }
    case 'assessment':
      return checklistPath(subject);
    case 'finding':
      return `/findings/${subject}`;
    case 'evidence':
      return `/hospitals/${chain}/evidence?proof=${subject}`;
    case 'month':
      return `/hospitals/${chain}/months/${text(state, 'month') ?? ''}`;
    case 'monthDocument':
      return `/hospitals/${chain}/months/${text(state, 'month') ?? ''}/report`;
    case 'monthRevision':
      return `/hospitals/${chain}/months`;
    case 'department':
      return may('department.manage', `/hospitals/${chain}/departments`);
    case 'hospital':
      return `/hospitals/${chain}`;
    case 'edition':
      return `/standards/${encodeURIComponent(subject)}`;
    case 'visit':
      return may('visit.read', `/visits/${subject}`);
    case 'person':
    case 'session':
      return may('people.manage', '/people');
    default:
      return undefined;
  }
}
