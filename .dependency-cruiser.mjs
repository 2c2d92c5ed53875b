const LAYERS = {
  rules: [],
  http: ['errors', 'http'],
  auth: ['errors', 'auth', 'http', 'portal/contract'],
  'portal/contract': ['errors', 'portal/contract'],
  portal: ['errors', 'portal', 'http'],
  bank: ['errors', 'bank'],
  transfer: ['errors', 'transfer', 'rules'],
  store: ['errors', 'store'],
  config: ['errors', 'config', 'http'],
  terminal: ['errors', 'terminal'],
  work: ['errors', 'work', 'rules', 'bank', 'transfer', 'portal', 'store', 'auth', 'http'],
  sandbox: ['errors', 'sandbox', 'portal/contract'],
};

const inside = (room) => (room === 'errors' ? '^src/errors\\.ts$' : `^src/${room}/`);

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
      from: { path: '^src/commands/[^/]+/index\\.ts$' },
      to: {
        path: '^src/',
        pathNot: [
          '^src/commands/(spec|parse|arguments)\\.ts$',
          '^src/commands/[^/]+/(fields|parse-[^/]+)\\.ts$',
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
