import { useState, type ReactNode } from 'react';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../shared/api';
import { lazily } from '../../shared/lazily';
import { useAssessments, useMe, useOutstanding, useStandards } from '../../shared/queries';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { WorkingBadge } from '../../shared/ui/Badges';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';

const OpenAssessment = lazily(async () => (await import('./OpenAssessment')).OpenAssessment);
const ChangeAssessment = lazily(async () => (await import('./ChangeAssessment')).ChangeAssessment);

/** The standards a hospital works on, each with its target and dates. */
export function AssessmentsPage(): ReactNode {
  const hospitalId = useParams()['hospitalId']!;
  const { t, titleOf, words } = useText();
  const manages = useMe().permissions.includes('assessment.manage');
  const assessments = useAssessments(hospitalId);
  const standards = useStandards();
  const outstanding = useOutstanding(hospitalId);
  const [changing, setChanging] = useState<Schemas['Assessment']>();
  const [opening, setOpening] = useState(false);
  const standardOf = (id: string) => standards.data?.find((one) => one.id === id);
  const stageOf = ({ id, stage }: Schemas['Assessment']): string => {
    const stages = outstanding.data?.assessments.find((one) => one.assessmentId === id)?.edition.stages;
    const title = stage === null ? undefined : stages?.[stage - 1];
    return title ? t('web.home.stage.of', { step: stage!, of: stages!.length, title: words(title) }) : '—';
  };
  return (
    <div className="page">
      <PageHead title={t('web.nav.assessments')}>
        {manages && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpening(true)}>
            {t('web.assessment.open')}
          </Button>
        )}
      </PageHead>
      <Loaded query={assessments}>
        {({ items, total }) => (
          <Card title={t('web.total', { count: total })} flush>
            <DataTable
              label={t('web.nav.assessments')}
              rows={items}
              rowKey={({ id }) => id}
              empty={t('web.home.noAssessments')}
              columns={[
                {
                  key: 'edition',
                  title: t('web.assessment.edition'),
                  header: true,
                  cell: ({ id, editionId }) => {
                    const standard = standardOf(editionId);
                    return (
                      <span className="line">
                        <Link to={checklistPath(id)}>{standard ? titleOf(standard) : editionId}</Link>
                        {standard && <WorkingBadge status={standard.status} />}
                      </span>
                    );
                  },
                },
                {
                  key: 'target',
                  title: t('web.assessment.target'),
                  cell: ({ target }) => <Target target={target} />,
                },
                {
                  key: 'due',
                  title: t('web.assessment.dueOn'),
                  nowrap: true,
                  cell: ({ dueOn }) => dueOn ?? '—',
                },
                { key: 'stage', title: t('web.assessment.stage'), cell: stageOf },
                {
                  key: 'certificate',
                  title: t('web.assessment.certificate'),
                  nowrap: true,
                  cell: ({ awardedOn, validUntil }) =>
                    awardedOn === null && validUntil === null
                      ? '—'
                      : t('web.proof.range', { from: awardedOn ?? '—', to: validUntil ?? '—' }),
                },
                ...(manages
                  ? [
                      {
                        key: 'actions',
                        title: t('web.actions'),
                        cell: (one: Schemas['Assessment']) => (
                          <span className="line">
                            <Button size="small" onClick={() => setChanging(one)}>
                              {t('web.edit')}
                            </Button>
                            <Link className="nowrap small" to={`/assessments/${one.id}/move`}>
                              {t('web.move.title')}
                            </Link>
                          </span>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </Card>
        )}
      </Loaded>
      {changing && (
        <ChangeAssessment key={changing.id} assessment={changing} close={() => setChanging(undefined)} />
      )}
      {opening && (
        <OpenAssessment
          hospitalId={hospitalId}
          taken={(assessments.data?.items ?? []).map(({ editionId }) => editionId)}
          close={() => setOpening(false)}
        />
      )}
    </div>
  );
}

function Target({ target }: Pick<Schemas['Assessment'], 'target'>): ReactNode {
  const { t } = useText();
  switch (target?.kind) {
    case 'rate': {
      const tier =
        target.tier === 'basic' || target.tier === 'recommended' ? t(`web.tier.${target.tier}`) : target.tier;
      return `${tier} ${target.percent} %`;
    }
    case 'level':
      return t('web.home.target.level', { level: target.level });
    case 'gate':
      return t('web.home.target.gate');
    case undefined:
      return '—';
  }
}
