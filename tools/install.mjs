import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * Whether `node_modules` holds what the lock file asks for. Compares versions and digests, not times: a checkout touches files
 * in any order. Packages for other platforms are optional and may be absent.
 *
 * @param {string} directory
 */
export function isInstalled(directory) {
  const installedPath = join(directory, 'node_modules', '.package-lock.json');
  if (!existsSync(installedPath)) return false;
  const wanted = packagesIn(join(directory, 'package-lock.json'));
  const installed = packagesIn(installedPath);
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return entry.optional === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * Runs `npm ci` unless the installed packages already match the lock. npm's own output goes to stderr, so that stdout stays
 * free for the program.
 */
export function provideDependencies() {
  if (isInstalled(root)) return;
  process.stderr.write('Installing dependencies (npm ci) ...\n');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (done.status !== 0) {
    process.stderr.write(
      'npm ci failed: the packages could not be installed. Check the network and try again.\n',
    );
    process.exit(2);
  }
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }>}
 */
function packagesIn(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}
