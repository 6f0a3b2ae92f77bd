import type { DemoProof } from './proofs';

const MARK = '演示数据 demo data';

/** A small file of the kind its name promises. Every one says that it is demo data. */
export function proofFile({ file: { name, text } }: DemoProof): Uint8Array {
  if (name.endsWith('.pdf')) return pdf(['DEMO DATA - Liulin', text]);
  return new TextEncoder().encode(name.endsWith('.csv') ? `${text}${MARK},,\n` : `${MARK}\n${text}\n`);
}

/** One page of plain letters: the least that is a PDF. */
function pdf(lines: readonly string[]): Uint8Array {
  const shown = lines.map((line, i) => `${i === 0 ? '' : '0 -24 Td '}(${line}) Tj`).join(' ');
  const drawing = `BT /F1 14 Tf 60 760 Td ${shown} ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return new TextEncoder().encode(body + table + trailer);
}
