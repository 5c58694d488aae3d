import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from '../root.mjs';

const BUFFER = 1 << 20;

/**
 * Writes a file of many deals grown from recorded ones, each with an id, an account, times and an amount of its own.
 *
 * @param {string} directory
 * @param {number} count
 * @returns {Promise<string>} the file
 */
export async function growFile(directory, count) {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    root,
    build: {
      ssr: join(root, 'tests', 'bench', 'columns', 'growDeals.ts'),
      outDir: directory,
      emptyOutDir: false,
      target: 'node20',
    },
  });
  const { growDeals } = await import(pathToFileURL(join(directory, 'growDeals.js')).href);
  const recorded = join(root, 'scenarios', 'twelve-partners', 'closed.deals.jsonl');
  const lines = readFileSync(recorded, 'utf8').split('\n');
  const grow = growDeals(
    lines.filter((line) => line !== ''),
    7,
  );
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `${count}.deals.jsonl`);
  const file = openSync(path, 'w');
  let text = '';
  for (let index = 0; index < count; index += 1) {
    text += `${grow(index)}\n`;
    if (text.length < BUFFER && index < count - 1) continue;
    writeSync(file, text);
    text = '';
  }
  closeSync(file);
  return path;
}
