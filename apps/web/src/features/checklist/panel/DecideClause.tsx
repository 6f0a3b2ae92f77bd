import { useState, type ReactNode } from 'react';
import { Button } from 'antd';
import { differenceOf } from '@dabiao/inspection';
import { useMe } from '../../../shared/queries';
import { useText } from '../../../shared/text';
import { useTell } from '../../../shared/ui/Messages';
import { ConflictDialog } from '../../desk/ConflictDialog';
import { RejectDialog } from '../../desk/RejectDialog';
import type { Line } from '../../desk/use-desk';
import { useRuling } from '../../desk/use-ruling';
import type { ChecklistData } from '../data';
import type { Row } from '../overlay';
import '../../desk/desk.css';

interface Props {
  readonly row: Row;
  readonly data: ChecklistData;
}

/** An inspector who reads a hospital's checklist decides right there. */
export function DecideClause({ row, data }: Props): ReactNode {
  const { t, words } = useText();
  const tell = useTell();
  const [rejecting, setRejecting] = useState(false);
  const ruling = useRuling((saved) => tell.done(t('web.desk.saved', { count: saved.length })));
  if (!useMe().permissions.includes('review.decide')) return null;
  const line = lineOf(row, data);
  return (
    <div className="desk-ruling panel-text">
      <Button
        type="primary"
        size="small"
        loading={ruling.pending}
        onClick={() => ruling.rule([line], { verdict: 'confirmed' })}
      >
        {t('web.desk.confirm')}
      </Button>
      <Button danger size="small" disabled={ruling.pending} onClick={() => setRejecting(true)}>
        {t('web.desk.reject')}
      </Button>
      {rejecting && (
        <RejectDialog
          what={`${row.clause.code} ${words(row.clause.title)}`}
          cancel={() => setRejecting(false)}
          reject={(rejection) => {
            ruling.rule([line], rejection);
            setRejecting(false);
          }}
        />
      )}
      {ruling.conflict && (
        <ConflictDialog {...ruling.conflict} lines={[line]} apply={ruling.resolve} cancel={ruling.giveUp} />
      )}
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
