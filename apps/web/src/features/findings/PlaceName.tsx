import type { ReactNode } from 'react';
import { Select } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { regionContains } from '@dabiao/access';
import { COUNTRY, regionOf } from '../../app/places-of';
import { useHospital, useMe, useRegions } from '../../shared/queries';
import { useText } from '../../shared/text';
import type { Place } from './place';

/** Whose findings or appeals these are; regions can be changed for others that the person overlooks. */
export function PlaceName({ place }: { readonly place: Place }): ReactNode {
  const { nameOf } = useText();
  const hospital = useHospital(place.hospitalId);
  if (place.region !== undefined) return <RegionChoice code={place.region} />;
  return hospital.data ? <span className="muted">{nameOf(hospital.data)}</span> : null;
}

function RegionChoice({ code }: { readonly code: string }): ReactNode {
  const { t, nameOf } = useText();
  const regions = useRegions();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const top = regionOf(useMe().person.memberships) ?? code;
  const own = (regions.data ?? []).filter((region) => regionContains(top, region.code));
  return (
    <Select
      aria-label={t('web.region.choose')}
      className="no-print"
      value={code}
      style={{ minWidth: 150 }}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      options={[
        ...(top === COUNTRY ? [{ value: COUNTRY, label: t('web.region.all') }] : []),
        ...own.map((region) => ({ value: region.code, label: nameOf(region) })),
      ]}
      onChange={(next: string) => void navigate(pathname.replace(/\/regions\/\d+/, `/regions/${next}`))}
    />
  );
}
