import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api';
import { daysBetween } from '../../shared/format';
import { useAssessments, useDepartments } from '../../shared/queries';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { FindingsDue } from './FindingsDue';
import { VisitsAnnounced } from './VisitsAnnounced';
import type { Work } from './work';
import { useProofs } from './use-home';

interface Props {
  readonly hospitalId: string;
  readonly outstanding: Schemas['Outstanding'];
  readonly works: readonly Work[];
}

const SHOWN = 5;
const DUE_SHOWN = 9;
/** Days before the end of a target or certificate from which it is shown. */
const AHEAD = 90;

/** What is late, what is due and what runs out: the next things to look at. */
export function DueCard({ hospitalId, outstanding, works }: Props): ReactNode {
  const { t, words } = useText();
  const { day, due, assessments } = outstanding;
  const departments = useDepartments(hospitalId);
  const expiring = useProofs(hospitalId, 'expiring', SHOWN);
  const expired = useProofs(hospitalId, 'expired', 1);
  const plans = usePlans(hospitalId, day, works);
  const sum = (kind: 'overdue' | 'dueSoon'): number => assessments.reduce((n, one) => n + one[kind], 0);
  const [overdue, soon] = [sum('overdue'), sum('dueSoon')];
  const library = `/hospitals/${hospitalId}/evidence`;
  const nothing =
    due.length === 0 && plans.length === 0 && expiring.data?.total === 0 && expired.data?.total === 0;
  return (
    <Card title={t('web.home.due')} className="home-due">
      <VisitsAnnounced hospitalId={hospitalId} />
      <FindingsDue hospitalId={hospitalId} />
      {nothing && <p className="muted home-plain">{t('web.home.due.none')}</p>}
      {due.length > 0 && (
        <>
          <h3>
            {t('web.home.due.clauses')}
            <span className={overdue > 0 ? 'bad' : 'muted'}>
              {t('web.home.due.overdue', { count: overdue })}
            </span>
            <span className="muted">{t('web.home.due.soon', { count: soon })}</span>
          </h3>
          <ul className="home-list">
            {due.slice(0, DUE_SHOWN).map(({ assessmentId, code, title, dueOn, departmentId }) => (
              <li key={`${assessmentId} ${code}`}>
                <Link to={checklistPath(assessmentId, { clause: code })}>
                  {code} {words(title)}
                </Link>
                <span className="home-when">
                  <span className="muted">
                    {departments.data?.find(({ id }) => id === departmentId)?.name ??
                      (departmentId === null ? t('web.home.department.none') : '')}
                  </span>
                  <When day={day} dueOn={dueOn} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {(expiring.data?.total ?? 0) + (expired.data?.total ?? 0) > 0 && (
        <>
          <h3>
            {t('web.home.due.proofs')}
            <Link to={`${library}?state=expiring`}>
              {t('web.home.due.expiring', { count: expiring.data?.total ?? 0 })}
            </Link>
            <Link to={`${library}?state=expired`}>
              {t('web.home.due.expired', { count: expired.data?.total ?? 0 })}
            </Link>
          </h3>
          <ul className="home-list">
            {expiring.data?.items.map(({ id, title, inForceTo }) => (
              <li key={id}>
                <Link to={`${library}?proof=${id}`}>{title}</Link>
                <span className="home-when">{inForceTo && <When day={day} dueOn={inForceTo} />}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {plans.length > 0 && (
        <>
          <h3>{t('web.home.due.plans')}</h3>
          <ul className="home-list">
            {plans.map(({ id, kind, title, on }) => (
              <li key={`${id} ${kind}`}>
                <Link to={checklistPath(id)}>{title}</Link>
                <span className="home-when">
                  <span className="muted">{t(`web.home.due.${kind}`)}</span>
                  <When day={day} dueOn={on} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function When({ day, dueOn }: { readonly day: string; readonly dueOn: string }): ReactNode {
  const { t } = useText();
  const left = daysBetween(day, dueOn);
  const text =
    left < 0
      ? t('web.home.due.late', { days: -left })
      : left === 0
        ? t('web.home.due.today')
        : t('web.home.due.left', { days: left });
  return (
    <span className={`nowrap ${left < 0 ? 'bad' : left <= 7 ? 'warn' : 'muted'}`} title={dueOn}>
      {text}
    </span>
  );
}

interface Plan {
  readonly id: string;
  readonly kind: 'target' | 'certificate';
  readonly title: string;
  readonly on: string;
}

/** Targets and certificates whose day is near or past. */
function usePlans(hospitalId: string, day: string, works: readonly Work[]): Plan[] {
  const { words } = useText();
  const assessments = useAssessments(hospitalId);
  const plans = (assessments.data?.items ?? []).flatMap(({ id, dueOn, validUntil }): Plan[] => {
    const work = works.find(({ line }) => line.assessmentId === id)?.work;
    const title = work ? words(work.edition.title) : '';
    return [
      ...(dueOn === null ? [] : [{ id, kind: 'target' as const, title, on: dueOn }]),
      ...(validUntil === null ? [] : [{ id, kind: 'certificate' as const, title, on: validUntil }]),
    ];
  });
  return plans.filter(({ on }) => daysBetween(day, on) <= AHEAD).sort((a, b) => a.on.localeCompare(b.on));
}
