import type { ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { ApiProblem } from '@dabiao/api-client';
import { api, queries, SESSION } from '../../shared/api';
import { useText } from '../../shared/text';
import { Failure } from '../../shared/ui/Failure';
import { useTell } from '../../shared/ui/Messages';
import './session.css';

interface Fields {
  readonly current: string;
  readonly next: string;
}

const WEAKNESSES = ['tooShort', 'tooLong', 'noLetter', 'noDigit', 'isLogin', 'common'] as const;

/** Choosing a new password. */
export function PasswordForm({ done }: { readonly done?: () => void }): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const save = useMutation({
    mutationFn: ({ current, next }: Fields) =>
      api().post('/api/session/password', { body: { current, next } }),
    onSuccess: (me) => {
      queries.setQueryData(SESSION, me);
      tell.done(t('web.password.saved'));
      done?.();
    },
  });
  const weak = save.error instanceof ApiProblem ? (save.error.problem.problems ?? []) : [];
  const reasons = WEAKNESSES.filter((one) => (weak as readonly unknown[]).includes(one)).map((one) =>
    t(`web.password.${one}`),
  );
  const rules = [{ required: true, message: t('web.required') }];
  return (
    <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => save.mutate(fields)}>
      {save.isError && <Failure error={save.error} />}
      {reasons.length > 0 && <p className="sign-in-note">{reasons.join(' · ')}</p>}
      <Form.Item name="current" label={t('web.password.current')} rules={rules}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Form.Item name="next" label={t('web.password.next')} extra={t('web.password.rule')} rules={rules}>
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('web.password.again')}
        dependencies={['next']}
        rules={[
          ...rules,
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(t('web.password.differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={save.isPending}>
        {t('web.password.save')}
      </Button>
    </Form>
  );
}
