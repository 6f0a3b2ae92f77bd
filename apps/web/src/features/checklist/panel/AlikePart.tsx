import { useState, type ReactNode } from 'react';
import { lazily } from '../../../shared/lazily';
import { useText } from '../../../shared/text';
import { Loading } from '../../../shared/ui/Loading';
import type { ChecklistData } from '../data';

const AlikeClauses = lazily(async () => (await import('./AlikeClauses')).AlikeClauses, <Loading />);

interface Props {
  readonly code: string;
  readonly data: ChecklistData;
  readonly mayProve: boolean;
}

/** Looked for only once it is opened: whoever walks through the checklist does not wait for it. */
export function AlikePart(props: Props): ReactNode {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <details className="panel-part panel-alike" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <h3>{t('web.alike.title')}</h3>
      </summary>
      {open && <AlikeClauses {...props} />}
    </details>
  );
}
