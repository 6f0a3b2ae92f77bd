import { useState, type ReactNode } from 'react';
import { Alert, Button, InputNumber } from 'antd';
import { ApiProblem } from '@dabiao/api-client';
import { Link, useParams } from 'react-router';
import { useAssessment, useDepartments, useEdition, useMe } from '../../shared/queries';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { WorkingBadge } from '../../shared/ui/Badges';
import { Card } from '../../shared/ui/Card';
import { DayInput } from '../../shared/ui/DayInput';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { Loads } from './Loads';
import { PlanFigures } from './PlanFigures';
import { Steps } from './Steps';
import { useAssign, usePlan, type Plan, type Question } from './use-plan';
import './planning.css';

/** What is the cheapest way to the target by the day? */
export function PlanPage(): ReactNode {
  const id = useParams()['assessmentId']!;
  const { t, words } = useText();
  const [question, setQuestion] = useState<Question>({});
  const assessment = useAssessment(id);
  const edition = useEdition(assessment.data?.editionId);
  const plan = usePlan(id, question);
  return (
    <div className="page">
      <PageHead
        title={t('web.plan.title')}
        tags={
          edition.data && (
            <>
              <Link to={checklistPath(id)}>{words(edition.data.title)}</Link>
              <WorkingBadge status={edition.data.status} />
            </>
          )
        }
      />
      {hasNoTarget(plan.error) ? (
        <Alert
          type="info"
          showIcon
          title={(plan.error as ApiProblem).problem.title}
          action={
            assessment.data && (
              <Link to={`/hospitals/${assessment.data.hospitalId}/assessments`}>
                {t('web.plan.setTarget')}
              </Link>
            )
          }
        />
      ) : (
        <Loaded query={plan}>
          {(found) => (
            <Found
              plan={found}
              hospitalId={assessment.data?.hospitalId}
              question={question}
              ask={(change) => setQuestion((before) => ({ ...before, ...change }))}
            />
          )}
        </Loaded>
      )}
    </div>
  );
}

const hasNoTarget = (error: unknown): boolean =>
  error instanceof ApiProblem && error.problem.code === 'plan.noTarget';

interface Props {
  readonly plan: Plan;
  readonly hospitalId: string | undefined;
  readonly question: Question;
  readonly ask: (change: Question) => void;
}

function Found({ plan, hospitalId, question, ask }: Props): ReactNode {
  const { t } = useText();
  const assigns = useMe().permissions.includes('clause.assign');
  const departments = useDepartments(hospitalId);
  const assign = useAssign(plan.assessmentId);
  const nameOf = (id: string | null): string =>
    id === null
      ? t('web.home.department.none')
      : (departments.data?.find((one) => one.id === id)?.name ?? '—');
  const unset = plan.steps.filter(({ dueOn, finishesOn }) => dueOn !== finishesOn);
  return (
    <>
      <div className="plan-question no-print">
        <label className="field">
          {t('web.plan.by')}
          <DayInput
            label={t('web.plan.by')}
            value={question.by ?? plan.by}
            onChange={(day) => ask({ by: day || undefined })}
          />
        </label>
        <label className="field">
          {t('web.plan.assume')}
          <InputNumber
            aria-label={t('web.plan.assume')}
            min={1}
            max={520}
            precision={0}
            value={plan.assumed.days}
            suffix={t('web.plan.assume.unit')}
            onChange={(days) => {
              if (days !== null) ask({ assume: days });
            }}
          />
        </label>
      </div>
      <PlanFigures plan={plan} nameOf={nameOf} />
      {plan.steps.length > 0 && (
        <div className="plan-parts">
          <Card
            title={t('web.plan.steps', { count: plan.steps.length })}
            flush
            extra={
              <span className="line">
                {plan.leftOut > 0 && (
                  <span className="muted small">{t('web.plan.leftOut', { count: plan.leftOut })}</span>
                )}
                {assigns && (
                  <Button
                    size="small"
                    className="no-print"
                    disabled={unset.length === 0}
                    loading={assign.isPending}
                    onClick={() =>
                      assign.mutate(
                        unset.map(({ code, version, finishesOn }) => ({ code, version, dueOn: finishesOn })),
                      )
                    }
                  >
                    {t('web.plan.setDue')}
                  </Button>
                )}
              </span>
            }
          >
            <Steps
              plan={plan}
              nameOf={nameOf}
              save={
                assigns
                  ? ({ code, version }, effortDays) => assign.mutate([{ code, version, effortDays }])
                  : null
              }
            />
          </Card>
          <Card title={t('web.plan.loads')} flush>
            <Loads plan={plan} nameOf={nameOf} />
          </Card>
        </div>
      )}
      <p className="muted small">{t('web.plan.how')}</p>
    </>
  );
}
