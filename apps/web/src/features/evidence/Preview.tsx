import { lazy, Suspense, type ReactNode } from 'react';
import type { Schemas } from '../../shared/api';
import { useText } from '../../shared/text';
import { Loading } from '../../shared/ui/Loading';

const PdfPreview = lazy(async () => ({ default: (await import('./PdfPreview')).PdfPreview }));

interface Props {
  readonly proofId: string;
  readonly file: Schemas['EvidenceFile'];
}

export const fileUrl = (proofId: string, fileId: string): string =>
  `/api/evidence/${proofId}/files/${fileId}`;

const SHOWN_IMAGES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp', 'image/avif'];

/** A look at a file without leaving the page: pictures and PDF. */
export function Preview({ proofId, file }: Props): ReactNode {
  const { t } = useText();
  const url = fileUrl(proofId, file.id);
  const label = t('web.proof.preview', { name: file.name });
  if (SHOWN_IMAGES.includes(file.mediaType))
    return (
      <div className="preview" tabIndex={0} role="region" aria-label={label}>
        <img src={url} alt={label} />
      </div>
    );
  if (file.mediaType === 'application/pdf')
    return (
      <Suspense fallback={<Loading />}>
        <PdfPreview url={url} label={label} />
      </Suspense>
    );
  return <p className="muted">{t('web.proof.noPreview')}</p>;
}
