import { useState, type ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { api, queries, type Schemas } from '../../shared/api';
import { useText } from '../../shared/text';
import { useManaged } from '../../shared/use-managed';
import { Failure } from '../../shared/ui/Failure';
import { wasChanged } from '../../shared/was-changed';
import { Theirs } from './Theirs';

interface Props {
  readonly hospital: Schemas['Hospital'] | 'new';
  readonly close: () => void;
}

interface Fields {
  readonly region: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** Adds a hospital to a region, or renames one. */
export function HospitalDialog({ hospital, close }: Props): ReactNode {
  const { t, nameOf } = useText();
  const [form] = Form.useForm<Fields>();
  const { regions } = useManaged('hospital.manage');
  const isNew = hospital === 'new';
  // What was seen when the form was opened, whatever the list has learnt since.
  const [seen] = useState(isNew ? 0 : hospital.version);
  const save = useMutation({
    mutationFn: ({ region, nameZh, nameEn, version }: Fields & { readonly version: number }) =>
      isNew
        ? api().post('/api/hospitals', { body: { region, nameZh, nameEn } })
        : api().patch('/api/hospitals/{id}', {
            path: { id: hospital.id },
            body: { version, nameZh, nameEn },
          }),
    onSuccess: close,
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['hospitals'] });
      await queries.invalidateQueries({ queryKey: ['hospital'] });
    },
  });
  const required = [{ required: true, whitespace: true, message: t('web.required') }];
  return (
    <Modal
      open
      title={t(isNew ? 'web.hospital.add' : 'web.hospital.change')}
      okText={t('web.save')}
      cancelText={t('web.cancel')}
      confirmLoading={save.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {save.isError &&
        (!isNew && wasChanged(save.error) ? <Theirs place={hospital} /> : <Failure error={save.error} />)}
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={isNew ? {} : hospital}
        onFinish={(fields) =>
          save.mutate({ ...fields, version: !isNew && wasChanged(save.error) ? hospital.version : seen })
        }
      >
        {isNew && (
          <Form.Item name="region" label={t('web.hospital.region')} rules={required}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={regions.map((one) => ({ value: one.code, label: `${nameOf(one)} ${one.code}` }))}
            />
          </Form.Item>
        )}
        <Form.Item name="nameZh" label={t('web.hospital.nameZh')} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="nameEn" label={t('web.hospital.nameEn')} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
