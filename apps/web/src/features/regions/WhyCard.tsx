import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, type Schemas } from '../../shared/api';
import { useDepartments, useEdition, useOutstanding } from '../../shared/queries';
import { checklistPath, type RateName } from '../../shared/rates';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { Loaded } from '../../shared/ui/Loaded';
import { lineOf, type Column, type Entry } from './columns';
import { sectionGaps } from './section-gaps';

interface Props {
  readonly rows: readonly { readonly entry: Entry; readonly rank?: number }[];
  readonly column: Column;
  readonly rate: RateName;
}

/** Hospitals that are looked at, and reasons of one kind that are named. */
const HOSPITALS = 3;
const REASONS = 3;

/** The weakest hospitals by the chosen figure, and what that comes from: each reason opens its clauses. */
export function WhyCard({ rows, column, rate }: Props): ReactNode {
  const { t } = useText();
  const placed = rows.filter(({ rank }) => rank !== undefined);
  // Of two hospitals one is the weaker; the stronger half is never called weak.
  const weakest = placed.slice(-Math.min(HOSPITALS, Math.max(1, Math.floor(placed.length / 2)))).reverse();
  if (weakest.length === 0) return null;
  return (
    <Card
      title={t('web.region.whyWeak')}
      extra={<span className="muted small">{`${column.title} · ${t(`web.rate.${rate}`)}`}</span>}
    >
      <div className="why">
        {weakest.map(({ entry, rank }) => (
          <Hospital key={`${entry.hospital.id} ${column.key}`} {...{ entry, rank: rank!, column, rate }} />
        ))}
      </div>
    </Card>
  );
}

interface HospitalProps {
  readonly entry: Entry;
  readonly rank: number;
  readonly column: Column;
  readonly rate: RateName;
}

function Hospital({ entry, rank, column, rate }: HospitalProps): ReactNode {
  const { t, nameOf } = useText();
  const line = lineOf(entry, column)!;
  const work = useOutstanding(entry.hospital.id);
  return (
    <section className="why-hospital">
      <h3>
        <Link to={`/hospitals/${entry.hospital.id}`}>
          {t('web.region.whyWeak.rank', { rank, hospital: nameOf(entry.hospital) })}
        </Link>
      </h3>
      <p className="figures">
        <b>{column.text(line, rate)}</b> · {column.note(line, rate)}
      </p>
      <Loaded query={work}>
        {(outstanding) => (
          <>
            <Sections line={line} column={column} rate={rate} />
            <Blocked line={line} work={outstanding} />
            <Departments hospitalId={entry.hospital.id} line={line} work={outstanding} />
            <Elsewhere column={column} work={outstanding} />
          </>
        )}
      </Loaded>
    </section>
  );
}

type Line = Schemas['ComplianceLine'];

/** The sections with the largest share of missing clauses. */
function Sections({ line, column, rate }: { line: Line; column: Column; rate: RateName }): ReactNode {
  const { t, words } = useText();
  const edition = useEdition(line.editionId);
  const compliance = useQuery({
    queryKey: ['compliance', 'assessment', line.assessmentId],
    queryFn: () => api().get('/api/assessments/{id}/compliance', { path: { id: line.assessmentId } }),
  });
  const titles = new Map(edition.data?.sections.map(({ code, title }) => [code, words(title)]));
  return (
    <Loaded query={compliance}>
      {({ [rate]: result }) => {
        const gaps = sectionGaps(result, column.tier).slice(0, REASONS);
        return (
          <Reasons title={t('web.region.whyWeak.sections')} shown={gaps.length > 0}>
            {gaps.map(({ code, missing, of }) => (
              <li key={code}>
                <Link
                  to={checklistPath(line.assessmentId, {
                    ...{ show: `not-${rate}`, section: code },
                    ...(column.tier === undefined ? {} : { tier: column.tier }),
                  })}
                >
                  {titles.get(code) ?? code}
                </Link>{' '}
                <span className="muted figures">{t('web.region.whyWeak.gap', { missing, of })}</span>
              </li>
            ))}
          </Reasons>
        );
      }}
    </Loaded>
  );
}

interface WorkProps {
  readonly line: Line;
  readonly work: Schemas['Outstanding'];
}

/** Vetoes that stand in the way of the certificate, or what blocks the next level. */
function Blocked({ line, work }: WorkProps): ReactNode {
  const { t, words } = useText();
  const own = work.assessments.find(({ assessmentId }) => assessmentId === line.assessmentId);
  if (!own) return null;
  const blocks = own.gate?.blocks ?? [];
  const next = own.ahead[0];
  const basics = next?.blockers.filter((one) => one.kind === 'basic') ?? [];
  return (
    <>
      <Reasons
        title={t('web.region.gate', { count: blocks.length })}
        to={checklistPath(line.assessmentId, { show: 'blocking' })}
        shown={blocks.length > 0}
      >
        {blocks.slice(0, REASONS).map(({ code, title }) => (
          <li key={code}>
            <Link to={checklistPath(line.assessmentId, { show: 'blocking', clause: code })}>
              {code} {words(title)}
            </Link>
          </li>
        ))}
      </Reasons>
      {next && (
        <Reasons
          title={t('web.region.whyWeak.level', { level: next.level, count: basics.length })}
          to={checklistPath(line.assessmentId, { show: `level-${next.level}` })}
          shown
        >
          {basics.slice(0, REASONS).map(({ code }) => (
            <li key={code}>
              <Link to={checklistPath(line.assessmentId, { show: `level-${next.level}`, clause: code })}>
                {code} {own.titles[code] ? words(own.titles[code]) : ''}
              </Link>
            </li>
          ))}
        </Reasons>
      )}
    </>
  );
}

/** The departments that owe most of it. */
function Departments({ hospitalId, line, work }: WorkProps & { readonly hospitalId: string }): ReactNode {
  const { t } = useText();
  const departments = useDepartments(hospitalId);
  const names = new Map(departments.data?.map(({ id, name }) => [id, name]));
  const owing = work.departments
    .flatMap(({ departmentId, assessments }) =>
      assessments
        .filter(({ assessmentId, owed }) => assessmentId === line.assessmentId && owed > 0)
        .map(({ owed }) => ({ departmentId, owed })),
    )
    .sort((a, b) => b.owed - a.owed)
    .slice(0, REASONS);
  return (
    <Reasons title={t('web.region.whyWeak.departments')} shown={owing.length > 0}>
      {owing.map(({ departmentId, owed }) => (
        <li key={departmentId ?? 'none'}>
          <Link to={checklistPath(line.assessmentId, { show: 'owed', dept: departmentId ?? 'none' })}>
            {departmentId === null ? t('web.home.department.none') : (names.get(departmentId) ?? '…')}
          </Link>{' '}
          <span className="muted figures">{t('web.region.whyWeak.owed', { count: owed })}</span>
        </li>
      ))}
    </Reasons>
  );
}

/** Vetoes of its other assessments: they fail a centre whatever the rates say. */
function Elsewhere({ column, work }: Pick<Props, 'column'> & Pick<WorkProps, 'work'>): ReactNode {
  const { t, words } = useText();
  const failing = work.assessments.filter(
    ({ edition, gate }) => edition.id !== column.editionId && (gate?.blocks.length ?? 0) > 0,
  );
  return (
    <Reasons title={t('web.region.whyWeak.elsewhere')} shown={failing.length > 0}>
      {failing.map(({ assessmentId, edition, gate }) => (
        <li key={assessmentId}>
          <Link to={checklistPath(assessmentId, { show: 'blocking' })}>{words(edition.title)}</Link>{' '}
          <span className="muted figures">{t('web.region.gate', { count: gate!.blocks.length })}</span>
        </li>
      ))}
    </Reasons>
  );
}

interface ReasonsProps {
  readonly title: string;
  readonly to?: string;
  readonly shown: boolean;
  readonly children: ReactNode;
}

function Reasons({ title, to, shown, children }: ReasonsProps): ReactNode {
  if (!shown) return null;
  return (
    <div className="why-reasons">
      <h4>{to === undefined ? title : <Link to={to}>{title}</Link>}</h4>
      <ul className="region-list">{children}</ul>
    </div>
  );
}
