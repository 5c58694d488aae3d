import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Build-time constants: a report names the program and the statechart interpreter that made it. */
export const versionDefines = {
  __COSELL_VERSION__: JSON.stringify(versionIn('package.json')),
  __XSTATE_VERSION__: JSON.stringify(versionIn('node_modules/xstate/package.json')),
};

/** @param {string} path */
function versionIn(path) {
  return /** @type {string} */ (JSON.parse(readFileSync(join(root, path), 'utf8')).version);
}
