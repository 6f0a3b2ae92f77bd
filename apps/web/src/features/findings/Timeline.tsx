import { useState, type ReactNode } from 'react';
import type { Schemas } from '../../shared/api';
import { atTime } from '../../shared/format';
import { useNames } from '../../shared/queries';
import { useText } from '../../shared/text';
import { Loaded } from '../../shared/ui/Loaded';
import { eventOf } from './events';
import { useFindingPast, type FindingToActOn } from './use-findings';

const STEP = 20;

/** Every round of a finding, the newest first. */
export function Timeline({ finding }: { readonly finding: FindingToActOn }): ReactNode {
  const { t } = useText();
  const [size, setSize] = useState(STEP);
  const past = useFindingPast(finding.id, size);
  return (
    <Loaded query={past}>
      {({ items, total }) => (
        <>
          <ol className="finding-timeline">
            {items.map((entry) => (
              <Event key={entry.n} entry={entry} finding={finding} />
            ))}
          </ol>
          {total > items.length && (
            <button
              type="button"
              className="link-button small"
              onClick={() => setSize(Math.min(200, size * 3))}
            >
              {t('web.history.more')}
            </button>
          )}
        </>
      )}
    </Loaded>
  );
}

interface Props {
  readonly entry: Schemas['HistoryEntry'];
  readonly finding: FindingToActOn;
}

function Event({ entry, finding }: Props): ReactNode {
  const { t } = useText();
  const nameOf = useNames(finding.hospitalId);
  const { key, params, said } = eventOf(entry);
  return (
    <li>
      <b>{t(key, params)}</b>
      <span className="muted small">
        {t('web.finding.byAt', {
          name: finding.people[entry.by] ?? nameOf(entry.by),
          time: atTime(entry.at),
        })}
      </span>
      {said.map((text) => (
        <span key={text} className="finding-said">
          {text}
        </span>
      ))}
    </li>
  );
}
