import { useState, type ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select, Space } from 'antd';
import { Link } from 'react-router';
import { api, queries, type Schemas } from '../../shared/api';
import { useHospitals, useMe, useRegions } from '../../shared/queries';
import { useText } from '../../shared/text';
import { DemoBadge } from '../../shared/ui/Badges';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import { Failure } from '../../shared/ui/Failure';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';

type Hospital = Schemas['Hospital'];

/** The hospitals an administrator manages. */
export function HospitalsPage(): ReactNode {
  const { t, nameOf } = useText();
  const { permissions } = useMe();
  const hospitals = useHospitals();
  const regions = useRegions();
  const [editing, setEditing] = useState<Hospital | 'new'>();
  const regionName = (code: string): string => {
    const region = regions.data?.find((one) => one.code === code);
    return region ? nameOf(region) : code;
  };
  return (
    <div className="page">
      <PageHead title={t('web.nav.hospitals')}>
        {permissions.includes('hospital.manage') && (
          <Button type="primary" onClick={() => setEditing('new')}>
            {t('web.hospital.add')}
          </Button>
        )}
      </PageHead>
      <Loaded query={hospitals}>
        {({ items, total }) => (
          <Card title={t('web.region.shown', { count: items.length, of: total })} flush>
            <DataTable
              label={t('web.nav.hospitals')}
              rows={items}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  title: t('web.region.hospital'),
                  header: true,
                  cell: (one) => (
                    <>
                      {permissions.includes('assessment.read') ? (
                        <Link to={`/hospitals/${one.id}`}>{nameOf(one)}</Link>
                      ) : (
                        nameOf(one)
                      )}{' '}
                      <DemoBadge demo={one.demo} />
                    </>
                  ),
                },
                {
                  key: 'region',
                  title: t('web.hospital.region'),
                  nowrap: true,
                  cell: ({ region }) => `${regionName(region)} ${region}`,
                },
                {
                  key: 'actions',
                  title: t('web.actions'),
                  cell: (one) => (
                    <Space wrap>
                      {permissions.includes('hospital.manage') && (
                        <Button size="small" onClick={() => setEditing(one)}>
                          {t('web.edit')}
                        </Button>
                      )}
                      {permissions.includes('department.manage') && (
                        <Link to={`/hospitals/${one.id}/departments`}>{t('web.nav.departments')}</Link>
                      )}
                    </Space>
                  ),
                },
              ]}
            />
          </Card>
        )}
      </Loaded>
      {editing !== undefined && <HospitalDialog hospital={editing} close={() => setEditing(undefined)} />}
    </div>
  );
}

interface Fields {
  readonly region: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

function HospitalDialog({ hospital, close }: { hospital: Hospital | 'new'; close: () => void }): ReactNode {
  const { t, nameOf } = useText();
  const [form] = Form.useForm<Fields>();
  const regions = useRegions();
  const isNew = hospital === 'new';
  const save = useMutation({
    mutationFn: ({ region, nameZh, nameEn }: Fields) =>
      isNew
        ? api().post('/api/hospitals', { body: { region, nameZh, nameEn } })
        : api().patch('/api/hospitals/{id}', {
            path: { id: hospital.id },
            body: { version: hospital.version, nameZh, nameEn },
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
      {save.isError && <Failure error={save.error} />}
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={isNew ? {} : hospital}
        onFinish={(fields) => save.mutate(fields)}
      >
        {isNew && (
          <Form.Item name="region" label={t('web.hospital.region')} rules={required}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={(regions.data ?? []).map((one) => ({
                value: one.code,
                label: `${nameOf(one)} ${one.code}`,
              }))}
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
