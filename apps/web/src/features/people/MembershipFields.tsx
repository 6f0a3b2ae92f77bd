import type { ReactNode } from 'react';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Select } from 'antd';
import { ROLE_SCOPES, ROLES, type Role } from '@dabiao/access';
import type { Schemas } from '../../shared/api';
import { useDepartments } from '../../shared/queries';
import { useManaged } from '../../shared/use-managed';
import { useText } from '../../shared/text';

/** A role as the form has it. */
export interface Held {
  readonly role: Role;
  readonly kind: 'hospital' | 'region' | 'everywhere';
  readonly hospitalId?: string;
  readonly region?: string;
  readonly departmentId?: string;
}

export const heldOf = ({ role, scope, departmentId }: Schemas['Membership']): Held => ({
  role,
  kind: scope.kind,
  hospitalId: scope.hospitalId,
  region: scope.region,
  departmentId: departmentId ?? undefined,
});

export function membershipOf({ role, kind, hospitalId, region, departmentId }: Held): Schemas['Membership'] {
  return {
    role,
    scope: {
      kind,
      ...(kind === 'hospital' ? { hospitalId } : {}),
      ...(kind === 'region' ? { region } : {}),
    },
    ...(role === 'departmentClerk' ? { departmentId } : {}),
  };
}

/** Roles and where they are held; only combinations that can be are offered. */
export function MembershipFields(): ReactNode {
  const { t } = useText();
  return (
    <Form.List name="memberships">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="membership">
              <One name={name} />
              <Button size="small" type="text" onClick={() => remove(name)}>
                {t('web.people.removeRole')}
              </Button>
            </fieldset>
          ))}
          <Button
            icon={<PlusOutlined />}
            onClick={() => add({ role: 'qualityOffice', kind: 'hospital' } satisfies Held)}
          >
            {t('web.people.addRole')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function One({ name }: { readonly name: number }): ReactNode {
  const { t, nameOf } = useText();
  const form = Form.useFormInstance<{ memberships: Held[] }>();
  const held = Form.useWatch<Held | undefined>(['memberships', name]);
  const { hospitals, regions, everywhere } = useManaged('people.manage');
  const clerk = held?.role === 'departmentClerk';
  const departments = useDepartments(clerk ? held.hospitalId : undefined);
  const required = [{ required: true, message: t('web.required') }];
  const given = { hospital: hospitals.length > 0, region: regions.length > 0, everywhere };
  const kinds = held ? ROLE_SCOPES[held.role].filter((kind) => given[kind]) : [];
  const search = { showSearch: { optionFilterProp: 'label' } };
  return (
    <>
      <Form.Item name={[name, 'role']} label={t('web.people.role')} rules={required}>
        <Select
          options={ROLES.filter((role) => ROLE_SCOPES[role].some((kind) => given[kind])).map((role) => ({
            value: role,
            label: t(`web.role.${role}`),
          }))}
          onChange={(role: Role) => {
            const kind = form.getFieldValue(['memberships', name, 'kind']) as Held['kind'];
            if (!ROLE_SCOPES[role].includes(kind))
              form.setFieldValue(
                ['memberships', name, 'kind'],
                ROLE_SCOPES[role].find((one) => given[one]),
              );
          }}
        />
      </Form.Item>
      <Form.Item name={[name, 'kind']} label={t('web.people.scope')} rules={required}>
        <Select options={kinds.map((kind) => ({ value: kind, label: t(`web.people.scope.${kind}`) }))} />
      </Form.Item>
      {held?.kind === 'hospital' && (
        <Form.Item name={[name, 'hospitalId']} label={t('web.people.scope.hospital')} rules={required}>
          <Select {...search} options={hospitals.map((one) => ({ value: one.id, label: nameOf(one) }))} />
        </Form.Item>
      )}
      {held?.kind === 'region' && (
        <Form.Item name={[name, 'region']} label={t('web.people.scope.region')} rules={required}>
          <Select
            {...search}
            options={regions.map((one) => ({
              value: one.code,
              label: `${nameOf(one)} ${one.code}`,
            }))}
          />
        </Form.Item>
      )}
      {clerk && (
        <Form.Item name={[name, 'departmentId']} label={t('web.people.department')} rules={required}>
          <Select
            {...search}
            options={(departments.data ?? [])
              .filter(({ retiredOn }) => retiredOn === null)
              .map((one) => ({ value: one.id, label: one.name }))}
          />
        </Form.Item>
      )}
    </>
  );
}
