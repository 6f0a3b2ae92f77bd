import { useState, type ReactNode } from 'react';
import { Select } from 'antd';
import { Link, useParams } from 'react-router';
import type { Schemas } from '../../shared/api';
import { useAssessment, useMe, useStandards } from '../../shared/queries';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { MovedNotice } from './MovedNotice';
import { MoveResult } from './MoveResult';
import './moves.css';

type Assessment = Schemas['Assessment'];

/** Moves an assessment to another edition of its standard: first what would become of every clause. */
export function MovePage(): ReactNode {
  const id = useParams()['assessmentId']!;
  const { t } = useText();
  const assessment = useAssessment(id);
  return (
    <div className="page">
      <PageHead title={t('web.move.title')}>
        <Link className="move-back" to={checklistPath(id)}>
          {t('web.sheet.back')}
        </Link>
      </PageHead>
      <Loaded query={assessment}>{(data) => <Move key={data.id} assessment={data} />}</Loaded>
    </div>
  );
}

const standardOf = (editionId: string): string => editionId.split('@')[0]!;

function Move({ assessment }: { readonly assessment: Assessment }): ReactNode {
  const { t, titleOf } = useText();
  const standards = useStandards();
  const manages = useMe().permissions.includes('assessment.manage');
  const [to, setTo] = useState<string>();
  if (assessment.movedTo !== null) return <MovedNotice moved={assessment} />;
  return (
    <div className="moves">
      {assessment.movedFrom !== null && <CameFrom id={assessment.movedFrom} />}
      {manages && (
        <Card title={t('web.move.choose')}>
          <p className="move-why">{t('web.move.why')}</p>
          <Loaded query={standards}>
            {(editions) => {
              const own = editions.find(({ id }) => id === assessment.editionId);
              const others = editions.filter(
                ({ id }) =>
                  id !== assessment.editionId && standardOf(id) === standardOf(assessment.editionId),
              );
              return (
                <div className="move-choice">
                  <span>
                    {t('web.move.current')} <b>{own ? titleOf(own) : ''}</b>{' '}
                    <span className="muted">{assessment.editionId}</span>
                  </span>
                  {others.length === 0 ? (
                    <span className="muted">{t('web.move.noOther')}</span>
                  ) : (
                    <label>
                      {t('web.move.to')}{' '}
                      <Select
                        aria-label={t('web.move.to')}
                        placeholder={t('web.move.choose')}
                        value={to}
                        popupMatchSelectWidth={false}
                        style={{ minWidth: 220 }}
                        options={others.map((one) => ({ value: one.id, label: `${titleOf(one)} ${one.id}` }))}
                        onChange={setTo}
                      />
                    </label>
                  )}
                </div>
              );
            }}
          </Loaded>
        </Card>
      )}
      {to !== undefined && <MoveResult key={to} assessment={assessment} to={to} />}
    </div>
  );
}

/** The new assessment offers to go back as well: the move is taken back where it began. */
function CameFrom({ id }: { readonly id: string }): ReactNode {
  const old = useAssessment(id);
  return <Loaded query={old}>{(moved) => <MovedNotice moved={moved} arrived />}</Loaded>;
}
