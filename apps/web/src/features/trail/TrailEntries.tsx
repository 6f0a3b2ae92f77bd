import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { atTime } from '../../shared/format';
import {
  useAssessments,
  useDepartments,
  useHospitals,
  useMe,
  useRegions,
  useStandards,
} from '../../shared/queries';
import { useText } from '../../shared/text';
import { changesOf, saysNothing, type Entry, type FieldChange } from './changes';
import { pathOf, titleOf } from './subject';
import { fieldText, valueText, type Names } from './value-text';

interface Props {
  readonly hospitalId: string | undefined;
  readonly items: readonly Entry[];
  readonly people: Readonly<Record<string, string>>;
  /** Somebody's entries are asked for. */
  readonly chosen: (by: string) => void;
}

/** The entries, one under the other. */
export function TrailEntries({ hospitalId, items, people, chosen }: Props): ReactNode {
  const { t } = useText();
  const names = useNames(hospitalId, people);
  const about = useAssessmentTitles(hospitalId);
  if (items.length === 0) return <p className="table-empty">{t('web.trail.none')}</p>;
  return (
    <ol className="trail-entries">
      {items.map((entry) => (
        <li key={entry.n}>
          <div className="trail-when small">
            <span className="muted figures">#{entry.n}</span>
            <time className="figures" dateTime={entry.at}>
              {atTime(entry.at)}
            </time>
            <button
              type="button"
              className="link-button small"
              title={t('web.trail.by.only')}
              onClick={() => chosen(entry.by)}
            >
              {entry.by === 'system' ? t('web.system') : (people[entry.by] ?? t('web.trail.unknown'))}
            </button>
          </div>
          <div className="trail-what">
            <What entry={entry} about={about(entry.assessmentId)} person={people[entry.subject]} />
            <Changes entry={entry} names={names} />
          </div>
        </li>
      ))}
    </ol>
  );
}

interface WhatProps {
  readonly entry: Entry;
  readonly about: string | undefined;
  readonly person: string | undefined;
}

/** What kind of thing, which one, and whether it is new, changed or gone. */
function What({ entry, about, person }: WhatProps): ReactNode {
  const { t } = useText();
  const { permissions } = useMe();
  const path = pathOf(entry, permissions);
  const name = [t(`web.trail.kind.${entry.kind}`), person ?? titleOf(entry)].filter(Boolean).join(' ');
  const how = entry.before === null ? 'new' : entry.after === null ? 'gone' : 'changed';
  return (
    <div className="line">
      {path === undefined ? <b>{name}</b> : <Link to={path}>{name}</Link>}
      {entry.kind !== 'session' && <span className={`tag trail-${how}`}>{t(`web.trail.${how}`)}</span>}
      {about !== undefined && <span className="muted small">{about}</span>}
    </div>
  );
}

/** So many fields are shown at once; more are opened. */
const SHOWN = 6;

function Changes({ entry, names }: { readonly entry: Entry; readonly names: Names }): ReactNode {
  const { t } = useText();
  const changes = changesOf(entry);
  const line = ({ field, before, after }: FieldChange): ReactNode => {
    const text = (value: unknown): string => valueText(entry.kind, field, value, names, t);
    return (
      <li key={field}>
        <span className="muted">{fieldText(field, t)}</span>{' '}
        {entry.before !== null && (
          <>
            <span className={saysNothing(before) ? 'muted' : 'trail-before'}>{text(before)}</span>
            {entry.after !== null && ' → '}
          </>
        )}
        {entry.after !== null && <span>{text(after)}</span>}
      </li>
    );
  };
  if (changes.length === 0) return null;
  return (
    <>
      <ul className="trail-changes small">{changes.slice(0, SHOWN).map(line)}</ul>
      {changes.length > SHOWN && (
        <details className="small">
          <summary>{t('web.trail.more', { count: changes.length - SHOWN })}</summary>
          <ul className="trail-changes small">{changes.slice(SHOWN).map(line)}</ul>
        </details>
      )}
    </>
  );
}

function useNames(hospitalId: string | undefined, people: Props['people']): Names {
  const { nameOf } = useText();
  const departments = useDepartments(hospitalId);
  const hospitals = useHospitals(undefined, hospitalId === undefined);
  const regions = useRegions();
  return {
    person: (id) => people[id],
    department: (id) => departments.data?.find((one) => one.id === id)?.name,
    hospital: (id) => {
      const found = hospitals.data?.items.find((one) => one.id === id);
      return found && nameOf(found);
    },
    region: (code) => {
      const found = regions.data?.find((one) => one.code === code);
      return found && nameOf(found);
    },
  };
}

function useAssessmentTitles(hospitalId: string | undefined): (id: string | null) => string | undefined {
  const { titleOf: titled } = useText();
  const assessments = useAssessments(hospitalId);
  const standards = useStandards();
  return (id) => {
    const editionId = assessments.data?.items.find((one) => one.id === id)?.editionId;
    const edition = standards.data?.find((one) => one.id === editionId);
    return edition ? titled(edition) : editionId;
  };
}
