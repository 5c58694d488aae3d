import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { provideDependencies } from './install.mjs';
import { runAlone } from './lock.mjs';
import { root } from './root.mjs';

/**
 * What can be built: the vite configuration, where the result goes, and everything the result depends on.
 *
 * @typedef {{ name: string, config: string, output: string, sources: readonly string[] }} Target
 */

/** @type {Target} */
export const studio = {
  name: 'studio',
  config: 'vite.config.ts',
  output: 'dist/studio',
  sources: [
    'index.html',
    'src',
    'public',
    'scenarios',
    'package.json',
    'package-lock.json',
    'vite.config.ts',
    'tools',
  ],
};

/** @type {Target} */
export const commandLine = {
  name: 'command line',
  config: 'vite.cli.config.ts',
  output: 'dist/cli',
  sources: [
    'src/cli',
    'src/core',
    'src/engine',
    'package.json',
    'package-lock.json',
    'vite.cli.config.ts',
    'tools',
  ],
};

/**
 * Installs and builds unless the last build came from the same sources.
 *
 * @param {Target} target
 */
export function provideBuild(target) {
  const isFresh = () => stampOf(target) === digestOf(target.sources);
  if (isFresh()) return;
  runAlone(() => {
    provideDependencies();
    if (isFresh()) return;
    process.stderr.write(`Building the ${target.name} ...\n`);
    if (!build(target)) process.exit(2);
  });
}

/**
 * Builds beside the old result and then swaps, so that programs started at the same moment (`cosell … | cosell …`) never see
 * half a build. Returns false when vite failed; its messages are on stderr.
 *
 * @param {Target} target
 */
export function build(target) {
  const digest = digestOf(target.sources);
  const output = join(root, target.output);
  const fresh = `${output}.${process.pid}`;
  const old = `${output}.${process.pid}.old`;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = ['build', '--config', target.config, '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'];
  const done = spawnSync(process.execPath, [vite, ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  if (done.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    return false;
  }
  writeFileSync(join(fresh, '.sources'), digest);
  if (stampOf(target) === digest) rmSync(fresh, { recursive: true, force: true });
  else swap(fresh, output, old);
  return true;
}

/**
 * @param {string} fresh
 * @param {string} output
 * @param {string} old
 */
function swap(fresh, output, old) {
  mkdirSync(join(output, '..'), { recursive: true });
  for (let attempt = 0; ; attempt += 1) {
    try {
      if (existsSync(output)) renameSync(output, old);
      renameSync(fresh, output);
      break;
    } catch (error) {
      // Another build swapped between our two renames; the later one wins.
      if (attempt === 5) throw error;
    } finally {
      rmSync(old, { recursive: true, force: true });
    }
  }
}

/** @param {Target} target */
function stampOf(target) {
  const path = join(root, target.output, '.sources');
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** @param {readonly string[]} sources */
function digestOf(sources) {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesUnder(source))
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} path relative to the root; a file, a directory, or nothing yet
 * @returns {string[]}
 */
function filesUnder(path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  try {
    return readdirSync(absolute, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => filesUnder(`${path}/${entry.name}`));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [path];
    throw error;
  }
}
