import { useState, type ReactNode } from 'react';
import { Button, Popconfirm, Select } from 'antd';
import { useText } from '../../../shared/text';
import { Loaded } from '../../../shared/ui/Loaded';
import { useTell } from '../../../shared/ui/Messages';
import { ProofState, Validity } from '../../evidence/proof-state';
import { ProofDrawer } from '../../evidence/ProofDrawer';
import { UploadForm } from '../../evidence/UploadForm';
import { useLink, useProofList, useUnlink } from '../../evidence/use-evidence';
import type { ChecklistData } from '../data';
import type { Row } from '../overlay';

interface Props {
  readonly row: Row;
  readonly data: ChecklistData;
  readonly mayProve: boolean;
}

/** What proves a clause, and how to prove it: a new file or one that is there. */
export function ClauseProofs({ row, data, mayProve }: Props): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const [open, setOpen] = useState<string>();
  const assessmentId = data.assessment.id;
  const { code } = row.clause;
  const proofs = useProofList(data.hospital.id, { assessmentId, code, size: 50 });
  const unlink = useUnlink();
  const links = [{ assessmentId, codes: [code] }];
  return (
    <section className="panel-part">
      <h3>
        {t('web.clause.proofs')}{' '}
        <span className={row.proven ? 'good' : 'muted'}>
          {row.proven ? `✓ ${t('web.checklist.proven')}` : t('web.checklist.notProven')}
        </span>
      </h3>
      <Loaded query={proofs}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t('web.proof.noneOfClause')}</p>
          ) : (
            <ul className="proof-list">
              {items.map((proof) => (
                <li key={proof.id}>
                  <div className="proof-line">
                    <button type="button" className="link-button" onClick={() => setOpen(proof.id)}>
                      {proof.title}
                    </button>
                    <ProofState proof={proof} />
                    {mayProve && !proof.retired && (
                      <Popconfirm
                        title={t('web.proof.unlink.sure')}
                        onConfirm={() => unlink.mutate({ id: proof.id, links }, { onError: tell.failed })}
                      >
                        <Button type="text" size="small">
                          {t('web.proof.unlink')}
                        </Button>
                      </Popconfirm>
                    )}
                  </div>
                  <span className="small muted">
                    {t(`web.kind.${proof.kind}`)} · <Validity proof={proof} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {mayProve && (
        <div className="proof-add">
          <UploadForm hospitalId={data.hospital.id} links={links} />
          <LinkExisting {...{ row, data }} />
        </div>
      )}
      {open !== undefined && <ProofDrawer id={open} mayChange={mayProve} close={() => setOpen(undefined)} />}
    </section>
  );
}

function LinkExisting({ row, data }: Pick<Props, 'row' | 'data'>): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const [search, setSearch] = useState('');
  const [asked, setAsked] = useState(false);
  const found = useProofList(data.hospital.id, { search: search || undefined, size: 20 }, asked);
  const link = useLink();
  return (
    <Select
      className="proof-link"
      aria-label={t('web.proof.link')}
      placeholder={t('web.proof.link')}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      value={null}
      loading={link.isPending || found.isFetching}
      onOpenChange={(isOpen) => setAsked(asked || isOpen)}
      options={(found.data?.items ?? [])
        .filter(({ retired }) => !retired)
        .map(({ id, title }) => ({ value: id, label: title }))}
      onChange={(id: string) =>
        link.mutate(
          { id, links: [{ assessmentId: data.assessment.id, codes: [row.clause.code] }] },
          { onSuccess: () => tell.done(t('web.proof.linked')), onError: tell.failed },
        )
      }
    />
  );
}
