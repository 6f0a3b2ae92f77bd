// Reads a printed page with a parser of PDF: texts, how far to the left and right they reach, and how high they are.
// A process of its own, because the parser is an ES module and the tests run as CommonJS.
import { readFile } from 'node:fs/promises';
import { getDocumentProxy } from 'unpdf';

const pdf = await getDocumentProxy(new Uint8Array(await readFile(process.argv[2])));
const sheets = [];
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const seen = items.filter(({ str }) => str.trim() !== '');
  sheets.push({
    text: items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join(''),
    width: page.view[2],
    left: Math.min(...seen.map(({ transform }) => transform[4])),
    right: Math.max(...seen.map(({ transform, width }) => transform[4] + width)),
    highest: Math.max(0, ...seen.map(({ height }) => height)),
  });
}
process.stdout.write(JSON.stringify(sheets));
