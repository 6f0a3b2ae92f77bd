import type { ReactNode } from 'react';
import { useLocation, useParams } from 'react-router';
import { can, canSomewhere, canWithin, type Permission } from '@dabiao/access';
import { useActor, useAssessment, useHospital, useRegions } from '../shared/queries';
import { NotFound } from '../shared/ui/NotFound';
import { isRefusal } from '../shared/ui/Loaded';
import { Refused } from '../shared/ui/Refused';
import { COUNTRY } from './places-of';

interface Props {
  readonly needs: Permission;
  readonly children: ReactNode;
}

/**
 * Lets a screen be seen by those it is for. Who lacks the permission is told so before anything is asked of the server;
 * a place that is not theirs looks like one that does not exist, as the server has it.
 */
export function Gate({ needs, children }: Props): ReactNode {
  const actor = useActor();
  const { code } = useParams();
  const { pathname } = useLocation();
  if (!canSomewhere(actor, needs)) return <Refused />;
  if (code !== undefined && pathname.startsWith('/regions/'))
    return <RegionGate {...{ needs, code, children }} />;
  return <HospitalGate {...{ needs, children }} />;
}

/** A region that exists and lies within the person's own. */
function RegionGate({ needs, code, children }: Props & { readonly code: string }): ReactNode {
  const actor = useActor();
  const regions = useRegions();
  const over = canWithin(actor, needs, { kind: 'region', region: code }, () => undefined);
  const known = code === COUNTRY || (regions.data?.some((region) => region.code === code) ?? true);
  return over && known ? children : <NotFound />;
}

/** The hospital that the address, or its assessment, names. The screen need not wait for it: it asks the same. */
function HospitalGate({ needs, children }: Props): ReactNode {
  const { hospitalId, assessmentId } = useParams();
  const actor = useActor();
  const assessment = useAssessment(assessmentId);
  const hospital = useHospital(hospitalId ?? assessment.data?.hospitalId);
  if (isRefusal(assessment.error) || isRefusal(hospital.error)) return <NotFound />;
  if (hospital.data && !can(actor, needs, { hospitalId: hospital.data.id, region: hospital.data.region }))
    return <Refused />;
  return children;
}
