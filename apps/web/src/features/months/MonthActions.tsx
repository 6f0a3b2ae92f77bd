import { useState, type ReactNode } from 'react';
import { Button } from 'antd';
import { useMe } from '../../shared/queries';
import { useText } from '../../shared/text';
import { ReviewDialog } from './ReviewDialog';
import { SubmitDialog } from './SubmitDialog';
import type { MonthDetail } from './use-months';

type Action = 'submit' | 'restate' | 'accept' | 'return';

/** What each state lets whom do. The server decides; here nobody is offered what can only be refused. */
const OFFERED: Readonly<Record<MonthDetail['state'], readonly Action[]>> = {
  open: ['submit'],
  returned: ['submit'],
  submitted: ['return', 'accept'],
  restated: ['return', 'accept'],
  accepted: ['restate'],
};
const NEEDS = {
  submit: 'month.submit',
  restate: 'month.submit',
  accept: 'month.review',
  return: 'month.review',
} as const;

interface Props {
  readonly month: MonthDetail;
  readonly knownOn: string;
}

export function MonthActions({ month, knownOn }: Props): ReactNode {
  const { t } = useText();
  const { permissions } = useMe();
  const [open, setOpen] = useState<Action>();
  const close = (): void => setOpen(undefined);
  const offered = OFFERED[month.state].filter((action) => permissions.includes(NEEDS[action]));
  return (
    <>
      {offered.map((action) => (
        <Button
          key={action}
          type={action === 'submit' || action === 'accept' ? 'primary' : 'default'}
          onClick={() => setOpen(action)}
        >
          {t(`web.month.${action}`)}
        </Button>
      ))}
      {(open === 'submit' || open === 'restate') && (
        <SubmitDialog month={month} knownOn={knownOn} restating={open === 'restate'} close={close} />
      )}
      {(open === 'accept' || open === 'return') && (
        <ReviewDialog month={month} decision={open} close={close} />
      )}
    </>
  );
}
