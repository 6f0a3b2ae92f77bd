import type { ReactNode } from 'react';
import { Select } from 'antd';
import { useNavigate } from 'react-router';
import { regionContains } from '@dabiao/access';
import { COUNTRY, regionOf } from '../../app/places-of';
import { useMe, useRegions } from '../../shared/queries';
import { useText } from '../../shared/text';

interface Props {
  readonly code: string;
  /** Where a region is looked at. */
  readonly pathOf: (code: string) => string;
}

/** The regions that the person overlooks. */
export function RegionSelect({ code, pathOf }: Props): ReactNode {
  const { t, nameOf } = useText();
  const regions = useRegions();
  const navigate = useNavigate();
  const top = regionOf(useMe().person.memberships);
  if (top === undefined) return null;
  const own = (regions.data ?? []).filter((region) => regionContains(top, region.code));
  return (
    <Select
      aria-label={t('web.region.choose')}
      value={code}
      style={{ minWidth: 150 }}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      options={[
        ...(top === COUNTRY ? [{ value: COUNTRY, label: t('web.region.all') }] : []),
        ...own.map((region) => ({ value: region.code, label: nameOf(region) })),
      ]}
      onChange={(next: string) => void navigate(pathOf(next))}
    />
  );
}
