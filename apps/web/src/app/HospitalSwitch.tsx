import type { ReactNode } from 'react';
import { Select } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { useHospitals, useMe } from '../shared/queries';
import { useText } from '../shared/text';
import { useHospitalHere } from './use-hospital-here';

/** The hospital one works on; a choice for whoever reaches several. */
export function HospitalSwitch(): ReactNode {
  const { t, nameOf } = useText();
  const { person, permissions } = useMe();
  const here = useHospitalHere();
  const several =
    new Set(person.memberships.map(({ scope }) => scope.hospitalId ?? scope.kind)).size > 1 ||
    person.memberships.some(({ scope }) => scope.kind !== 'hospital');
  const hospitals = useHospitals(undefined, several);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  if (!several) return <span className="shell-place-name">{here && nameOf(here)}</span>;
  if (!permissions.includes('assessment.read')) return null;
  const page = /^\/hospitals\/[^/]+\/(\w+)/.exec(pathname)?.[1];
  return (
    <Select
      aria-label={t('web.hospital.choose')}
      placeholder={t('web.hospital.choose')}
      variant="filled"
      showSearch={{ optionFilterProp: 'label' }}
      style={{ minWidth: 120, maxWidth: 300, flex: '0 1 300px' }}
      popupMatchSelectWidth={false}
      value={here?.id}
      loading={hospitals.isPending}
      options={(hospitals.data?.items ?? []).map((one) => ({ value: one.id, label: nameOf(one) }))}
      onChange={(id: string) => void navigate(`/hospitals/${id}${page ? `/${page}` : ''}`)}
    />
  );
}
