import { useState, type ReactNode } from 'react';
import { Button, Checkbox } from 'antd';
import { Link, useParams } from 'react-router';
import { today } from '../../shared/format';
import { useAssessment, useEdition, useMe } from '../../shared/queries';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { WorkingBadge } from '../../shared/ui/Badges';
import { Card } from '../../shared/ui/Card';
import { Failure } from '../../shared/ui/Failure';
import { Loaded } from '../../shared/ui/Loaded';
import { useTell } from '../../shared/ui/Messages';
import { MonthInput } from '../../shared/ui/MonthInput';
import { PageHead } from '../../shared/ui/PageHead';
import { JudgedLines } from './JudgedLines';
import { useApply, useJudgement, type Judgement, type Line } from './use-readings';
import './readings.css';

/** What the readings say of the clauses of an assessment; somebody looks at it and saves it. */
export function JudgementPage(): ReactNode {
  const id = useParams()['assessmentId']!;
  const { t, words } = useText();
  const [month, setMonth] = useState<string>();
  const assessment = useAssessment(id);
  const edition = useEdition(assessment.data?.editionId);
  const judgement = useJudgement(id, month);
  return (
    <div className="page">
      <PageHead
        title={t('web.judge.title')}
        tags={
          edition.data && (
            <>
              <Link to={checklistPath(id)}>{words(edition.data.title)}</Link>
              <WorkingBadge status={edition.data.status} />
            </>
          )
        }
      >
        {assessment.data && (
          <Link
            to={`/hospitals/${assessment.data.hospitalId}/readings?standard=${assessment.data.editionId}&missing=true`}
          >
            {t('web.judge.fill')}
          </Link>
        )}
      </PageHead>
      <Loaded query={judgement}>
        {(found) => (
          <>
            <div className="readings-filters no-print">
              <MonthInput
                clearable={false}
                label={t('web.readings.to')}
                value={found.month}
                latest={today().slice(0, 7)}
                onChange={setMonth}
              />
            </div>
            <p className="muted">{t('web.judge.why', { month: found.month })}</p>
            <Found key={found.month} found={found} hospitalId={assessment.data?.hospitalId} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Found({
  found,
  hospitalId,
}: {
  readonly found: Judgement;
  readonly hospitalId: string | undefined;
}): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const maySave = useMe().permissions.includes('verdict.save');
  const apply = useApply(found.assessmentId);
  /** Those that would change are chosen unless somebody says otherwise; overridden ones only when they are. */
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const of = (action: Line['action']): Line[] => found.lines.filter((line) => line.action === action);
  const [changing, overridden] = [of('apply'), of('overridden')];
  const chosen = [
    ...changing.filter(({ code }) => !left.has(code)),
    ...overridden.filter(({ code }) => taken.has(code)),
  ];
  const choice = (isChosen: (code: string) => boolean, flip: (code: string) => void) =>
    maySave ? { isChosen, flip } : undefined;
  const save = (): void =>
    apply.mutate(
      {
        month: found.month,
        clauses: chosen.flatMap(({ code, version, calculation }) =>
          calculation === null ? [] : [{ code, version, calculation }],
        ),
        overridden: chosen.some(({ action }) => action === 'overridden'),
      },
      {
        onSuccess: (records) => {
          setTaken(new Set());
          tell.done(t('web.judge.applied', { count: records.length }));
        },
      },
    );
  const rest = [
    ['open', of('open')],
    ['unchanged', of('unchanged')],
    ['notApplicable', of('notApplicable')],
  ] as const;
  return (
    <div className="judge-parts">
      {apply.isError && <Failure error={apply.error} />}
      <Card
        title={t('web.judge.changes', { count: changing.length })}
        flush
        extra={
          maySave && (
            <span className="line no-print">
              {changing.length > 1 && (
                <Checkbox
                  checked={changing.every(({ code }) => !left.has(code))}
                  indeterminate={left.size > 0 && changing.some(({ code }) => !left.has(code))}
                  onChange={({ target }) =>
                    setLeft(new Set(target.checked ? [] : changing.map(({ code }) => code)))
                  }
                >
                  {t('web.judge.chooseAll')}
                </Checkbox>
              )}
              <Button
                type="primary"
                size="small"
                disabled={chosen.length === 0}
                loading={apply.isPending}
                onClick={save}
              >
                {t('web.judge.apply', { count: chosen.length })}
              </Button>
            </span>
          )
        }
      >
        <JudgedLines
          {...{ lines: changing, assessmentId: found.assessmentId, hospitalId }}
          label={t('web.judge.changes', { count: changing.length })}
          choice={choice(
            (code) => !left.has(code),
            (code) => setLeft(flipped(left, code)),
          )}
        />
      </Card>
      {overridden.length > 0 && (
        <Card title={t('web.judge.overridden', { count: overridden.length })} flush>
          <p className="muted small judge-note">{t('web.judge.overridden.why')}</p>
          <JudgedLines
            {...{ lines: overridden, assessmentId: found.assessmentId, hospitalId }}
            label={t('web.judge.overridden', { count: overridden.length })}
            choice={choice(
              (code) => taken.has(code),
              (code) => setTaken(flipped(taken, code)),
            )}
          />
        </Card>
      )}
      {rest.map(([action, lines]) =>
        lines.length === 0 ? null : (
          <details key={action} className="judge-rest" open={action === 'open'}>
            <summary>{t(`web.judge.${action}`, { count: lines.length })}</summary>
            <JudgedLines
              {...{ lines, assessmentId: found.assessmentId, hospitalId }}
              label={t(`web.judge.${action}`, { count: lines.length })}
            />
          </details>
        ),
      )}
      {found.withoutReadings > 0 && (
        <p className="muted">{t('web.judge.without', { count: found.withoutReadings })}</p>
      )}
    </div>
  );
}

function flipped(codes: ReadonlySet<string>, code: string): ReadonlySet<string> {
  const next = new Set(codes);
  if (!next.delete(code)) next.add(code);
  return next;
}
