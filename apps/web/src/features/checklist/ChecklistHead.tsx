import type { ReactNode } from 'react';
import { UndoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { gateStateOf } from '@dabiao/scoring';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api';
import { RATES, checklistPath, type RateName } from '../../shared/rates';
import { useText } from '../../shared/text';
import { WorkingBadge } from '../../shared/ui/Badges';
import type { ChecklistData } from './data';
import { SaveState } from './SaveState';

interface Props {
  readonly data: ChecklistData;
  readonly undo: () => void;
  readonly canUndo: boolean;
}

/** What is worked on, how it stands as one works, and whether everything is saved. */
export function ChecklistHead({ data, undo, canUndo }: Props): ReactNode {
  const { t, words } = useText();
  const { edition } = data;
  const { movedTo } = data.assessment;
  return (
    <div className="checklist-head">
      <h1>{words(edition.title)}</h1>
      <WorkingBadge status={edition.status} />
      {movedTo !== null && (
        <span className="warn">
          {t('web.move.moved')} <Link to={checklistPath(movedTo)}>{t('web.move.open')}</Link>
        </span>
      )}
      <Figures data={data} />
      <div className="checklist-tools">
        {data.assessment.target !== null && (
          <Link className="small no-print" to={`/assessments/${data.assessment.id}/plan`}>
            {t('web.plan.link')}
          </Link>
        )}
        {edition.method !== 'level-ladder' && (
          <Link className="small no-print" to={`/assessments/${data.assessment.id}/judgement`}>
            {t('web.readings.judge')}
          </Link>
        )}
        <Link className="small no-print" to={`/assessments/${data.assessment.id}/sheet`}>
          {t('web.sheet.link')}
        </Link>
        <Link className="small no-print" to={`/assessments/${data.assessment.id}/sheet#package`}>
          {t('web.sheet.package')}
        </Link>
        <SaveState assessmentId={data.assessment.id} data={data} />
        <Button size="small" icon={<UndoOutlined />} disabled={!canUndo} onClick={undo}>
          {t('web.checklist.undo')}
        </Button>
      </div>
    </div>
  );
}

/** The figures as they are with what is saved so far. */
function Figures({ data }: { readonly data: ChecklistData }): ReactNode {
  const { t, words } = useText();
  const { compliance, edition, assessment } = data;
  if (!compliance) return null;
  const link = (rate: RateName, tier: string | undefined, text: string): ReactNode => (
    <Link
      key={rate}
      to={checklistPath(assessment.id, { show: `not-${rate}`, tier })}
      title={t(`web.rate.${rate}.why`)}
    >
      {t(`web.rate.${rate}`)} {text}
    </Link>
  );
  const { claimed } = compliance;
  if (claimed.method === 'rate')
    return (
      <div className="checklist-figures figures" role="status" aria-label={t('web.checklist.figures')}>
        {claimed.tiers.map(({ code }) => {
          const title =
            edition.method === 'rate' ? edition.tiers.find((one) => one.code === code)?.title : undefined;
          return (
            <span key={code}>
              <b>{title ? words(title) : code}</b>
              {RATES.map((rate) => {
                const result = compliance[rate];
                const tier =
                  result.method === 'rate' ? result.tiers.find((one) => one.code === code) : undefined;
                if (!tier) return null;
                const text =
                  tier.percent === null
                    ? '—'
                    : t('web.rate.text', { percent: tier.percent, met: tier.met, of: tier.of });
                return link(rate, code, text);
              })}
            </span>
          );
        })}
      </div>
    );
  if (claimed.method === 'weighted-elements')
    return (
      <div className="checklist-figures figures" role="status" aria-label={t('web.checklist.figures')}>
        <span>
          <b>{t('web.home.score')}</b> {claimed.total ?? '—'}
        </span>
        <span>
          <b>{t('web.home.gate')}</b>
          <Gate gate={claimed.gate} assessmentId={assessment.id} />
        </span>
      </div>
    );
  return (
    <div className="checklist-figures figures" role="status" aria-label={t('web.checklist.figures')}>
      <span>
        <b>{t('web.home.ladder.now', { level: claimed.level })}</b>
        {t('web.home.ladder.total', { total: claimed.total })}
      </span>
      {claimed.next && (
        <Link to={checklistPath(assessment.id, { show: `level-${claimed.next.level}` })}>
          {t('web.show.level', { level: claimed.next.level })}
        </Link>
      )}
    </div>
  );
}

interface GateProps {
  readonly gate: Schemas['Gate'];
  readonly assessmentId: string;
}

function Gate({ gate, assessmentId }: GateProps): ReactNode {
  const { t } = useText();
  switch (gateStateOf(gate)) {
    case 'undecided':
      return <span className="warn">{t('web.region.gate.undecided')}</span>;
    case 'none':
      return <span className="muted">{t('web.home.gate.none')}</span>;
    case 'passed':
      return <span className="good">{t('web.home.gate.passed')}</span>;
    case 'failed':
      return (
        <Link className="bad-link" to={checklistPath(assessmentId, { show: 'blocking' })}>
          {t('web.home.gate.missing', { count: gate.vetoes.length })}
        </Link>
      );
  }
}
