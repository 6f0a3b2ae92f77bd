import type { ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Form, Modal, Select } from 'antd';
import { api, queries, type Schemas } from '../../shared/api';
import { orNull } from '../../shared/format';
import { useEdition, type Edition } from '../../shared/queries';
import { useText } from '../../shared/text';
import { DayInput } from '../../shared/ui/DayInput';
import { Failure } from '../../shared/ui/Failure';
import { Loaded } from '../../shared/ui/Loaded';
import { useTell } from '../../shared/ui/Messages';
import { bodyOf, PlanFields, planOf, type Plan } from './PlanFields';

interface Props {
  readonly assessment: Schemas['Assessment'];
  readonly close: () => void;
}

interface Fields extends Plan {
  readonly stage?: number;
  readonly awardedOn?: string;
  readonly validUntil?: string;
}

export function assessmentsChanged(): void {
  for (const key of ['assessments', 'assessment', 'checklist', 'compliance', 'outstanding', 'trend'])
    void queries.invalidateQueries({ queryKey: [key] });
}

/** Target, date, choices and how far the certification is. */
export function ChangeAssessment({ assessment, close }: Props): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const [form] = Form.useForm<Fields>();
  const edition = useEdition(assessment.editionId);
  const change = useMutation({
    mutationFn: (body: Schemas['ChangeAssessment']) =>
      api().patch('/api/assessments/{id}', { path: { id: assessment.id }, body }),
    onSuccess: () => {
      tell.done(t('web.saved'));
      close();
    },
    onSettled: assessmentsChanged,
  });
  const save = (fields: Fields, of: Edition): void =>
    change.mutate({
      version: assessment.version,
      ...bodyOf(fields, of),
      stage: fields.stage ?? null,
      awardedOn: orNull(fields.awardedOn),
      validUntil: orNull(fields.validUntil),
    });
  return (
    <Modal
      open
      title={t('web.assessment.change')}
      okText={t('web.save')}
      cancelText={t('web.cancel')}
      confirmLoading={change.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {change.isError && <Failure error={change.error} />}
      <Loaded query={edition}>
        {(of) => (
          <Form<Fields>
            form={form}
            layout="vertical"
            initialValues={{
              ...planOf(assessment, of),
              stage: assessment.stage ?? undefined,
              awardedOn: assessment.awardedOn ?? '',
              validUntil: assessment.validUntil ?? '',
            }}
            onFinish={(fields) => save(fields, of)}
          >
            <PlanFields edition={of} />
            {of.certification && <Certification edition={of} />}
          </Form>
        )}
      </Loaded>
    </Modal>
  );
}

function Certification({ edition }: { readonly edition: Edition }): ReactNode {
  const { t, words } = useText();
  return (
    <>
      <Form.Item name="stage" label={t('web.assessment.stage')}>
        <Select
          allowClear
          options={edition.certification?.stages.map(({ title }, i) => ({
            value: i + 1,
            label: `${i + 1} ${words(title)}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="awardedOn" label={t('web.assessment.awardedOn')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="validUntil" label={t('web.assessment.validUntil')}>
        <DayInput />
      </Form.Item>
    </>
  );
}
