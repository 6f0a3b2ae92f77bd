import { useState, type ReactNode } from 'react';
import { useText } from '../../shared/text';
import { ProofDrawer } from './ProofDrawer';
import { ProofState } from './proof-state';
import { useProof } from './use-evidence';
import './evidence.css';

/** Proofs by their titles; each can be looked at. */
export function ProofNames({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const [open, setOpen] = useState<string>();
  return (
    <>
      <ul className="proof-list">
        {ids.map((id) => (
          <ProofName key={id} id={id} open={() => setOpen(id)} />
        ))}
      </ul>
      {open !== undefined && <ProofDrawer id={open} mayChange={false} close={() => setOpen(undefined)} />}
    </>
  );
}

function ProofName({ id, open }: { readonly id: string; readonly open: () => void }): ReactNode {
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
