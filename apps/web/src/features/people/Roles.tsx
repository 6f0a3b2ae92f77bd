import type { ReactNode } from 'react';
import type { Schemas } from '../../shared/api';
import { useHospitals, useRegions } from '../../shared/queries';
import { useText } from '../../shared/text';

/** What somebody may do, and where. */
export function Roles({ memberships }: Pick<Schemas['Person'], 'memberships'>): ReactNode {
  const { t, nameOf } = useText();
  const hospitals = useHospitals();
  const regions = useRegions();
  return memberships.map(({ role, scope }, i) => {
    const place =
      scope.kind === 'hospital'
        ? hospitals.data?.items.find(({ id }) => id === scope.hospitalId)
        : regions.data?.find(({ code }) => code === scope.region);
    return (
      <div key={i}>
        {t(`web.role.${role}`)} ·{' '}
        <span className="muted">
          {scope.kind === 'everywhere' ? t('web.people.scope.everywhere') : place ? nameOf(place) : '—'}
        </span>
      </div>
    );
  });
}
