import { useState, type ReactNode } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { Navigate, useSearchParams } from 'react-router';
import { api, signedIn } from '../../shared/api';
import { useSession } from '../../shared/queries';
import { useText } from '../../shared/text';
import { Failure } from '../../shared/ui/Failure';
import { Preferences } from '../../shared/ui/Preferences';
import './session.css';

interface Fields {
  readonly login: string;
  readonly password: string;
}

/** Where an address of this page leads; nothing that leads elsewhere. */
const within = (back: string | null): string => (back !== null && /^\/(?![/\\])/.test(back) ? back : '/');

/** Signing in, and back to where one wanted to go. */
export function SignInPage(): ReactNode {
  const { t } = useText();
  const session = useSession();
  const [search] = useSearchParams();
  const [entered, setEntered] = useState(false);
  const signIn = useMutation({
    mutationFn: (body: Fields) => api().post('/api/session', { body }),
    onSuccess: (me) => {
      signedIn(me);
      setEntered(true);
    },
  });
  if (entered || session.data) return <Navigate to={within(search.get('back'))} replace />;
  const required = (field: string): { required: true; message: string }[] => [
    { required: true, message: t('web.signIn.required', { field }) },
  ];
  return (
    <main className="sign-in">
      <div className="sign-in-bar">
        <Preferences />
      </div>
      <div className="sign-in-box">
        <h1>
          <img src="/icon.svg" alt="" width={32} height={32} />
          <span>
            {t('web.app')}
            <small>{t('web.app.subtitle')}</small>
          </span>
        </h1>
        {search.has('back') && !signIn.isError && <p className="sign-in-note">{t('web.signIn.ended')}</p>}
        {signIn.isError && <Failure error={signIn.error} />}
        <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => signIn.mutate(fields)}>
          <Form.Item name="login" label={t('web.signIn.login')} rules={required(t('web.signIn.login'))}>
            <Input autoComplete="username" autoCapitalize="none" autoFocus maxLength={60} size="large" />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('web.signIn.password')}
            rules={required(t('web.signIn.password'))}
          >
            <Input.Password autoComplete="current-password" maxLength={200} size="large" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block size="large" loading={signIn.isPending}>
            {t('web.signIn')}
          </Button>
        </Form>
        <p className="sign-in-note">{t('web.signIn.help')}</p>
      </div>
    </main>
  );
}
