import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { lazily } from '../../shared/lazily';
import type { Schemas } from '../../shared/api';
import { reach } from '../../shared/connection';
import { useText } from '../../shared/text';
import { Loaded } from '../../shared/ui/Loaded';
import { Loading } from '../../shared/ui/Loading';

const PdfPreview = lazily(async () => (await import('./PdfPreview')).PdfPreview, <Loading />);

interface Props {
  readonly proofId: string;
  readonly file: Schemas['EvidenceFile'];
}

export const fileUrl = (proofId: string, fileId: string): string =>
  `/api/evidence/${proofId}/files/${fileId}`;

/** Bytes. */
const LONGEST_TEXT = 200_000;
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
  if (file.mediaType === 'application/pdf') return <PdfPreview url={url} label={label} />;
  if (file.mediaType === 'text/plain' && file.bytes <= LONGEST_TEXT)
    return <TextPreview url={url} label={label} />;
  return <p className="muted">{t('web.proof.noPreview')}</p>;
}

/** A text as it is; what is longer than anybody reads on a screen is downloaded. */
function TextPreview({ url, label }: { readonly url: string; readonly label: string }): ReactNode {
  const text = useQuery({
    queryKey: ['file', url],
    queryFn: async () => {
      const answer = await reach(url, {});
      if (!answer.ok) throw new Error(answer.statusText);
      return answer.text();
    },
    staleTime: Infinity,
  });
  return (
    <Loaded query={text}>
      {(read) => (
        <pre className="preview preview-text" tabIndex={0} role="region" aria-label={label}>
          {read}
        </pre>
      )}
    </Loaded>
  );
}
