import type { ReactNode } from 'react';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { ProofNames } from '../evidence/ProofNames';
import { By } from './By';
import { Fact } from './Fact';
import type { FindingToActOn } from './use-findings';

/** What the hospital says and did, and what the inspector said of it last. */
export function Rectifying({ finding }: { readonly finding: FindingToActOn }): ReactNode {
  const { t } = useText();
  const { departmentName, personId, people, rootCause, correctiveAction, fix, fixedAt, fixedBy, remark } =
    finding;
  return (
    <Card title={t('web.finding.rectifying')}>
      {rootCause === null && <p className="muted finding-text">{t('web.finding.rectifying.none')}</p>}
      <dl className="finding-facts">
        <Fact name={t('web.finding.who')}>{departmentName ?? t('web.finding.department.none')}</Fact>
        <Fact name={t('web.finding.person')}>
          {personId === null ? t('web.finding.person.none') : (people[personId] ?? '—')}
        </Fact>
        <Fact name={t('web.finding.rootCause')}>{rootCause}</Fact>
        <Fact name={t('web.finding.correctiveAction')}>{correctiveAction}</Fact>
        <Fact name={t('web.finding.fix')}>
          {fix && (
            <>
              {fix} <By people={people} who={fixedBy} at={fixedAt} />
            </>
          )}
        </Fact>
        <Fact name={t('web.finding.proofs')}>
          {finding.fixEvidence && finding.fixEvidence.length > 0 && <ProofNames ids={finding.fixEvidence} />}
        </Fact>
        <Fact name={t('web.finding.extension')}>
          {finding.extensionAsked &&
            t('web.finding.extensionText', {
              until: finding.extensionUntil ?? '—',
              reason: finding.extensionReason ?? '',
            })}
        </Fact>
        <Fact name={t('web.finding.remark')}>
          {remark && (
            <>
              {remark} <By people={people} who={finding.decidedBy} at={finding.decidedAt} />
            </>
          )}
        </Fact>
        <Fact name={t('web.finding.closedOn')}>
          {finding.closedOn &&
            t('web.finding.closedAfter', { day: finding.closedOn, days: finding.daysToClose ?? 0 })}
        </Fact>
      </dl>
    </Card>
  );
}
