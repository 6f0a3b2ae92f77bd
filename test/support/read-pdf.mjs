// Reads a PDF with a parser that is not the one that wrote it: texts by page, and the fonts with their embedding.
// A process of its own, because the parser is an ES module and the tests run as CommonJS.
import { readFile } from 'node:fs/promises';
import { getDocumentProxy } from 'unpdf';

const pdf = await getDocumentProxy(new Uint8Array(await readFile(process.argv[2])));
const pages = [];
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  pages.push(items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join(''));
}
process.stdout.write(JSON.stringify(pages));
