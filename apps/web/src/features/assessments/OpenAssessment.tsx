import { useState, type ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Form, Modal, Select } from 'antd';
import { api, type Schemas } from '../../shared/api';
import { useEdition, useStandards } from '../../shared/queries';
import { useText } from '../../shared/text';
import { Failure } from '../../shared/ui/Failure';
import { useTell } from '../../shared/ui/Messages';
import { assessmentsChanged } from './ChangeAssessment';
import { bodyOf, PlanFields, type Plan } from './PlanFields';

interface Props {
  readonly hospitalId: string;
  /** Editions the hospital works on already. */
  readonly taken: readonly string[];
  readonly close: () => void;
}

/** Begins to work on another edition. */
export function OpenAssessment({ hospitalId, taken, close }: Props): ReactNode {
  const { t, titleOf } = useText();
  const tell = useTell();
  const [form] = Form.useForm<Plan>();
  const [editionId, setEditionId] = useState<string>();
  const standards = useStandards();
  const edition = useEdition(editionId);
  const free = (standards.data ?? []).filter(({ id }) => !taken.includes(id));
  const open = useMutation({
    mutationFn: (body: Schemas['OpenAssessment']) =>
      api().post('/api/hospitals/{id}/assessments', { path: { id: hospitalId }, body }),
    onSuccess: () => {
      tell.done(t('web.assessment.opened'));
      close();
    },
    onSettled: assessmentsChanged,
  });
  return (
    <Modal
      open
      title={t('web.assessment.open')}
      okText={t('web.save')}
      cancelText={t('web.cancel')}
      okButtonProps={{ disabled: !edition.data }}
      confirmLoading={open.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {open.isError && <Failure error={open.error} />}
      {free.length === 0 && standards.data && <p>{t('web.assessment.allOpen')}</p>}
      <Form<Plan>
        form={form}
        layout="vertical"
        initialValues={{ target: 'none' }}
        onFinish={(plan) => {
          if (edition.data && editionId !== undefined)
            open.mutate({ editionId, ...bodyOf(plan, edition.data) });
        }}
      >
        <Form.Item label={t('web.assessment.edition')} htmlFor="edition">
          <Select
            id="edition"
            value={editionId}
            onChange={setEditionId}
            options={free.map((one) => ({ value: one.id, label: titleOf(one) }))}
          />
        </Form.Item>
        {edition.data && <PlanFields edition={edition.data} />}
      </Form>
    </Modal>
  );
}
