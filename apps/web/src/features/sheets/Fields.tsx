import type { ReactNode } from 'react';
import { useText } from '../../shared/text';
import { fieldName, fieldValue } from './field-text';
import type { FieldChange } from './sheet-kinds';

/** Every field from → to. */
export function Fields({ fields }: { readonly fields: readonly FieldChange[] }): ReactNode {
  const { t } = useText();
  return (
    <ul className="sheet-fields">
      {fields.map(({ field, from, to }) => (
        <li key={field}>
          <span className="muted">{fieldName(t, field)}</span> <del>{fieldValue(t, field, from)}</del>{' '}
          <span aria-hidden="true">→</span> <ins>{fieldValue(t, field, to)}</ins>
        </li>
      ))}
    </ul>
  );
}
