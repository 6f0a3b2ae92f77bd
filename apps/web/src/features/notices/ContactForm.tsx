import { useState, type ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Input, Radio } from 'antd';
import { LANG_NAMES, LANGS, type Lang } from '@dabiao/messages';
import { api, queries, type Schemas } from '../../shared/api';
import { orNull } from '../../shared/format';
import { useText } from '../../shared/text';
import { Failure } from '../../shared/ui/Failure';
import { useTell } from '../../shared/ui/Messages';
import { wasChanged } from '../../shared/was-changed';
import { CONTACT } from './contact-key';

type Contact = Schemas['Contact'];

interface Fields {
  readonly email?: string;
  readonly webhookUrl?: string;
  readonly secret?: string;
  readonly dropSecret?: boolean;
  readonly digestLang: Lang;
}

/** A secret that is not typed again stays with its address. */
function secretOf({ secret, dropSecret }: Fields): Pick<Schemas['ChangeContact'], 'webhookSecret'> {
  if (dropSecret) return { webhookSecret: null };
  const typed = secret?.trim();
  return typed ? { webhookSecret: typed } : {};
}

/** Address, robot and language. Whatever is left empty is turned off. */
export function ContactForm({ contact }: { readonly contact: Contact }): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const [form] = Form.useForm<Fields>();
  // Saved elsewhere meanwhile: what is typed stays, and is saved over what is then seen.
  const [version, setVersion] = useState(contact.version);
  const [theirs, setTheirs] = useState<Contact>();
  const save = useMutation({
    mutationFn: (fields: Fields) =>
      api().put('/api/session/contact', {
        body: {
          version,
          email: orNull(fields.email?.trim()),
          webhookUrl: orNull(fields.webhookUrl?.trim()),
          ...secretOf(fields),
          digestLang: fields.digestLang,
        },
      }),
    onSuccess: (saved) => {
      queries.setQueryData(CONTACT, saved);
      tell.done(t('web.saved'));
    },
    onError: (error) => {
      if (!wasChanged(error)) return;
      const current = error.problem['current'] as Contact;
      setVersion(current.version);
      setTheirs(current);
    },
  });
  const robot = Form.useWatch('webhookUrl', form)?.includes('dingtalk') ?? false;
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      initialValues={{
        email: contact.email ?? '',
        webhookUrl: contact.webhookUrl ?? '',
        digestLang: contact.digestLang,
      }}
      onFinish={(fields) => save.mutate(fields)}
    >
      {theirs && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('web.contact.theirs')}
          description={[
            theirs.email ?? t('web.contact.noEmail'),
            theirs.webhookUrl ?? t('web.contact.noWebhook'),
            LANG_NAMES[theirs.digestLang],
          ].join(' · ')}
        />
      )}
      {save.isError && !wasChanged(save.error) && <Failure error={save.error} />}
      <Form.Item
        name="email"
        label={t('web.contact.email')}
        extra={t('web.contact.email.off')}
        rules={[{ type: 'email', message: t('web.contact.email.wrong') }]}
      >
        <Input type="email" maxLength={254} autoComplete="email" allowClear />
      </Form.Item>
      <Form.Item
        name="webhookUrl"
        label={t('web.contact.webhook')}
        extra={t('web.contact.webhook.which')}
        rules={[{ pattern: /^https?:\/\/\S+$/, message: t('web.contact.webhook.wrong') }]}
      >
        <Input type="url" maxLength={500} autoComplete="off" allowClear />
      </Form.Item>
      {(robot || contact.hasWebhookSecret) && (
        <>
          <Form.Item
            name="secret"
            label={t('web.contact.secret')}
            extra={t(contact.hasWebhookSecret ? 'web.contact.secret.kept' : 'web.contact.secret.why')}
          >
            <Input.Password maxLength={200} autoComplete="off" />
          </Form.Item>
          {contact.hasWebhookSecret && (
            <Form.Item name="dropSecret" valuePropName="checked">
              <Checkbox>{t('web.contact.secret.drop')}</Checkbox>
            </Form.Item>
          )}
        </>
      )}
      <Form.Item name="digestLang" label={t('web.contact.lang')}>
        <Radio.Group options={LANGS.map((value) => ({ value, label: LANG_NAMES[value] }))} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('web.save')}
      </Button>
    </Form>
  );
}
