/** Who may import whom; docs/ARCHITECTURE.md draws the same map. Every rule's comment says what to do instead. */

/** Core modules that build on others, with what they may build on. Everything may use base, model and diagnostics. */
const CORE = {
  base: [],
  model: ['base'],
  diagnostics: ['base', 'model'],
  text: [],
  rules: [],
  clock: ['text'],
  machine: ['text', 'rules', 'clock'],
  check: ['text', 'rules', 'clock', 'machine'],
  replay: ['text', 'rules', 'clock', 'machine'],
  simulate: ['text', 'rules', 'clock', 'machine', 'replay'],
  verify: ['text', 'rules', 'clock', 'machine', 'check', 'replay'],
  stress: ['text', 'rules', 'clock', 'machine', 'replay'],
  formats: ['text', 'rules', 'clock'],
  records: ['text', 'rules', 'clock', 'formats'],
  recall: ['text', 'rules', 'clock', 'machine', 'replay'],
  edit: ['text', 'rules', 'clock', 'machine', 'check'],
  guide: ['clock'],
};
const FOUNDATION = ['base', 'model', 'diagnostics'];

const coreRules = Object.entries(CORE).map(([module, builtOn]) => {
  const allowed = FOUNDATION.includes(module) ? builtOn : [...FOUNDATION, ...builtOn];
  return {
    name: `core-${module}`,
    comment: `core/${module} builds on ${allowed.join(', ') || 'nothing of ours'} only: move the shared part down, or pass it in as an argument.`,
    severity: 'error',
    from: { path: `^src/core/${module}/` },
    to: { path: '^src/', pathNot: `^src/core/(${[module, ...allowed].join('|')})/` },
  };
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...coreRules,
    {
      name: 'no-circle',
      comment:
        'Two files that import each other cannot be understood apart: move what both need into a third.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      comment: 'Nothing imports this file: use it or delete it.',
      severity: 'error',
      from: {
        path: '^src/',
        orphan: true,
        pathNot: '(\\.d\\.ts|/main\\.tsx?|/(engine|share|intake)Worker\\.ts)$',
      },
      to: {},
    },
    {
      name: 'core-upwards',
      comment: 'The core knows no host: take what it needs as an argument.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/(engine|worker|cli|studio)/' },
    },
    {
      name: 'core-is-pure',
      comment: 'The core runs in a browser, a worker and Node alike: keep React, the DOM and Node out of it.',
      severity: 'error',
      from: { path: '^src/(core|engine)/' },
      to: {
        path: '(^|/)node_modules/(react|react-dom|@xyflow|@xstate|monaco-editor|elkjs|wouter|@tanstack)/',
        reachable: true,
      },
    },
    {
      name: 'core-packages',
      comment:
        'The core uses few, named packages: put the rest behind an argument, or add it here with a decision record.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: {
        path: '(^|/)node_modules/',
        pathNot:
          '(^|/)node_modules/(xstate|jsonc-parser|lezer-feel|@lezer|papaparse|@types/papaparse|saxes|fflate|read-excel-file|fuzzball|tldts|temporal-polyfill|temporal-spec)/',
      },
    },
    {
      name: 'engine',
      comment: 'The engine runs jobs over the core and knows no host: send the host a message instead.',
      severity: 'error',
      from: { path: '^src/engine/' },
      to: { path: '^src/(worker|cli|studio)/' },
    },
    {
      name: 'hosts-apart',
      comment: 'Worker, command line and studio are separate programs: share through engine or core.',
      severity: 'error',
      from: { path: '^src/(worker|cli|studio)/' },
      to: {
        path: '^src/(worker|cli|studio)/',
        // The studio starts each of them by URL in one file.
        pathNot: ['^src/$1/', '^src/worker/(engine|intake)Worker\\.ts$'],
      },
    },
    {
      name: 'worker-started-in-one-place',
      comment: 'Only session/engineClient.ts and session/intakeClient.ts start workers: ask the client.',
      severity: 'error',
      from: { path: '^src/studio/', pathNot: '^src/studio/session/(engine|intake)Client\\.ts$' },
      to: { path: '^src/worker/' },
    },
    {
      name: 'core-by-its-front-door',
      comment:
        'Outside the core, import from core/index.ts (an outside format from formats/NAME/index.ts, so that it loads only when used): export there what is missing.',
      severity: 'error',
      from: { path: '^src/(engine|worker|cli|studio)/' },
      to: { path: '^src/core/', pathNot: '^src/core/(index|[a-z]+/index|formats/[a-z]+/index)\\.ts$' },
    },
    {
      name: 'session-without-react',
      comment: 'The session holds the state and is tested without a screen: bring it to React in hooks/.',
      severity: 'error',
      from: { path: '^src/studio/session/' },
      to: {
        path: '(^|/)node_modules/(react|react-dom|@xyflow|@xstate/react|wouter)/|^src/studio/(?!session/)',
      },
    },
    {
      name: 'rooms-apart',
      comment:
        'A room never imports another: put what both need into session, hooks or widgets. Only app/ knows all rooms.',
      severity: 'error',
      from: { path: '^src/studio/([^/]+)/', pathNot: '^src/studio/(app|session|hooks|widgets)/' },
      to: { path: '^src/studio/[^/]+/', pathNot: '^src/studio/($1|session|hooks|widgets)/' },
    },
    {
      name: 'widgets-are-general',
      comment: 'A widget knows no domain: give it what to show as props.',
      severity: 'error',
      from: { path: '^src/studio/(widgets|hooks)/' },
      to: { path: '^src/studio/', pathNot: '^src/studio/(widgets|hooks|session)/' },
    },
    {
      name: 'source-stands-alone',
      comment:
        'What ships does not import tests, scenarios or tools: read scenarios as data, move shared code into src.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|tools)/' },
    },
    {
      name: 'no-development-packages',
      comment:
        'A development package is not there when the program runs: make it a dependency or do without.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'unresolvable',
      comment: 'This import leads nowhere: correct the path or install the package.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '\\?(worker|url|raw)' },
    },
    {
      name: 'node-in-cli-only',
      comment: 'Only the command line has Node: take files and streams as arguments.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
