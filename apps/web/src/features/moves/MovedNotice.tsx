import type { ReactNode } from 'react';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import { ApiProblem } from '@dabiao/api-client';
import type { Schemas } from '../../shared/api';
import { atTime } from '../../shared/format';
import { useMe } from '../../shared/queries';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { Failure } from '../../shared/ui/Failure';
import { useTell } from '../../shared/ui/Messages';
import { useUndoMove } from './use-move';

interface Props {
  /** The assessment that moved, on its old edition. */
  readonly moved: Schemas['Assessment'];
  /** Whether it is looked at from the new edition. */
  readonly arrived?: boolean;
}

/** It has moved: the way to where it goes on, and back while that is possible. */
export function MovedNotice({ moved, arrived = false }: Props): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const navigate = useNavigate();
  const undo = useUndoMove(moved.id);
  const manages = useMe().permissions.includes('assessment.manage');
  const back = (): void =>
    undo.mutate(
      { version: moved.version },
      {
        onSuccess: ({ id }) => {
          tell.done(t('web.move.undone'));
          void navigate(checklistPath(id));
        },
      },
    );
  const since = undo.error instanceof ApiProblem ? (undo.error.problem.changes ?? []) : [];
  return (
    <section className="move-moved">
      <div className="move-choice">
        <b>{t(arrived ? 'web.move.from' : 'web.move.moved')}</b>
        {!arrived && moved.movedTo !== null && (
          <Link to={checklistPath(moved.movedTo)}>{t('web.move.open')}</Link>
        )}
        {manages && (
          <Button loading={undo.isPending} onClick={back}>
            {t('web.move.undo')}
          </Button>
        )}
        <span className="muted small">{t('web.move.undo.why')}</span>
      </div>
      {undo.isError && <Failure error={undo.error} />}
      {since.length > 0 && <p>{t('web.move.worked')}</p>}
      {since.length > 0 && (
        <ul aria-label={t('web.move.worked')}>
          {since.map(({ kind, code, at, name }, i) => (
            <li key={i}>
              {atTime(at)} {name ?? ''} {code ?? kind}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
