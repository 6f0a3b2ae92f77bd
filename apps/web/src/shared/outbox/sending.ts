import { ApiProblem } from '@dabiao/api-client';
import { api, signedOut } from '../api';
import { readFromStore } from './field-store';
import type { FieldDecision, FieldItem, FieldPhoto, Review } from './field-queue';
import type { ClauseRecord, Edit, TheirRecord } from './queue';

/** What the server made of something; later: it could not be asked. */
export type Outcome<Saved, Current> =
  | { readonly kind: 'saved'; readonly saved: Saved }
  | { readonly kind: 'conflict'; readonly current: Current }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'later' };

type EditOutcome = Outcome<readonly ClauseRecord[], readonly TheirRecord[]>;
type FieldOutcome = Outcome<Review | undefined, Review>;

export function sendEdit({ assessmentId, kind, changes }: Edit): Promise<EditOutcome> {
  const path = { id: assessmentId };
  return outcomeOf(
    () =>
      kind === 'verdicts'
        ? api().put('/api/assessments/{id}/verdicts', { path, body: { changes: [...changes] } })
        : api().put('/api/assessments/{id}/assignments', { path, body: { changes: [...changes] } }),
    (problem) =>
      problem.code === 'clause.changed'
        ? ((problem.problem.current ?? []) as unknown as TheirRecord[])
        : undefined,
  );
}

export const sendField = (item: FieldItem): Promise<FieldOutcome> =>
  outcomeOf<Review | undefined, Review>(
    () => (item.kind === 'photo' ? sendPhoto(item) : sendDecision(item)),
    (problem) =>
      problem.code === 'review.changed'
        ? (problem.problem.current as unknown as Review[] | undefined)?.[0]
        : undefined,
  );

async function sendDecision({ visitId, ...item }: FieldDecision): Promise<Review | undefined> {
  const { assessmentId, code, version, verdict, reason, severity } = item;
  const decision = {
    ...{ assessmentId, code, version, verdict },
    ...(reason === '' ? {} : { reason }),
    ...(severity === undefined ? {} : { severity }),
  };
  const { reviews } = await api().put('/api/reviews', { body: { decisions: [decision], visitId } });
  return reviews[0];
}

async function sendPhoto({ hospitalId, ...item }: FieldPhoto): Promise<undefined> {
  const { id, visitId, title, note, against, assessmentId, code, name } = item;
  const photo = await readFromStore<Blob>('photos', id);
  if (!photo) throw new PhotoLost();
  const form = new FormData();
  const links = [{ assessmentId, codes: [code] }];
  form.append('record', JSON.stringify({ id, visitId, title, note, against, links, kind: 'picture' }));
  form.append('files', photo, name);
  await api().post('/api/hospitals/{id}/onsite-evidence', { path: { id: hospitalId }, body: form });
  return undefined;
}

/** The browser threw the photo away, as some do when the disk is full. */
export class PhotoLost extends Error {}

async function outcomeOf<Saved, Current>(
  send: () => Promise<Saved>,
  conflictOf: (problem: ApiProblem) => Current | undefined,
): Promise<Outcome<Saved, Current>> {
  try {
    return { kind: 'saved', saved: await send() };
  } catch (error) {
    if (error instanceof PhotoLost) return { kind: 'refused', problem: '' };
    if (error instanceof ApiProblem && error.status === 401) signedOut();
    if (!(error instanceof ApiProblem) || [401, 408, 429].includes(error.status) || error.status >= 500)
      return { kind: 'later' };
    const current = conflictOf(error);
    if (current !== undefined) return { kind: 'conflict', current };
    const details = (error.problem.clauses ?? []).flatMap(({ problems }) =>
      problems.map((one) => one.message),
    );
    return { kind: 'refused', problem: [...new Set(details)].slice(0, 3).join('; ') || error.message };
  }
}
