import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const WAIT_MS = 200;

/**
 * Runs a task while no other process of this clone does: both ends of `cosell … | cosell …` may want to install and build. A lock
 * whose owner has died is taken over.
 *
 * @param {() => void} task
 */
export function runAlone(task) {
  const directory = join(root, 'dist');
  const lock = join(directory, '.lock');
  mkdirSync(directory, { recursive: true });
  while (!take(lock)) {
    if (!isAlive(ownerOf(lock))) rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  task();
  process.off('exit', release);
  release();
}

/** @param {string} lock */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} lock */
function ownerOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return process.pid; // released a moment ago, or not yet written: look again
  }
}

/** @param {number} pid */
function isAlive(pid) {
  if (pid === 0) return true; // created and not yet written
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
