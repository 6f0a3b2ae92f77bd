import { useState, type ReactNode } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, type Schemas } from '../../../shared/api';
import { checklistPath } from '../../../shared/rates';
import { useText } from '../../../shared/text';
import { Loaded } from '../../../shared/ui/Loaded';
import type { ChecklistData } from '../data';
import { VerdictMark } from '../VerdictMark';
import { LinkThere } from './LinkThere';

interface Props {
  readonly code: string;
  readonly data: ChecklistData;
  readonly mayProve: boolean;
}

const [FIRST, MOST] = [5, 20];

/** Clauses of other standards with similar text, and how the hospital stands there. Never said to be official. */
export function AlikeClauses({ code, data, mayProve }: Props): ReactNode {
  const { t } = useText();
  const id = data.assessment.id;
  const [limit, setLimit] = useState(FIRST);
  const alike = useQuery({
    queryKey: ['alike', id, code, limit],
    queryFn: () =>
      api().get('/api/assessments/{id}/clauses/{code}/alike', { path: { id, code }, query: { limit } }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <p className="muted small panel-text">{t('web.alike.why')}</p>
      <Loaded query={alike}>
        {({ items, total }) => (
          <>
            {items.length === 0 && <p className="muted">{t('web.alike.none')}</p>}
            <ul className="panel-history">
              {items.map((one) => (
                <li key={`${one.editionId} ${one.code}`}>
                  <AlikeLine one={one}>
                    {mayProve && one.here !== null && <LinkThere {...{ code, data, one, to: one.here }} />}
                  </AlikeLine>
                </li>
              ))}
            </ul>
            {items.length < Math.min(total, MOST) && (
              <button type="button" className="link-button small" onClick={() => setLimit(MOST)}>
                {t('web.alike.all', { count: Math.min(total, MOST) })}
              </button>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}

interface LineProps {
  readonly one: Schemas['AlikeClause'];
  /** What can be done with it. */
  readonly children: ReactNode;
}

function AlikeLine({ one, children }: LineProps): ReactNode {
  const { t, words } = useText();
  const { editionId, standard, code, title, likeness, here } = one;
  const at =
    here === null
      ? `/standards/${encodeURIComponent(editionId)}`
      : checklistPath(here.assessmentId, { clause: code });
  return (
    <>
      <div className="muted small">
        {words(standard)} ·{' '}
        <span className="figures nowrap">{t('web.alike.likeness', { percent: likeness })}</span>
      </div>
      <Link to={at}>
        <span className="figures">{code}</span> {words(title)}
      </Link>
      <div className="alike-standing small">
        {here === null ? <span className="muted">{t('web.alike.notOurs')}</span> : <Standing here={here} />}
        {children}
      </div>
    </>
  );
}

function Standing({ here }: { readonly here: Schemas['AlikeHere'] }): ReactNode {
  const { t } = useText();
  const { verdict, level, proofs } = here;
  return (
    <>
      {level === null ? <VerdictMark verdict={verdict} /> : <span>{t('web.alike.level', { level })}</span>}
      <span className={proofs === 0 ? 'muted' : ''}>
        {proofs === 0 ? t('web.alike.noProofs') : t('web.alike.proofs', { count: proofs })}
      </span>
    </>
  );
}
