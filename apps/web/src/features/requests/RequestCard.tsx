import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { atTime } from '../../shared/format';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { Fact } from '../findings/Fact';
import { ProofNames } from './ProofNames';
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
  const by = (who: string | null, at: string | null): ReactNode =>
    at !== null && (
      <span className="muted small finding-by">
        {t('web.request.by', { name: who === null ? '—' : (people[who] ?? '—'), time: atTime(at) })}
      </span>
    );
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
          {text} {by(request.askedBy, request.askedAt)}
        </Fact>
        <Fact name={t('web.request.department')}>{request.departmentName}</Fact>
        <Fact name={t('web.request.due')}>
          <RequestDue request={request} />
        </Fact>
        <Fact name={t('web.request.answerText')}>
          {answer !== null && (
            <>
              {answer} {by(request.answeredBy, request.answeredAt)}
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
