import type { ReactNode } from 'react';
import { Button, Modal } from 'antd';
import { discard } from '../../shared/outbox/outbox';
import type { Edit } from '../../shared/outbox/queue';
import { useText } from '../../shared/text';

interface Props {
  readonly refused: readonly Edit[];
  readonly close: () => void;
}

/** Edits that the server does not take, each with its reason. */
export function RefusedEdits({ refused, close }: Props): ReactNode {
  const { t } = useText();
  return (
    <Modal
      open
      title={t('web.refused.title')}
      footer={<Button onClick={close}>{t('web.close')}</Button>}
      onCancel={close}
    >
      <ul className="refused">
        {refused.map(({ id, changes, problem }) => (
          <li key={id}>
            <span>
              <b>
                {changes
                  .slice(0, 3)
                  .map(({ code }) => code)
                  .join(', ')}
                {changes.length > 3 && ` …+${changes.length - 3}`}
              </b>
              <br />
              {problem}
            </span>
            <Button size="small" onClick={() => discard(id)}>
              {t('web.save.discard')}
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
