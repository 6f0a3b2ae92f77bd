import { useState, type ReactNode } from 'react';
import { Button, Select, Space } from 'antd';
import { useAssessments, useEdition, useStandards } from '../../shared/queries';
import { useText } from '../../shared/text';
import { Failure } from '../../shared/ui/Failure';
import { useTell } from '../../shared/ui/Messages';
import { useLink, type ProofDetail } from './use-evidence';

interface Props {
  readonly proof: ProofDetail;
  readonly done: () => void;
}

/** Lets a proof support more clauses, of any assessment of the hospital. */
export function LinkClauses({ proof, done }: Props): ReactNode {
  const { t, words, titleOf } = useText();
  const tell = useTell();
  const assessments = useAssessments(proof.hospitalId);
  const standards = useStandards();
  const [assessmentId, setAssessmentId] = useState<string>();
  const [codes, setCodes] = useState<string[]>([]);
  const editionId = assessments.data?.items.find(({ id }) => id === assessmentId)?.editionId;
  const edition = useEdition(editionId);
  const link = useLink();
  const linked = new Set(
    proof.links.filter((one) => one.assessmentId === assessmentId).map(({ code }) => code),
  );
  return (
    <div className="proof-edit proof-linking">
      {link.isError && <Failure error={link.error} />}
      <Select
        aria-label={t('web.proof.assessment')}
        placeholder={t('web.proof.assessment')}
        value={assessmentId}
        onChange={(id: string) => {
          setAssessmentId(id);
          setCodes([]);
        }}
        options={(assessments.data?.items ?? []).map(({ id, editionId: of }) => {
          const standard = standards.data?.find((one) => one.id === of);
          return { value: id, label: standard ? titleOf(standard) : of };
        })}
      />
      <Select
        mode="multiple"
        aria-label={t('web.proof.linkClauses.codes')}
        placeholder={t('web.proof.linkClauses.codes')}
        disabled={!edition.data}
        showSearch={{ optionFilterProp: 'label' }}
        value={codes}
        onChange={setCodes}
        options={(edition.data?.clauses ?? [])
          .filter(({ code }) => !linked.has(code))
          .map(({ code, title }) => ({ value: code, label: `${code} ${words(title)}` }))}
      />
      <Space>
        <Button
          type="primary"
          disabled={assessmentId === undefined || codes.length === 0}
          loading={link.isPending}
          onClick={() =>
            link.mutate(
              { id: proof.id, links: [{ assessmentId: assessmentId!, codes }] },
              {
                onSuccess: () => {
                  tell.done(t('web.proof.linked'));
                  done();
                },
              },
            )
          }
        >
          {t('web.proof.linkClauses')}
        </Button>
        <Button onClick={done}>{t('web.cancel')}</Button>
      </Space>
    </div>
  );
}
