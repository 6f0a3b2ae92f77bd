// Which library may import which. Anything not listed is refused.
const MAY_USE = {
  messages: [],
  kernel: [],
  access: [],
  catalog: ['kernel', 'messages'],
  scoring: ['kernel', 'catalog'],
  assessment: ['kernel', 'messages', 'catalog', 'scoring'],
  inspection: ['kernel', 'catalog', 'scoring'],
  notices: ['kernel', 'access'],
  months: ['kernel', 'access', 'indicators'],
  indicators: ['kernel', 'messages', 'catalog', 'scoring', 'assessment'],
  planning: ['kernel', 'catalog', 'scoring'],
  demo: ['kernel', 'catalog', 'scoring', 'indicators'],
  'edition-store': ['kernel', 'messages', 'catalog', 'indicators'],
  reporting: ['kernel', 'messages', 'catalog', 'scoring'],
  documents: ['assessment', 'reporting'],
  evaluation: ['kernel', 'messages', 'catalog', 'scoring', 'assessment', 'edition-store', 'documents'],
  'evidence-store': ['kernel'],
  persistence: ['kernel', 'access', 'inspection', 'notices', 'months'],
  application: [
    ...[
      'kernel',
      'messages',
      'access',
      'catalog',
      'scoring',
      'assessment',
      'inspection',
      'indicators',
      'demo',
    ],
    ...['edition-store', 'documents', 'evidence-store', 'persistence', 'notices', 'months', 'reporting'],
    'planning',
  ],
  jobs: ['kernel', 'messages', 'application'],
  'api-client': [],
};
const WEB = ['api-client', 'scoring', 'inspection', 'access', 'catalog', 'kernel', 'messages'];
const PURE = [
  'messages',
  'kernel',
  'access',
  'catalog',
  'scoring',
  'assessment',
  'inspection',
  'indicators',
  'notices',
  'months',
  'reporting',
  'planning',
  'demo',
];
// The two packages a pure library may use run in the browser as they are: the edition format and the text hash.
const PURE_PACKAGES = '^node_modules/(zod|@noble/hashes)/';

const libs = Object.entries(MAY_USE).map(([lib, uses]) => ({
  name: `${lib}-imports`,
  severity: 'error',
  from: { path: `^libs/${lib}/src`, pathNot: '\\.spec\\.ts$' },
  to: { path: '^(libs|apps)/', pathNot: `^libs/(${[lib, ...uses].join('|')})/src` },
}));

module.exports = {
  forbidden: [
    ...libs,
    {
      name: 'libs-are-listed',
      comment: 'A new library says here what it may use.',
      severity: 'error',
      from: { path: '^libs/', pathNot: `^libs/(${Object.keys(MAY_USE).join('|')})/` },
      to: {},
    },
    {
      name: 'apps-stay-apart',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'web-imports',
      comment: 'The page uses the client of the API and pure libraries, nothing of the server.',
      severity: 'error',
      from: { path: '^apps/web/src' },
      to: { path: '^(libs|apps)/', pathNot: `^(apps/web/src|libs/(${WEB.join('|')})/src)` },
    },
    {
      name: 'web-runs-in-browsers',
      severity: 'error',
      from: { path: '^apps/web/src' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'front-doors-only',
      comment: 'Import a library through its index.ts.',
      severity: 'error',
      from: { path: '^(apps|libs|test)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$)', pathNot: '^libs/$2/' },
    },
    {
      name: 'pure-libs-stay-pure',
      severity: 'error',
      from: { path: `^libs/(${PURE.join('|')})/src`, pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: PURE_PACKAGES },
    },
    {
      name: 'typeorm-only-in-persistence',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^libs/persistence/' },
      to: { path: '^node_modules/(typeorm|@nestjs/typeorm|pg|sqlite3)/' },
    },
    {
      name: 'http-only-in-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: {
        path: '^node_modules/(fastify|@fastify/|@nestjs/(platform-fastify|swagger)|class-validator|class-transformer)',
      },
    },
    {
      name: 'no-dev-packages-in-code',
      severity: 'error',
      // What the page needs is in its build; the server that serves it does without.
      from: { path: '^(apps|libs)/', pathNot: '\\.spec\\.ts$|\\.[cm]js$|^apps/web/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: 'main\\.tsx?$|\\.spec\\.ts$|\\.[cm]js$|\\.css$' },
      to: {},
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default'] },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
  },
};
