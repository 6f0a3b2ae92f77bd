import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { api, type Schemas } from '../../shared/api';
import { atTime } from '../../shared/format';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { ContactForm } from './ContactForm';
import { CONTACT } from './contact-key';
import './notices.css';

type Contact = Schemas['Contact'];

/** Where somebody wants the daily digest of what they have not read. */
export function ContactPage(): ReactNode {
  const { t } = useText();
  const contact = useQuery({ queryKey: CONTACT, queryFn: () => api().get('/api/session/contact') });
  return (
    <div className="page">
      <PageHead title={t('web.nav.contact')} tags={<Link to="/notices">{t('web.nav.notices')}</Link>} />
      <div className="contact-page">
        <Loaded query={contact}>
          {(data) => (
            <>
              <Standing contact={data} />
              <Card title={t('web.contact.digest')}>
                <p className="muted">{t('web.contact.why')}</p>
                <ContactForm key={data.version} contact={data} />
              </Card>
            </>
          )}
        </Loaded>
      </div>
    </div>
  );
}

/** What keeps a digest from arriving: the operator's settings, or the last attempt. */
function Standing({ contact: { open, lastFailure, email, webhookUrl } }: { contact: Contact }): ReactNode {
  const { t } = useText();
  const closed = [
    ...(open.email ? [] : [t('web.contact.email')]),
    ...(open.webhook ? [] : [t('web.contact.webhook')]),
  ];
  return (
    <>
      {closed.length > 0 && (
        <Alert
          type={email === null && webhookUrl === null ? 'info' : 'warning'}
          showIcon
          title={t('web.contact.closed', { ways: closed.join(' · ') })}
        />
      )}
      {lastFailure && (
        <Alert
          type="warning"
          showIcon
          title={t('web.contact.failed', {
            day: lastFailure.day,
            way: t(`web.contact.${lastFailure.channel}`),
            attempts: lastFailure.attempts,
          })}
          description={
            <>
              <code>{lastFailure.error}</code>
              <div>
                {lastFailure.retryAt === null
                  ? t('web.contact.failed.final')
                  : t('web.contact.failed.again', { time: atTime(lastFailure.retryAt) })}
              </div>
            </>
          }
        />
      )}
    </>
  );
}
