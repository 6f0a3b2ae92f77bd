import type { ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { api, queries, type Schemas } from '../../shared/api';
import { useText } from '../../shared/text';
import { Failure } from '../../shared/ui/Failure';
import { useTell } from '../../shared/ui/Messages';

interface Props {
  readonly person: Schemas['Person'];
  readonly close: () => void;
}

/** Another initial password for somebody who has forgotten theirs. */
export function ResetPassword({ person, close }: Props): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const [form] = Form.useForm<{ password: string }>();
  const reset = useMutation({
    mutationFn: ({ password }: { password: string }) =>
      api().post('/api/people/{id}/password-reset', {
        path: { id: person.id },
        body: { version: person.version, password },
      }),
    onSuccess: () => {
      tell.done(t('web.people.reset.done'));
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['people'] }),
  });
  return (
    <Modal
      open
      title={`${t('web.people.reset')} · ${person.name}`}
      okText={t('web.save')}
      cancelText={t('web.cancel')}
      confirmLoading={reset.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {reset.isError && <Failure error={reset.error} />}
      <Form form={form} layout="vertical" onFinish={(fields) => reset.mutate(fields)}>
        <Form.Item
          name="password"
          label={t('web.people.password')}
          extra={t('web.people.password.why')}
          rules={[{ required: true, message: t('web.required') }]}
        >
          <Input.Password maxLength={200} autoComplete="new-password" autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
