import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from 'antd';
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { useText } from '../../shared/text';
import { Failure } from '../../shared/ui/Failure';
import { Loading } from '../../shared/ui/Loading';

GlobalWorkerOptions.workerSrc = workerUrl;

interface Props {
  readonly url: string;
  readonly label: string;
}

/** A PDF drawn page by page. Phones have no viewer of their own inside a page, and none may be framed here. */
export function PdfPreview({ url, label }: Props): ReactNode {
  const { t } = useText();
  const [pdf, setPdf] = useState<PDFDocumentProxy>();
  const [error, setError] = useState<unknown>();
  const [page, setPage] = useState(1);
  useEffect(() => {
    const loading = getDocument({
      url,
      cMapUrl: '/pdf/cmaps/',
      cMapPacked: true,
      standardFontDataUrl: '/pdf/standard_fonts/',
      // The content security policy lets nothing be compiled from text.
      isEvalSupported: false,
      useWasm: false,
    });
    loading.promise.then(setPdf, setError);
    return () => void loading.destroy();
  }, [url]);
  if (error !== undefined) return <Failure error={error} />;
  if (!pdf) return <Loading />;
  return (
    <div>
      <div className="preview" tabIndex={0} role="region" aria-label={label}>
        <PdfPage pdf={pdf} page={page} label={label} />
      </div>
      {pdf.numPages > 1 && (
        <p className="proof-line">
          <span className="muted small">{t('web.proof.page', { page, of: pdf.numPages })}</span>
          <Button size="small" disabled={page === 1} onClick={() => setPage(page - 1)}>
            {t('web.proof.page.prev')}
          </Button>
          <Button size="small" disabled={page === pdf.numPages} onClick={() => setPage(page + 1)}>
            {t('web.proof.page.next')}
          </Button>
        </p>
      )}
    </div>
  );
}

interface PageProps {
  readonly pdf: PDFDocumentProxy;
  readonly page: number;
  readonly label: string;
}

function PdfPage({ pdf, page, label }: PageProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let gone = false;
    let cancel: (() => void) | undefined;
    void pdf.getPage(page).then((found) => {
      const element = canvas.current;
      if (gone || !element) return;
      const width = element.parentElement?.clientWidth ?? 600;
      const ratio = Math.min(2, window.devicePixelRatio || 1);
      const scale = (width / found.getViewport({ scale: 1 }).width) * ratio;
      const viewport = found.getViewport({ scale });
      element.width = viewport.width;
      element.height = viewport.height;
      const task = found.render({ canvas: element, viewport });
      cancel = () => task.cancel();
      task.promise.catch(() => undefined);
    });
    return () => {
      gone = true;
      cancel?.();
    };
  }, [pdf, page]);
  return <canvas ref={canvas} role="img" aria-label={label} />;
}
