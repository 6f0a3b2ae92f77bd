import type { ReactNode } from 'react';
import type { Schemas } from '../../shared/api';
import { atTime } from '../../shared/format';
import { useText, type Say } from '../../shared/text';
import type { MonthDetail } from './use-months';

interface Event {
  readonly at: string;
  readonly by: string | undefined;
  readonly what: string;
  readonly said: string | null;
  readonly more?: string;
}

/** Who did what with the month, and when; the newest last. */
export function MonthStory({ month }: { readonly month: MonthDetail }): ReactNode {
  const { t } = useText();
  const events = [
    ...(month.openedAt === null
      ? []
      : [{ at: month.openedAt, by: undefined, what: t('web.month.story.opened'), said: null }]),
    ...month.revisions.flatMap((revision) => eventsOf(revision, month, t)),
  ];
  if (events.length === 0) return <span className="muted">{t('web.empty')}</span>;
  return (
    <ol className="month-story">
      {events.map(({ at, by, what, said, more }, i) => (
        <li key={i}>
          <span className="figures muted nowrap">{atTime(at)}</span>
          <span>
            <b>{what}</b> {by}
            {said !== null && <q>{said}</q>}
            {more && <small className="muted">{more}</small>}
          </span>
        </li>
      ))}
    </ol>
  );
}

function eventsOf(revision: Schemas['MonthRevision'], { people }: MonthDetail, t: Say): Event[] {
  const { revision: number, reason } = revision;
  const restated = reason !== null;
  return [
    {
      at: revision.submittedAt,
      by: people[revision.submittedBy],
      what: t(restated ? 'web.month.story.restated' : 'web.month.story.submitted', { revision: number }),
      said: reason,
      more: [
        ...(revision.knownOn > revision.asOf
          ? [t('web.month.story.knownOn', { day: revision.knownOn })]
          : []),
        t('web.month.sha256', { sha256: revision.sha256.slice(0, 16) }),
      ].join(' · '),
    },
    ...revision.decisions.map(({ at, by, level, decision, remark }) => ({
      ...{ at, by: people[by], said: remark },
      what: t(`web.month.story.${decision}`, { level: t(`web.month.level.${level}`), revision: number }),
    })),
  ];
}
