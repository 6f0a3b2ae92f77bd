import type { ReactNode } from 'react';
import { atTime } from '../../shared/format';
import { useText } from '../../shared/text';

interface Props {
  /** Names by id. */
  readonly people: Readonly<Record<string, string>>;
  readonly who: string | null;
  readonly at: string | null;
}

/** Who did it and when; nothing where nobody has. */
export function By({ people, who, at }: Props): ReactNode {
  const { t } = useText();
  if (at === null) return null;
  return (
    <span className="muted small finding-by">
      {t('web.finding.byAt', { name: who === null ? '—' : (people[who] ?? '—'), time: atTime(at) })}
    </span>
  );
}
