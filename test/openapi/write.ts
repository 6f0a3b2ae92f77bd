import { writeFile } from 'node:fs/promises';
import { DOCUMENT_FILE, documentOfSources, documentText, TYPES_FILE, typesText } from './generate';

/** `npm run openapi`: writes the document and the types of the client. */
async function write(): Promise<void> {
  const document = documentText(await documentOfSources());
  await writeFile(DOCUMENT_FILE, document);
  await writeFile(TYPES_FILE, await typesText(document));
}

write().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
