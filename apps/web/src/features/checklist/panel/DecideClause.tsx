import type { ReactNode } from 'react';
import { Button } from 'antd';
import { can } from '@dabiao/access';
import { differenceOf } from '@dabiao/inspection';
import { useActor } from '../../../shared/queries';
import { useText } from '../../../shared/text';
import { useDeciding } from '../../desk/use-deciding';
import type { Line } from '../../desk/use-desk';
import type { ChecklistData } from '../data';
import type { Row } from '../overlay';
import '../../desk/desk.css';

interface Props {
  readonly row: Row;
  readonly data: ChecklistData;
}

/** An inspector who reads a hospital's checklist decides right there. */
export function DecideClause({ row, data }: Props): ReactNode {
  const { t } = useText();
  const { id, region } = data.hospital;
  const mayDecide = can(useActor(), 'review.decide', { hospitalId: id, region });
  const line = lineOf(row, data);
  const { pending, confirm, reject, dialogs } = useDeciding([line]);
  if (!mayDecide) return null;
  return (
    <div className="desk-ruling panel-text">
      <Button type="primary" size="small" loading={pending} onClick={() => confirm([line])}>
        {t('web.desk.confirm')}
      </Button>
      <Button danger size="small" disabled={pending} onClick={() => reject([line])}>
        {t('web.desk.reject')}
      </Button>
      {dialogs}
    </div>
  );
}

const lineOf = ({ clause, record, proven, review, finding }: Row, data: ChecklistData): Line => ({
  ...{ hospital: data.hospital, assessmentId: data.assessment.id, editionId: data.assessment.editionId },
  ...{ clause, record, proven, review, finding },
  difference: differenceOf(
    { verdict: record.verdict, isItem: record.item !== null },
    review?.verdict ?? 'none',
  ),
});
