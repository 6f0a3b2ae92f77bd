import { useParams } from 'react-router';
import type { Schemas } from '../shared/api';
import { useAssessment, useHospital, useMe } from '../shared/queries';

/** The hospital that the screen is about: named by the address, by its assessment, or the person's only one. */
export function useHospitalHere(): Schemas['Hospital'] | undefined {
  const { hospitalId, assessmentId } = useParams();
  const { person } = useMe();
  const assessment = useAssessment(assessmentId);
  const own = person.memberships.find(({ scope }) => scope.kind === 'hospital')?.scope.hospitalId;
  return useHospital(hospitalId ?? assessment.data?.hospitalId ?? own).data;
}
