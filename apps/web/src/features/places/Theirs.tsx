import type { ReactNode } from 'react';
import { Alert } from 'antd';
import { useText } from '../../shared/text';

/** Somebody else was first: what stands now, beside what is typed. Saving again replaces it. */
export function Theirs({
  place,
}: {
  readonly place: { readonly nameZh: string; readonly nameEn: string };
}): ReactNode {
  const { t } = useText();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('web.people.theirs')}
      description={`${place.nameZh} · ${place.nameEn}`}
    />
  );
}
