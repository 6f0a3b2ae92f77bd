import type { ReactNode } from 'react';
import type { Schemas } from '../../../shared/api';
import { useText, type Say } from '../../../shared/text';
import { eventOf } from '../../findings/events';

type Entry = Schemas['HistoryEntry'];

/** What inspectors, or the hospital in answer to them, did with a clause. */
export function InspectionEvent({ entry }: { readonly entry: Entry }): ReactNode {
  const { t } = useText();
  const [title, ...said] = linesOf(entry, t);
  return (
    <>
      <div>{title}</div>
      {said.map((text) => (
        <div key={text} className="muted">
          {text}
        </div>
      ))}
    </>
  );
}

function linesOf(entry: Entry, t: Say): string[] {
  switch (entry.kind) {
    case 'finding': {
      const { key, params, said } = eventOf(entry);
      const { number } = (entry.after ?? entry.before) as unknown as Partial<Schemas['Finding']>;
      // Entries from before findings had numbers have none.
      const finding = [t('web.nav.findings'), ...(number === undefined ? [] : [number])].join(' ');
      return [`${finding}：${t(key, params)}`, ...said];
    }
    case 'review': {
      const { verdict, reason } = entry.after as unknown as Schemas['Review'];
      if (verdict === 'none') return [t('web.review.undone')];
      return [t(`web.review.${verdict}`), ...(reason === null ? [] : [reason])];
    }
    case 'appeal': {
      const { state, reason, decision } = entry.after as unknown as Schemas['Appeal'];
      return [`${t('web.nav.appeals')}：${t(`web.appeal.state.${state}`)}`, decision ?? reason];
    }
    default:
      return [entry.kind === 'proofRequest' ? t('web.review.request') : t('web.finding.event.changed')];
  }
}
