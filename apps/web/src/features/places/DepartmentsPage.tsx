import { useState, type ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Popconfirm, Space } from 'antd';
import { useParams } from 'react-router';
import { api, queries, type Schemas } from '../../shared/api';
import { useDepartments, useHospital } from '../../shared/queries';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { DataTable } from '../../shared/ui/DataTable';
import { Failure } from '../../shared/ui/Failure';
import { Loaded } from '../../shared/ui/Loaded';
import { useTell } from '../../shared/ui/Messages';
import { PageHead } from '../../shared/ui/PageHead';

type Department = Schemas['Department'];

/** The departments of a hospital: those in use, and those that were. */
export function DepartmentsPage(): ReactNode {
  const hospitalId = useParams()['hospitalId']!;
  const { t, nameOf } = useText();
  const tell = useTell();
  const hospital = useHospital(hospitalId);
  const departments = useDepartments(hospitalId);
  const [editing, setEditing] = useState<Department | 'new'>();
  const change = useMutation({
    mutationFn: ({ id, ...body }: Schemas['ChangeDepartment'] & { readonly id: string }) =>
      api().patch('/api/departments/{id}', { path: { id }, body }),
    onError: tell.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: ['departments'] }),
  });
  return (
    <div className="page">
      <PageHead
        title={t('web.nav.departments')}
        tags={<span className="muted">{hospital.data && nameOf(hospital.data)}</span>}
      >
        <Button type="primary" onClick={() => setEditing('new')}>
          {t('web.department.add')}
        </Button>
      </PageHead>
      <Loaded query={departments}>
        {(data) => (
          <Card title={t('web.total', { count: data.length })} flush>
            <DataTable
              label={t('web.nav.departments')}
              rows={[...data].sort((a, b) => Number(a.retiredOn !== null) - Number(b.retiredOn !== null))}
              rowKey={({ id }) => id}
              columns={[
                { key: 'name', title: t('web.department.name'), header: true, cell: ({ name }) => name },
                {
                  key: 'state',
                  title: t('web.people.state'),
                  cell: ({ retiredOn }) =>
                    retiredOn === null ? (
                      t('web.department.inUse')
                    ) : (
                      <span className="muted">{t('web.department.retiredOn', { day: retiredOn })}</span>
                    ),
                },
                {
                  key: 'actions',
                  title: t('web.actions'),
                  cell: (one) => (
                    <Space wrap>
                      <Button size="small" onClick={() => setEditing(one)}>
                        {t('web.department.rename')}
                      </Button>
                      {one.retiredOn === null ? (
                        <Popconfirm
                          title={t('web.department.retire.sure')}
                          onConfirm={() => change.mutate({ id: one.id, version: one.version, retired: true })}
                        >
                          <Button size="small">{t('web.department.retire')}</Button>
                        </Popconfirm>
                      ) : (
                        <Button
                          size="small"
                          onClick={() => change.mutate({ id: one.id, version: one.version, retired: false })}
                        >
                          {t('web.department.restore')}
                        </Button>
                      )}
                    </Space>
                  ),
                },
              ]}
            />
          </Card>
        )}
      </Loaded>
      {editing !== undefined && (
        <NameDialog hospitalId={hospitalId} department={editing} close={() => setEditing(undefined)} />
      )}
    </div>
  );
}

interface DialogProps {
  readonly hospitalId: string;
  readonly department: Department | 'new';
  readonly close: () => void;
}

function NameDialog({ hospitalId, department, close }: DialogProps): ReactNode {
  const { t } = useText();
  const [form] = Form.useForm<{ name: string }>();
  const save = useMutation({
    mutationFn: ({ name }: { name: string }) =>
      department === 'new'
        ? api().post('/api/hospitals/{id}/departments', { path: { id: hospitalId }, body: { name } })
        : api().patch('/api/departments/{id}', {
            path: { id: department.id },
            body: { version: department.version, name },
          }),
    onSuccess: close,
    onSettled: () => queries.invalidateQueries({ queryKey: ['departments'] }),
  });
  const isNew = department === 'new';
  return (
    <Modal
      open
      title={t(isNew ? 'web.department.add' : 'web.department.rename')}
      okText={t('web.save')}
      cancelText={t('web.cancel')}
      confirmLoading={save.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {save.isError && <Failure error={save.error} />}
      <Form form={form} layout="vertical" onFinish={(fields) => save.mutate(fields)}>
        <Form.Item
          name="name"
          label={t('web.department.name')}
          initialValue={isNew ? '' : department.name}
          rules={[{ required: true, whitespace: true, message: t('web.required') }]}
        >
          <Input maxLength={200} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
