import { useState, type ReactNode } from 'react';
import { Button } from 'antd';
import type { WebKey } from '@dabiao/messages';
import { useMe } from '../../../shared/queries';
import { useText } from '../../../shared/text';
import { Card } from '../../../shared/ui/Card';
import { useTell } from '../../../shared/ui/Messages';
import type { FindingToActOn, Step } from '../use-findings';
import { ExtensionForm } from './ExtensionForm';
import type { FormProps } from './form-props';
import { FixForm } from './FixForm';
import { PlanForm } from './PlanForm';
import { RulingForm, type RulingKind } from './RulingForm';

type Kind = 'plan' | 'fix' | 'askExtension' | RulingKind;

interface Offer {
  readonly kind: Kind;
  readonly label: WebKey;
}

interface Props {
  readonly finding: FindingToActOn;
  readonly setChanged: (changed: boolean) => void;
}

/** The steps that the server offers this person now; the first one is what is waited for. */
export function NextSteps({ finding, setChanged }: Props): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const { person } = useMe();
  const [doing, setDoing] = useState<Kind>();
  const offers = offersOf(finding);
  const open = offers.some(({ kind }) => kind === doing) ? doing : undefined;
  const done = (): void => {
    setDoing(undefined);
    setChanged(false);
    tell.done(t('web.finding.done'));
  };
  const form = { finding, done, cancel: () => setDoing(undefined), changed: () => setChanged(true) };
  const own =
    finding.state === 'fixed' && finding.fixedBy === person.id && finding.choices.includes('return');
  return (
    <Card title={t('web.finding.next')} className="no-print">
      {own && <p className="warn finding-text">{t('web.finding.ownFix')}</p>}
      {offers.length === 0 && <p className="muted finding-text">{t('web.finding.next.none')}</p>}
      {open === undefined && (
        <div className="finding-offers">
          {offers.map(({ kind, label }, i) => (
            <Button
              key={kind}
              type={i === 0 && kind !== 'withdraw' ? 'primary' : 'default'}
              danger={kind === 'withdraw'}
              onClick={() => setDoing(kind)}
            >
              {t(label)}
            </Button>
          ))}
        </div>
      )}
      {open !== undefined && <StepForm kind={open} {...form} />}
    </Card>
  );
}

function StepForm({ kind, ...form }: FormProps & { readonly kind: Kind }): ReactNode {
  switch (kind) {
    case 'plan':
      return <PlanForm {...form} />;
    case 'fix':
      return <FixForm {...form} />;
    case 'askExtension':
      return <ExtensionForm {...form} />;
    default:
      return <RulingForm key={kind} kind={kind} {...form} />;
  }
}

/** In the order in which they are likely. */
function offersOf({ choices, state }: FindingToActOn): Offer[] {
  const may = (step: Step): boolean => choices.includes(step);
  const plan: Offer = {
    kind: 'plan',
    label: state === 'open' ? 'web.finding.act.plan' : 'web.finding.act.replan',
  };
  return [
    ...(may('plan') && state === 'open' ? [plan] : []),
    ...(may('fix') ? [{ kind: 'fix', label: 'web.finding.act.fix' } as const] : []),
    ...(may('plan') && state !== 'open' ? [plan] : []),
    ...(may('askExtension')
      ? [{ kind: 'askExtension', label: 'web.finding.act.askExtension' } as const]
      : []),
    ...(may('verify') ? [{ kind: 'verify', label: 'web.finding.act.verify' } as const] : []),
    ...(may('return') ? [{ kind: 'return', label: 'web.finding.act.return' } as const] : []),
    ...(may('grantExtension') ? [{ kind: 'extension', label: 'web.finding.act.extension' } as const] : []),
    ...(may('withdraw') ? [{ kind: 'withdraw', label: 'web.finding.act.withdraw' } as const] : []),
  ];
}
