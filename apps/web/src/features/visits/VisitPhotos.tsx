import { useState, type ReactNode } from 'react';
import { Select } from 'antd';
import { atTime } from '../../shared/format';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { Loaded } from '../../shared/ui/Loaded';
import { Pages } from '../../shared/ui/Pages';
import { ProofDrawer } from '../evidence/ProofDrawer';
import { useProofList } from '../evidence/use-evidence';
import type { VisitDetail } from './use-visits';

const SIZE = 20;

/** What was recorded on site, one hospital after the other. */
export function VisitPhotos({ visit }: { readonly visit: VisitDetail }): ReactNode {
  const { t, nameOf } = useText();
  const [hospitalId, setHospital] = useState(visit.hospitals[0]?.id ?? '');
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<string>();
  const proofs = useProofList(hospitalId, { visitId: visit.id, page, size: SIZE });
  return (
    <Card
      title={t('web.visit.photos')}
      extra={
        visit.hospitals.length > 1 && (
          <Select
            aria-label={t('web.visit.hospitals')}
            value={hospitalId}
            style={{ minWidth: 160, maxWidth: 220 }}
            popupMatchSelectWidth={false}
            onChange={(id: string) => {
              setHospital(id);
              setPage(1);
            }}
            options={visit.hospitals.map((one) => ({ value: one.id, label: nameOf(one) }))}
          />
        )
      }
    >
      <Loaded query={proofs}>
        {({ items, total }) => (
          <>
            {items.length === 0 && <p className="muted visit-none">{t('web.visit.photos.none')}</p>}
            <ul className="visit-photos">
              {items.map(({ id, title, note, createdAt, retired }) => (
                <li key={id}>
                  <button
                    type="button"
                    className={`link-button ${retired ? 'visit-retired' : ''}`}
                    onClick={() => setOpen(id)}
                  >
                    {title}
                  </button>
                  <span className="muted small">
                    {[retired && t('web.proof.state.retired'), note, atTime(createdAt)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
            <Pages page={page} size={SIZE} total={total} set={setPage} />
          </>
        )}
      </Loaded>
      {open !== undefined && <ProofDrawer id={open} mayChange={false} close={() => setOpen(undefined)} />}
    </Card>
  );
}
