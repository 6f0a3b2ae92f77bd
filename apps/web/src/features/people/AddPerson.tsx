import type { ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { api, queries } from '../../shared/api';
import { useText } from '../../shared/text';
import { Failure } from '../../shared/ui/Failure';
import { useTell } from '../../shared/ui/Messages';
import { MembershipFields, membershipOf, type Held } from './MembershipFields';

interface Fields {
  readonly login: string;
  readonly name: string;
  readonly password: string;
  readonly memberships?: readonly Held[];
}

/** A new account with a password that its owner has to change. */
export function AddPerson({ close }: { readonly close: () => void }): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const [form] = Form.useForm<Fields>();
  const add = useMutation({
    mutationFn: ({ memberships = [], ...person }: Fields) =>
      api().post('/api/people', { body: { ...person, memberships: memberships.map(membershipOf) } }),
    onSuccess: () => {
      tell.done(t('web.people.added'));
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['people'] }),
  });
  const required = [{ required: true, whitespace: true, message: t('web.required') }];
  return (
    <Modal
      open
      title={t('web.people.add')}
      okText={t('web.save')}
      cancelText={t('web.cancel')}
      confirmLoading={add.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {add.isError && <Failure error={add.error} />}
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ memberships: [{ role: 'qualityOffice', kind: 'hospital' }] }}
        onFinish={(fields) => add.mutate(fields)}
      >
        <Form.Item name="name" label={t('web.people.name')} rules={required}>
          <Input maxLength={100} autoFocus />
        </Form.Item>
        <Form.Item name="login" label={t('web.people.login')} rules={required}>
          <Input maxLength={60} autoCapitalize="none" autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('web.people.password')}
          extra={t('web.people.password.why')}
          rules={required}
        >
          <Input.Password maxLength={200} autoComplete="new-password" />
        </Form.Item>
        <MembershipFields />
      </Form>
    </Modal>
  );
}
