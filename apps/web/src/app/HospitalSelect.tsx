import type { ReactNode } from 'react';
import { Select } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { useHospitals } from '../shared/queries';
import { useText } from '../shared/text';
import type { useHospitalHere } from './use-hospital-here';

interface Props {
  readonly here: ReturnType<typeof useHospitalHere>;
}

/** Goes to the same screen of another hospital. */
export function HospitalSelect({ here }: Props): ReactNode {
  const { t, nameOf } = useText();
  const hospitals = useHospitals();
  const navigate = useNavigate();
  const { pathname } = useLocation();
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
