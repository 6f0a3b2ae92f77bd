import { useState, type ReactNode } from 'react';
import { atTime } from '../../shared/format';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { ProofDrawer } from '../evidence/ProofDrawer';
import { ProofState } from '../evidence/proof-state';
import { useProof } from '../evidence/use-evidence';
import { Fact } from './Fact';
import type { FindingToActOn } from './use-findings';

/** What the hospital says and did, and what the inspector said of it last. */
export function Rectifying({ finding }: { readonly finding: FindingToActOn }): ReactNode {
  const { t } = useText();
  const { departmentName, personId, people, rootCause, correctiveAction, fix, fixedAt, fixedBy, remark } =
    finding;
  const by = (who: string | null, at: string | null): ReactNode =>
    at === null ? null : (
      <span className="muted small finding-by">
        {t('web.finding.byAt', { name: who === null ? '—' : (people[who] ?? '—'), time: atTime(at) })}
      </span>
    );
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
              {fix} {by(fixedBy, fixedAt)}
            </>
          )}
        </Fact>
        <Fact name={t('web.finding.proofs')}>
          {finding.fixEvidence && finding.fixEvidence.length > 0 && <FixProofs ids={finding.fixEvidence} />}
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
              {remark} {by(finding.decidedBy, finding.decidedAt)}
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

function FixProofs({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const [open, setOpen] = useState<string>();
  return (
    <>
      <ul className="proof-list">
        {ids.map((id) => (
          <FixProof key={id} id={id} open={() => setOpen(id)} />
        ))}
      </ul>
      {open !== undefined && <ProofDrawer id={open} mayChange={false} close={() => setOpen(undefined)} />}
    </>
  );
}

function FixProof({ id, open }: { readonly id: string; readonly open: () => void }): ReactNode {
  const { t } = useText();
  const proof = useProof(id);
  return (
    <li>
      <div className="proof-line">
        {proof.data ? (
          <>
            <button type="button" className="link-button" onClick={open}>
              {proof.data.title}
            </button>
            <ProofState proof={proof.data} />
          </>
        ) : (
          <span className="muted">{proof.isError ? t('web.proof.confidential') : t('web.loading')}</span>
        )}
      </div>
    </li>
  );
}
