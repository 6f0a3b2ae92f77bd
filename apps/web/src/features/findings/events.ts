import type { WebKey } from '@dabiao/messages';
import type { Schemas } from '../../shared/api';

type Kept = Schemas['Finding'];

/** What happened, in one line, and what was said with it. */
export interface FindingEvent {
  readonly key: WebKey;
  readonly params: Readonly<Record<string, string | number>>;
  readonly said: readonly string[];
}

const event = (
  key: WebKey,
  said: readonly (string | null)[] = [],
  params: FindingEvent['params'] = {},
): FindingEvent => ({ key, params, said: said.filter((text): text is string => Boolean(text)) });

/** Tells a step from what it changed: entries keep the finding before and after. */
export function eventOf({ before, after }: Pick<Schemas['HistoryEntry'], 'before' | 'after'>): FindingEvent {
  const [was, is] = [before as Kept | null, after as Kept | null];
  if (is === null) return event('web.finding.event.changed');
  if (was === null) return event('web.finding.event.raised', [is.description]);
  if (is.round > was.round) return event('web.finding.event.reopened', [is.description], { round: is.round });
  if (is.assessmentId !== was.assessmentId) return event('web.finding.event.moved', [is.remark]);
  return extensionEvent(was, is) ?? stateEvent(was, is);
}

function extensionEvent(was: Kept, is: Kept): FindingEvent | undefined {
  const until = is.extensionUntil ?? '—';
  if (!was.extensionAsked && is.extensionAsked)
    return event('web.finding.event.asked', [is.extensionReason], { until });
  // A fix or a withdrawal leaves no question open, and is told as such.
  if (!was.extensionAsked || is.extensionAsked || is.state !== was.state) return undefined;
  return is.dueOn === was.dueOn
    ? event('web.finding.event.refused', [is.remark])
    : event('web.finding.event.granted', [is.remark], { until: is.dueOn });
}

function stateEvent(was: Kept, is: Kept): FindingEvent {
  const planned = is.plannedAt !== was.plannedAt;
  if (is.state === was.state && !planned) return event('web.finding.event.changed');
  switch (is.state) {
    case 'planned':
      return event('web.finding.event.planned', [is.rootCause, is.correctiveAction]);
    case 'fixed':
      return event('web.finding.event.fixed', [is.fix]);
    case 'returned':
    case 'closed':
    case 'withdrawn':
      return event(`web.finding.event.${is.state}`, [is.remark]);
    case 'open':
      return event('web.finding.event.changed');
  }
}
