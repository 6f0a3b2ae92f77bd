import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { ProofNames } from '../evidence/ProofNames';
import { By } from '../findings/By';
import { Fact } from '../findings/Fact';
import { RequestDue, RequestState } from './RequestState';
import { RequestSteps } from './RequestSteps';
import type { ProofRequest } from './use-requests';

interface Props {
  readonly request: ProofRequest;
  readonly people: Readonly<Record<string, string>>;
  readonly withHospital: boolean;
}

/** What is asked for and until when, what was answered, and what can be done with it. */
export function RequestCard({ request, people, withHospital }: Props): ReactNode {
  const { t, titleOf, nameOf } = useText();
  const { assessmentId, code, clause, text, answer, evidenceIds, remark } = request;
  return (
    <Card
      title={
        <Link to={checklistPath(assessmentId, { clause: code })}>
          {code} {titleOf(clause)}
        </Link>
      }
      extra={<RequestState request={request} />}
    >
      <dl className="finding-facts">
        {withHospital && <Fact name={t('web.finding.hospital')}>{nameOf(request.hospital)}</Fact>}
        <Fact name={t('web.request.text')}>
          {text} <By people={people} who={request.askedBy} at={request.askedAt} />
        </Fact>
        <Fact name={t('web.request.department')}>{request.departmentName}</Fact>
        <Fact name={t('web.request.due')}>
          <RequestDue request={request} />
        </Fact>
        <Fact name={t('web.request.answerText')}>
          {answer !== null && (
            <>
              {answer} <By people={people} who={request.answeredBy} at={request.answeredAt} />
            </>
          )}
        </Fact>
        <Fact name={t('web.request.proofs')}>
          {evidenceIds && evidenceIds.length > 0 && <ProofNames ids={evidenceIds} />}
        </Fact>
        <Fact name={t('web.request.remark')}>{remark}</Fact>
      </dl>
      <RequestSteps request={request} />
    </Card>
  );
}
