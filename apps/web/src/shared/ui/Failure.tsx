import type { ReactNode } from 'react';
import { Alert, Button } from 'antd';
import { ApiProblem } from '@dabiao/api-client';
import { useText } from '../text';

interface Props {
  readonly error: unknown;
  readonly retry?: () => void;
}

/** What the server refused, in its own words, or that it cannot be reached. */
export function Failure({ error, retry }: Props): ReactNode {
  const { t } = useText();
  const problem = spokenBy(error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={problem?.title ?? t('web.unreachable')}
      description={problem === undefined ? undefined : <ProblemDetails problem={problem} />}
      action={
        retry && (
          <Button size="small" onClick={retry}>
            {t('web.retry')}
          </Button>
        )
      }
    />
  );
}

/**
 * What the server says. Whatever stands in front of it while it is gone answers in words of its own, in English at best:
 * then it cannot be reached.
 */
function spokenBy(error: unknown): ApiProblem['problem'] | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  const { status, requestId } = error.problem;
  return status >= 500 && requestId === '' ? undefined : error.problem;
}

/** Fields and clauses that are wrong, and the number to ask with. */
function ProblemDetails({ problem }: { readonly problem: ApiProblem['problem'] }): ReactNode {
  const { t } = useText();
  const lines = [
    ...(problem.errors ?? []).map(({ field, messages }) => `${field}: ${messages.join('; ')}`),
    ...(problem.clauses ?? []).flatMap(({ code, problems }) =>
      problems.map(({ message }) => `${code}: ${message}`),
    ),
  ];
  if (lines.length === 0 && problem.status < 500) return null;
  return (
    <>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
      {problem.status >= 500 && problem.requestId !== '' && t('web.requestId', { id: problem.requestId })}
    </>
  );
}

/** The same in one line, for a message that goes away. */
export function failureText(error: unknown, unreachable: string): string {
  const problem = spokenBy(error);
  if (problem === undefined) return unreachable;
  const first = problem.clauses?.[0]?.problems[0]?.message;
  return first === undefined ? problem.title : `${problem.title}: ${first}`;
}
