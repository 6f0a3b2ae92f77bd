import { useState, type ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { regionContains } from '@dabiao/access';
import { api, queries, type Schemas } from '../../shared/api';
import { useRegions } from '../../shared/queries';
import { useText } from '../../shared/text';
import { Failure } from '../../shared/ui/Failure';
import { wasChanged } from '../../shared/was-changed';
import { Theirs } from './Theirs';

interface Props {
  readonly region: Schemas['Region'] | 'new';
  readonly close: () => void;
}

interface Fields {
  /** Not of one that is renamed. */
  readonly code?: string;
  readonly parent?: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

const CODE = /^(?!00)\d{6}$/;

/** Adds a region, or renames one. Code and parent stay: hospitals and roles rest on them. */
export function RegionDialog({ region, close }: Props): ReactNode {
  const { t, nameOf } = useText();
  const [form] = Form.useForm<Fields>();
  const regions = useRegions().data ?? [];
  const isNew = region === 'new';
  // What was seen when the form was opened, whatever the list has learnt since.
  const [seen] = useState(isNew ? 0 : region.version);
  const code = Form.useWatch('code', form) ?? '';
  // Only what can contain it is offered, the nearest first.
  const above = regions
    .filter((one) => CODE.test(code) && one.code !== code && regionContains(one.code, code))
    .sort((a, b) => (a.code < b.code ? 1 : -1));
  const isProvince = code.endsWith('0000');
  const save = useMutation({
    mutationFn: ({ parent, nameZh, nameEn, version }: Fields & { readonly version: number }) =>
      isNew
        ? api().post('/api/regions', {
            body: { code, parent: isProvince ? null : (parent ?? null), nameZh, nameEn },
          })
        : api().patch('/api/regions/{code}', {
            path: { code: region.code },
            body: { version, nameZh, nameEn },
          }),
    onSuccess: close,
    onSettled: () => queries.invalidateQueries({ queryKey: ['regions'] }),
  });
  const required = [{ required: true, whitespace: true, message: t('web.required') }];
  return (
    <Modal
      open
      title={t(isNew ? 'web.place.add' : 'web.place.change')}
      okText={t('web.save')}
      cancelText={t('web.cancel')}
      confirmLoading={save.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {save.isError &&
        (!isNew && wasChanged(save.error) ? <Theirs place={region} /> : <Failure error={save.error} />)}
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={isNew ? {} : { nameZh: region.nameZh, nameEn: region.nameEn }}
        onFinish={(fields) =>
          save.mutate({ ...fields, version: !isNew && wasChanged(save.error) ? region.version : seen })
        }
      >
        {isNew && (
          <Form.Item
            name="code"
            label={t('web.place.code')}
            extra={t('web.place.code.why')}
            rules={[{ required: true, pattern: CODE, message: t('web.place.code.wrong') }]}
          >
            <Input maxLength={6} inputMode="numeric" autoComplete="off" autoFocus />
          </Form.Item>
        )}
        {isNew && !isProvince && (
          <Form.Item name="parent" label={t('web.place.parent')} rules={required}>
            <Select
              notFoundContent={t('web.place.parent.none')}
              options={above.map((one) => ({ value: one.code, label: `${nameOf(one)} ${one.code}` }))}
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
