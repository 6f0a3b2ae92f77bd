import type { ReactNode } from 'react';
import { Form, Select } from 'antd';
import { api, type Schemas } from '../../shared/api';
import { useText } from '../../shared/text';
import { useManaged } from '../../shared/use-managed';
import { PlaceDialog, type Names } from './PlaceDialog';

interface Props {
  readonly hospital: Schemas['Hospital'] | 'new';
  readonly close: () => void;
}

interface Fields extends Names {
  /** Not of one that is renamed. */
  readonly region?: string;
}

/** Adds a hospital to a region, or renames one. */
export function HospitalDialog({ hospital, close }: Props): ReactNode {
  const { t, nameOf } = useText();
  const [form] = Form.useForm<Fields>();
  const { regions } = useManaged('hospital.manage');
  const isNew = hospital === 'new';
  return (
    <PlaceDialog
      title={t(isNew ? 'web.hospital.add' : 'web.hospital.change')}
      form={form}
      place={isNew ? undefined : hospital}
      save={({ region, nameZh, nameEn }, version) =>
        isNew
          ? api().post('/api/hospitals', { body: { region: region!, nameZh, nameEn } })
          : api().patch('/api/hospitals/{id}', {
              path: { id: hospital.id },
              body: { version, nameZh, nameEn },
            })
      }
      stale={['hospitals', 'hospital']}
      close={close}
    >
      {isNew && (
        <Form.Item
          name="region"
          label={t('web.hospital.region')}
          rules={[{ required: true, whitespace: true, message: t('web.required') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={regions.map((one) => ({ value: one.code, label: `${nameOf(one)} ${one.code}` }))}
          />
        </Form.Item>
      )}
    </PlaceDialog>
  );
}
