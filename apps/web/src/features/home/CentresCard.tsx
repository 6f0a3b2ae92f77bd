import type { ReactNode } from 'react';
import { gateStateOf } from '@dabiao/scoring';
import { Link } from 'react-router';
import { useDepartments } from '../../shared/queries';
import { checklistPath, countsOf } from '../../shared/rates';
import { useText } from '../../shared/text';
import { WorkingBadge } from '../../shared/ui/Badges';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import type { Work } from './work';

interface Props {
  readonly hospitalId: string;
  readonly works: readonly Work[];
}

const SHOWN = 4;

/** The centres: how far on the way to the certificate, and which vetoes stand in it. */
export function CentresCard({ hospitalId, works }: Props): ReactNode {
  const { t, words } = useText();
  if (works.length === 0) return null;
  return (
    <Card title={t('web.home.centres')} flush>
      <DataTable
        label={t('web.home.centres')}
        rows={works}
        rowKey={({ line }) => line.assessmentId}
        columns={[
          {
            key: 'centre',
            title: t('web.home.centre'),
            header: true,
            cell: ({ line, work }) => (
              <span className="home-tags">
                <Link to={checklistPath(line.assessmentId)}>{words(work.edition.title)}</Link>
                <WorkingBadge status={work.edition.status} />
              </span>
            ),
          },
          { key: 'stage', title: t('web.home.stage'), cell: (work) => <Stage {...work} /> },
          {
            key: 'gate',
            title: t('web.home.gate'),
            cell: (work) => <Gate {...work} hospitalId={hospitalId} />,
          },
          {
            key: 'score',
            title: t('web.home.score'),
            number: true,
            cell: ({ line: { claimed } }) =>
              claimed.method === 'weighted-elements' ? (claimed.total ?? '—') : '—',
          },
          ...(['claimed', 'evidenced'] as const).map((rate) => ({
            key: rate,
            title: t(rate === 'claimed' ? 'web.home.met' : 'web.home.proven'),
            number: true,
            cell: ({ line }: Work) => {
              const counts = countsOf(line[rate]);
              return (
                <Link to={checklistPath(line.assessmentId, { show: `not-${rate}` })}>
                  {counts?.met}/{counts?.of}
                </Link>
              );
            },
          })),
        ]}
      />
    </Card>
  );
}

function Stage({ line: { stage }, work }: Work): ReactNode {
  const { t, words } = useText();
  const { stages } = work.edition;
  const title = stage === null ? undefined : stages[stage - 1];
  if (stage === null || !title) return <span className="muted">{t('web.home.stage.none')}</span>;
  return t('web.home.stage.of', { step: stage, of: stages.length, title: words(title) });
}

/** Passed, or the clauses that block it with whoever has them to do. */
function Gate({ line, work, hospitalId }: Work & { readonly hospitalId: string }): ReactNode {
  const { t, words } = useText();
  const departments = useDepartments(hospitalId);
  const { gate } = work;
  if (!gate) return null;
  const state = gateStateOf(gate);
  if (state === 'undecided')
    return (
      <span className="warn">{t('web.home.gate.undecided', { options: gate.undecided.join(', ') })}</span>
    );
  if (state === 'none') return <span className="muted">{t('web.home.gate.none')}</span>;
  if (state === 'passed') return <span className="good">✓ {t('web.home.gate.passed')}</span>;
  const all = checklistPath(line.assessmentId, { show: 'blocking' });
  const left = gate.blocks.length - SHOWN;
  return (
    <>
      <Link className="bad-link" to={all}>
        ✗ {t('web.home.gate.missing', { count: gate.blocks.length })}
      </Link>
      <ul
        className="home-blocks small"
        aria-label={t('web.home.missingVetoes', { centre: words(work.edition.title) })}
      >
        {gate.blocks.slice(0, SHOWN).map(({ code, title, why, departmentId }) => (
          <li key={code}>
            <Link to={checklistPath(line.assessmentId, { show: 'blocking', clause: code })}>
              {code} {words(title)}
            </Link>{' '}
            <span className="muted">
              {t(`result.why.${why}`)} ·{' '}
              {departments.data?.find(({ id }) => id === departmentId)?.name ?? t('web.home.department.none')}
            </span>
          </li>
        ))}
        {left > 0 && (
          <li>
            <Link to={all}>{t('web.home.more', { count: left })}</Link>
          </li>
        )}
      </ul>
    </>
  );
}
