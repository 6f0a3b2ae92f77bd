import { useState, type ReactNode } from 'react';
import { useText } from '../../shared/text';
import { Loaded } from '../../shared/ui/Loaded';
import { ProofState, Validity } from '../evidence/proof-state';
import { fileUrl, Preview } from '../evidence/Preview';
import { useProof, useProofList, type ProofDetail } from '../evidence/use-evidence';
import '../evidence/evidence.css';

interface Props {
  readonly hospitalId: string;
  readonly assessmentId: string;
  readonly code: string;
}

/** The proofs of a clause, the first one open: what is to be looked at stands beside what it is to prove. */
export function ProofsBeside({ hospitalId, assessmentId, code }: Props): ReactNode {
  const { t } = useText();
  const [chosen, setChosen] = useState<string>();
  const proofs = useProofList(hospitalId, { assessmentId, code, size: 50 });
  return (
    <section className="desk-proofs" aria-label={t('web.clause.proofs')}>
      <h3>{t('web.clause.proofs')}</h3>
      <Loaded query={proofs}>
        {({ items }) => {
          const open = items.find(({ id }) => id === chosen) ?? items[0];
          if (!open) return <p className="muted">{t('web.proof.noneOfClause')}</p>;
          return (
            <>
              <ul className="desk-proof-list">
                {items.map((proof) => (
                  <li key={proof.id}>
                    <button
                      type="button"
                      className="link-button"
                      aria-current={proof.id === open.id || undefined}
                      onClick={() => setChosen(proof.id)}
                    >
                      {proof.title}
                    </button>{' '}
                    <ProofState proof={proof} />{' '}
                    <span className="muted small">
                      {t(`web.kind.${proof.kind}`)} · <Validity proof={proof} />
                    </span>
                  </li>
                ))}
              </ul>
              <OneProof key={open.id} id={open.id} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function OneProof({ id }: { readonly id: string }): ReactNode {
  return <Loaded query={useProof(id)}>{(proof) => <Files proof={proof} />}</Loaded>;
}

/** The files of the newest revision, one of them shown. */
function Files({ proof }: { readonly proof: ProofDetail }): ReactNode {
  const { t } = useText();
  const newest = Math.max(...proof.files.map(({ revision }) => revision));
  const files = proof.files.filter(({ revision }) => revision === newest);
  const [chosen, setChosen] = useState<string>();
  const file = files.find(({ id }) => id === chosen) ?? files[0];
  if (!file) return null;
  return (
    <>
      {proof.note && <p className="panel-text muted">{proof.note}</p>}
      <div className="line desk-files small">
        {files.map((one) => (
          <button
            key={one.id}
            type="button"
            className="link-button"
            aria-current={one.id === file.id || undefined}
            onClick={() => setChosen(one.id)}
          >
            {one.name}
          </button>
        ))}
        <a href={fileUrl(proof.id, file.id)} download={file.name}>
          {t('web.proof.download')}
        </a>
      </div>
      <Preview proofId={proof.id} file={file} />
    </>
  );
}
