import { useEffect, type ReactNode } from 'react';
import { Form, Input, Select } from 'antd';
import { regionContains } from '@dabiao/access';
import { api, type Schemas } from '../../shared/api';
import { useRegions } from '../../shared/queries';
import { useText } from '../../shared/text';
import { PlaceDialog, type Names } from './PlaceDialog';

interface Props {
  readonly region: Schemas['Region'] | 'new';
  readonly close: () => void;
}

interface Fields extends Names {
  /** Not of one that is renamed. */
  readonly code?: string;
  readonly parent?: string;
}

const CODE = /^(?!00)\d{6}$/;

/** Adds a region, or renames one. Code and parent stay: hospitals and roles rest on them. */
export function RegionDialog({ region, close }: Props): ReactNode {
  const { t, nameOf } = useText();
  const [form] = Form.useForm<Fields>();
  const regions = useRegions().data ?? [];
  const isNew = region === 'new';
  const code = Form.useWatch('code', form) ?? '';
  // Only what can contain it is offered, the nearest first and chosen.
  const above = regions
    .filter((one) => CODE.test(code) && one.code !== code && regionContains(one.code, code))
    .sort((a, b) => (a.code < b.code ? 1 : -1));
  const isProvince = code.endsWith('0000');
  const nearest = above[0]?.code;
  useEffect(() => {
    if (isNew) form.setFieldValue('parent', nearest);
  }, [form, isNew, nearest]);
  return (
    <PlaceDialog
      title={t(isNew ? 'web.place.add' : 'web.place.change')}
      form={form}
      place={isNew ? undefined : region}
      save={({ parent, nameZh, nameEn }, version) =>
        isNew
          ? api().post('/api/regions', {
              body: { code, parent: isProvince ? null : (parent ?? null), nameZh, nameEn },
            })
          : api().patch('/api/regions/{code}', {
              path: { code: region.code },
              body: { version, nameZh, nameEn },
            })
      }
      stale={['regions']}
      close={close}
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
        <Form.Item
          name="parent"
          label={t('web.place.parent')}
          rules={[{ required: true, whitespace: true, message: t('web.required') }]}
        >
          <Select
            notFoundContent={t('web.place.parent.none')}
            options={above.map((one) => ({ value: one.code, label: `${nameOf(one)} ${one.code}` }))}
          />
        </Form.Item>
      )}
    </PlaceDialog>
  );
}
