/** What any room may use: errors, and reading JSON. `rules` uses nothing at all. */
const BASE = ['errors', 'json', 'make-folder', 'save-private', 'yaml-depth'];

const LAYERS = {
  rules: [],
  http: [...BASE, 'http'],
  auth: [...BASE, 'auth', 'http', 'portal/contract'],
  'portal/contract': [...BASE, 'portal/contract'],
  portal: [...BASE, 'portal', 'http'],
  bank: [...BASE, 'bank', 'rules'],
  transfer: [...BASE, 'transfer', 'rules'],
  store: [...BASE, 'store'],
  report: [...BASE, 'report', 'rules'],
  config: [...BASE, 'config', 'http'],
  terminal: [...BASE, 'terminal'],
  work: [...BASE, 'work', 'rules', 'bank', 'transfer', 'portal', 'store', 'auth', 'http'],
  sandbox: [...BASE, 'sandbox', 'portal/contract'],
};

const inside = (room) => (BASE.includes(room) ? `^src/${room}\\.ts$` : `^src/${room}/`);

const layerRules = Object.entries(LAYERS).map(([room, allowed]) => ({
  name: `${room.replace('/', '-')}-imports`,
  comment: `src/${room} may import only: ${['itself', ...allowed].join(', ')}`,
  severity: 'error',
  from: {
    path: inside(room),
    ...(room === 'portal' ? { pathNot: inside('portal/contract') } : {}),
  },
  to: { path: '^src/', pathNot: [room, ...allowed].map(inside) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
const configuration = {
  forbidden: [
    ...layerRules,
    {
      name: 'commands-do-not-know-the-command-line',
      severity: 'error',
      from: { path: '^src/commands/' },
      to: { path: '^src/(cli|main|start)' },
    },
    {
      name: 'nobody-imports-main',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/start\\.ts$' },
      to: { path: '^src/(main|start)\\.ts$' },
    },
    {
      name: 'commands-load-their-work-lazily',
      comment:
        'A noun’s index describes its verbs; the modules that do the work are imported when called',
      severity: 'error',
      // The second is a noun within a noun.
      from: {
        path: ['^src/commands/[^/]+/index\\.ts$', '^src/commands/[^/]+/[^/]+/index\\.ts$'],
      },
      to: {
        path: '^src/',
        pathNot: [
          '^src/commands/(spec|parse|arguments)\\.ts$',
          '^src/commands/[^/]+/(fields|parse-[^/]+)\\.ts$',
          '^src/commands/[^/]+/[^/]+/(fields|parse-[^/]+)\\.ts$',
          '^src/commands/[^/]+/[^/]+/index\\.ts$',
          '^src/errors\\.ts$',
        ],
        dependencyTypesNot: ['dynamic-import'],
      },
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-to-tests',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
};

export default configuration;
