import { Suspense, type ReactNode } from 'react';
import { lazyPiece } from '../shared/lazy-piece';
import { useMe } from '../shared/queries';
import { useText } from '../shared/text';
import { useHospitalHere } from './use-hospital-here';

// Most people are at one hospital and never choose.
const HospitalSelect = lazyPiece(async () => (await import('./HospitalSelect')).HospitalSelect, 'over');

/** The hospital one works on; a choice for whoever reaches several. */
export function HospitalSwitch(): ReactNode {
  const { nameOf } = useText();
  const { person, permissions } = useMe();
  const here = useHospitalHere();
  const several =
    new Set(person.memberships.map(({ scope }) => scope.hospitalId ?? scope.kind)).size > 1 ||
    person.memberships.some(({ scope }) => scope.kind !== 'hospital');
  const name = <span className="shell-place-name">{here && nameOf(here)}</span>;
  if (!several) return name;
  if (!permissions.includes('assessment.read')) return null;
  return (
    <Suspense fallback={name}>
      <HospitalSelect here={here} />
    </Suspense>
  );
}
