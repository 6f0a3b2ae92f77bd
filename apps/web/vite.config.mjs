import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const out = join(root, 'dist', 'web');
const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Character maps and fonts without which Chinese PDF files cannot be drawn; nothing is fetched from elsewhere. */
const pdfFiles = {
  name: 'pdf-files',
  apply: 'build',
  writeBundle() {
    for (const folder of ['cmaps', 'standard_fonts'])
      cpSync(join(pdfjs, folder), join(out, 'pdf', folder), { recursive: true });
  },
};

/** Writes each text file compressed beside it, once, instead of at every request. */
const compressed = {
  name: 'compressed',
  apply: 'build',
  closeBundle() {
    for (const entry of readdirSync(out, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(m?js|css|html|svg|json)$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      const content = readFileSync(path);
      writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
      writeFileSync(`${path}.br`, brotliCompressSync(content));
    }
  },
};

/** Which files each lazily loaded source needs before it can run, beside the page: a test adds up their sizes. */
const chunks = {
  name: 'chunks',
  apply: 'build',
  writeBundle(_, bundle) {
    const made = Object.values(bundle).filter(({ type }) => type === 'chunk');
    const parts = made.map(({ fileName, facadeModuleId, imports, isEntry }) => {
      const source = facadeModuleId === null ? null : relative(here, facadeModuleId);
      return { file: fileName, source: isEntry ? 'entry' : source, imports };
    });
    writeFileSync(`${out}-chunks.json`, JSON.stringify(parts, null, 1));
  },
};

export default {
  root: here,
  plugins: [pdfFiles, compressed, chunks],
  resolve: {
    alias: [
      { find: /^@dabiao\/([^/]+)$/, replacement: join(root, 'libs/$1/src/index.ts') },
      // The package gives browsers its development build.
      {
        find: /^react-router$/,
        replacement: join(root, 'node_modules/react-router/dist/production/index.mjs'),
      },
    ],
  },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    modulePreload: { polyfill: false },
    // Plain objects of texts: those that no page uses are left out.
    rolldownOptions: {
      // Libraries of the house do nothing by being imported.
      treeshake: {
        propertyReadSideEffects: false,
        moduleSideEffects: (id) => !id.includes('/libs/'),
      },
      checks: { moduleLevelDirective: false },
    },
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000' } },
};
