import { useParams } from 'react-router';
import type { Schemas } from '../shared/api';
import { useAssessment, useHospital, useMe } from '../shared/queries';

/** The hospital that the screen is about: named by the address, by its assessment, or the person's only one. */
export function useHospitalHere(): Schemas['Hospital'] | undefined {
  const { hospitalId, assessmentId } = useParams();
  const { person, permissions } = useMe();
  // Whoever may read none is told so by the screen, without asking.
  const assessment = useAssessment(permissions.includes('assessment.read') ? assessmentId : undefined);
  const own = person.memberships.find(({ scope }) => scope.kind === 'hospital')?.scope.hospitalId;
  return useHospital(hospitalId ?? assessment.data?.hospitalId ?? own).data;
}
