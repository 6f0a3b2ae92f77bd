import { canWithin, type Place, type Permission, type Scope } from '@dabiao/access';
import type { Schemas } from './api';
import { useActor, useHospitals, useRegions } from './queries';

interface Managed {
  readonly hospitals: readonly Schemas['Hospital'][];
  readonly regions: readonly Schemas['Region'][];
  readonly everywhere: boolean;
}

/** Where somebody holds a permission, so that nothing is offered that the server would refuse. */
export function useManaged(permission: Permission): Managed {
  const actor = useActor();
  const hospitals = useHospitals().data?.items ?? [];
  const regions = useRegions().data ?? [];
  const places = new Map(
    hospitals.map(({ id, region }): [string, Place] => [id, { hospitalId: id, region }]),
  );
  const mine = (scope: Scope): boolean => canWithin(actor, permission, scope, (id) => places.get(id));
  return {
    hospitals: hospitals.filter(({ id }) => mine({ kind: 'hospital', hospitalId: id })),
    regions: regions.filter(({ code }) => mine({ kind: 'region', region: code })),
    everywhere: mine({ kind: 'everywhere' }),
  };
}
