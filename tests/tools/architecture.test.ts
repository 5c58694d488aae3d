import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, cpSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { root } from '../../tools/root.mjs';

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string }[];
  };
}

interface Rule {
  readonly name: string;
  readonly comment?: string;
}

const config = join(root, '.dependency-cruiser.cjs');
const { forbidden } = createRequire(import.meta.url)(config) as { readonly forbidden: readonly Rule[] };
let planted: string | undefined;

afterEach(() => {
  if (planted !== undefined) rmSync(planted, { recursive: true });
  planted = undefined;
});

function cruise(directory: string): Cruise {
  const depcruise = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const done = spawnSync(process.execPath, [depcruise, '--config', config, '--output-type', 'json', 'src'], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return JSON.parse(done.stdout) as Cruise;
}

/** A tree of small files beside the real packages; each text is the file's whole content. */
function plant(files: Readonly<Record<string, string>>): string {
  planted = mkdtempSync(join(tmpdir(), 'cosell-architecture-'));
  for (const name of ['package.json', 'tsconfig.base.json']) cpSync(join(root, name), join(planted, name));
  symlinkSync(join(root, 'node_modules'), join(planted, 'node_modules'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(planted, path)), { recursive: true });
    writeFileSync(join(planted, path), text);
  }
  return planted;
}

test('the dependency check reads the source, types included', () => {
  const { modules } = cruise(root);
  const sources = modules.map((module) => module.source);
  expect(sources).toContain('src/core/index.ts');
  expect(sources).toContain('src/core/model/framework.ts');
  expect(sources.length).toBeGreaterThan(50);
});

test('every rule fails on a fault planted for it, and says what to do instead', () => {
  const coreModules = forbidden.flatMap(
    ({ name }) =>
      /^core-(base|model|diagnostics|text|rules|clock|machine|check|replay|formats|records|recall|edit|guide|simulate|verify|stress)$/.exec(
        name,
      )?.[1] ?? [],
  );
  const directory = plant({
    'src/core/index.ts': 'export const core = 1;',
    ...Object.fromEntries(
      coreModules.map((module) => [
        `src/core/${module}/fault.ts`,
        "import type { core } from '../index.ts';\nexport type Fault = typeof core;",
      ]),
    ),
    'src/core/model/circleA.ts': "import { b } from './circleB.ts';\nexport const a = () => b;",
    'src/core/model/circleB.ts': "import { a } from './circleA.ts';\nexport const b = () => a;",
    'src/core/model/alone.ts': 'export const alone = 1;',
    'src/core/model/orphan.ts': 'export const orphan = 1;',
    'src/core/model/upwards.ts':
      "import { engine } from '../../engine/engine.ts';\nexport const up = engine;",
    'src/core/model/screen.ts': "import type { ReactNode } from 'react';\nexport type Screen = ReactNode;",
    'src/core/model/heavy.ts': "import wouter from 'wouter';\nexport const heavy = wouter;",
    'src/core/model/development.ts': "import { test } from 'vitest';\nexport const development = test;",
    'src/core/model/nowhere.ts': "import { nothing } from './nothing.ts';\nexport const nowhere = nothing;",
    'src/core/model/node.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;",
    'src/core/model/tests.ts':
      "import { given } from '../../../tests/given.ts';\nexport const tests = given;",
    'tests/given.ts': 'export const given = 1;',
    'src/engine/engine.ts': "import { cli } from '../cli/cli.ts';\nexport const engine = cli;",
    'src/cli/cli.ts': "import { app } from '../studio/app/app.ts';\nexport const cli = app;",
    'src/cli/backDoor.ts':
      "import { orphan } from '../core/model/orphan.ts';\nexport const backDoor = orphan;",
    'src/studio/app/app.ts': "import '../../worker/engineWorker.ts';\nexport const app = 1;",
    'src/worker/engineWorker.ts': 'export const worker = 1;',
    'src/studio/session/session.ts':
      "import type { ReactNode } from 'react';\nexport type Session = ReactNode;",
    'src/studio/breaks/Breaks.ts':
      "import { Player } from '../player/Player.ts';\nexport const Breaks = Player;",
    'src/studio/player/Player.ts': 'export const Player = 1;',
    'src/studio/widgets/Button.ts':
      "import { Player } from '../player/Player.ts';\nexport const Button = Player;",
  });
  const broken = new Set(cruise(directory).summary.violations.map(({ rule }) => rule.name));
  expect([...broken].sort()).toEqual(forbidden.map(({ name }) => name).sort());
  for (const { name, comment } of forbidden) expect(comment, name).toMatch(/^\S.*\.$/);
});
