import type { ReactNode } from 'react';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { Loaded } from '../../shared/ui/Loaded';
import { useHead } from './use-trail';

/** The end of the chain, what it proves, and how the chain is checked. */
export function TrailHead({ hospitalId }: { readonly hospitalId: string | undefined }): ReactNode {
  const { t } = useText();
  const head = useHead(hospitalId);
  return (
    <Card title={t('web.trail.head')}>
      <Loaded query={head}>
        {({ n, hash, fingerprint }) => (
          <>
            <dl className="trail-head">
              <div>
                <dt>{t('web.trail.head.n')}</dt>
                <dd className="figures">{n}</dd>
              </div>
              <div>
                <dt>{t('web.trail.head.fingerprint')}</dt>
                <dd>
                  <code>{fingerprint}</code>
                </dd>
              </div>
              <div>
                <dt>{t('web.trail.head.hash')}</dt>
                <dd>
                  <code className="trail-hash">{hash}</code>
                </dd>
              </div>
            </dl>
            <p className="muted small trail-why">
              {t('web.trail.head.why')} <code className="nowrap">npm run -s cli -- trail verify</code>
            </p>
          </>
        )}
      </Loaded>
    </Card>
  );
}
