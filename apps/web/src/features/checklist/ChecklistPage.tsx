import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { useAssessment, useDepartments, useEdition, useHospital, useOutstanding } from '../../shared/queries';
import { Failure } from '../../shared/ui/Failure';
import { Loading } from '../../shared/ui/Loading';
import { Checklist } from './Checklist';
import { useAssessmentCompliance, useLines, useSavedRecords } from './use-checklist';
import './checklist.css';

export function ChecklistPage(): ReactNode {
  const id = useParams()['assessmentId']!;
  const assessment = useAssessment(id);
  const hospitalId = assessment.data?.hospitalId;
  const hospital = useHospital(hospitalId);
  const edition = useEdition(assessment.data?.editionId);
  const lines = useLines(id);
  const departments = useDepartments(hospitalId);
  const compliance = useAssessmentCompliance(id);
  const outstanding = useOutstanding(hospitalId);
  useSavedRecords();
  const failed = [assessment, hospital, edition, lines, departments].find(
    ({ isError, data }) => isError && data === undefined,
  );
  if (failed)
    return (
      <div className="page">
        <Failure error={failed.error} retry={() => void failed.refetch()} />
      </div>
    );
  if (!assessment.data || !hospital.data || !edition.data || !lines.data || !departments.data)
    return <Loading />;
  return (
    <Checklist
      key={id}
      assessment={assessment.data}
      hospital={hospital.data}
      edition={edition.data}
      lines={lines.data}
      departments={departments.data}
      compliance={compliance.data}
      work={outstanding.data?.assessments.find(({ assessmentId }) => assessmentId === id)}
    />
  );
}
