import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ApiProblem } from '@dabiao/api-client';
import { useText } from '../text';
import { Notice } from './Notice';

interface Props {
  /** What the server refused it with. */
  readonly error?: ApiProblem;
}

/** There is nothing at this address, or not for whoever opened it. */
export function NotFound({ error }: Props): ReactNode {
  const { t } = useText();
  return (
    <Notice
      title={error?.problem.status === 404 ? error.problem.title : t('web.notFound')}
      why={t('web.notFound.why')}
    >
      <Link to="/">{t('web.toStart')}</Link>
    </Notice>
  );
}
