import { useRef, type ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Alert, Checkbox, Form, Input, Modal } from 'antd';
import { api, queries, type Schemas } from '../../shared/api';
import { useMe } from '../../shared/queries';
import { useText } from '../../shared/text';
import { wasChanged } from '../../shared/was-changed';
import { Failure } from '../../shared/ui/Failure';
import { useTell } from '../../shared/ui/Messages';
import { heldOf, MembershipFields, membershipOf, type Held } from './MembershipFields';
import { Roles } from './Roles';

interface Props {
  readonly person: Schemas['Person'];
  readonly close: () => void;
}

interface Fields {
  readonly name: string;
  readonly disabled: boolean;
  readonly memberships?: readonly Held[];
}

const text = (memberships: readonly Schemas['Membership'][]): string =>
  JSON.stringify(memberships.map((one) => membershipOf(heldOf(one))));

/** Name, state and roles of somebody; each is sent only where it is another one. */
export function ChangePerson({ person, close }: Props): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const [form] = Form.useForm<Fields>();
  // What was seen when the form was opened, whatever the list has learnt since.
  const seen = useRef(person.version);
  const isMe = useMe().person.id === person.id;
  const save = useMutation({
    mutationFn: async ({ name, disabled, memberships }: Fields) => {
      const path = { id: person.id };
      let version = seen.current;
      if (name.trim() !== person.name || disabled !== person.disabled)
        ({ version } = await api().patch('/api/people/{id}', {
          path,
          body: { version, name: name.trim(), disabled },
        }));
      // Saved in two steps: the second one rests on the first.
      seen.current = version;
      if (isMe) return;
      const roles = (memberships ?? []).map(membershipOf);
      if (text(roles) !== text(person.memberships))
        await api().put('/api/people/{id}/memberships', { path, body: { version, memberships: roles } });
    },
    onSuccess: () => {
      tell.done(t('web.saved'));
      close();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['people'] }),
  });
  return (
    <Modal
      open
      title={`${t('web.people.change')} · ${person.login}`}
      okText={t('web.save')}
      cancelText={t('web.cancel')}
      confirmLoading={save.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {save.isError && (wasChanged(save.error) ? <Theirs person={person} /> : <Failure error={save.error} />)}
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{
          name: person.name,
          disabled: person.disabled,
          memberships: person.memberships.map(heldOf),
        }}
        onFinish={(fields) => {
          if (wasChanged(save.error)) seen.current = person.version;
          save.mutate(fields);
        }}
      >
        <Form.Item
          name="name"
          label={t('web.people.name')}
          rules={[{ required: true, whitespace: true, message: t('web.required') }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        {/* Nobody locks themselves out, or gives themselves a role. */}
        <Form.Item name="disabled" valuePropName="checked" hidden={isMe}>
          <Checkbox>{t('web.people.disable')}</Checkbox>
        </Form.Item>
        {isMe ? (
          <>
            <Roles memberships={person.memberships} />
            <p className="muted small">{t('web.people.self.why')}</p>
          </>
        ) : (
          <MembershipFields />
        )}
      </Form>
    </Modal>
  );
}

/** Somebody else was first: what stands now, beside what is typed. Saving again replaces it. */
function Theirs({ person }: Pick<Props, 'person'>): ReactNode {
  const { t } = useText();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('web.people.theirs')}
      description={
        <>
          <div>
            {person.name} · {t(person.disabled ? 'web.people.disabled' : 'web.people.active')}
          </div>
          <Roles memberships={person.memberships} />
        </>
      }
    />
  );
}
