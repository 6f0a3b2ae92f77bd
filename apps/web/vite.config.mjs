import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { runnerImport } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const out = join(root, 'dist', 'web');
const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

const resolve = {
  alias: [
    { find: /^@dabiao\/([^/]+)$/, replacement: join(root, 'libs/$1/src/index.ts') },
    // The package gives browsers its development build.
    {
      find: /^react-router$/,
      replacement: join(root, 'node_modules/react-router/dist/production/index.mjs'),
    },
  ],
};

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

/** Writes the texts of a language out: the source picks them from a catalogue of all languages. */
const texts = {
  name: 'texts',
  apply: 'build',
  async load(id) {
    if (!/\/src\/languages\/texts-\w+\.ts$/.test(id)) return undefined;
    const { module } = await runnerImport(id, { configFile: false, logLevel: 'warn', resolve });
    return `export const texts = JSON.parse(${JSON.stringify(JSON.stringify(module.texts))});`;
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
  plugins: [texts, pdfFiles, compressed, chunks],
  resolve,
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Libraries of the house and parts of Ant Design do nothing by being imported.
      treeshake: {
        moduleSideEffects: (id) => !/\/libs\/|\/node_modules\/(antd|@rc-component)\//.test(id),
      },
      checks: { moduleLevelDirective: false },
    },
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000' } },
};
