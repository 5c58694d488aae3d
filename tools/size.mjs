import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { studio } from './build.mjs';
import { root } from './root.mjs';

/** What the first screen may load, gzipped: scripts, their preloads and style sheets named by index.html. */
const FIRST_LOAD_BUDGET_KB = 340;

/** Measures the built studio's first load, prints it, and returns whether it is within the budget. */
export function checkSize() {
  const directory = join(root, studio.output);
  const page = readFileSync(join(directory, 'index.html'), 'utf8');
  const files = firstLoadFiles(page);
  const bytes = [page, ...files.map((file) => readFileSync(join(directory, file)))].map(
    (content) => gzipSync(content).length,
  );
  const kilobytes = bytes.reduce((sum, size) => sum + size, 0) / 1024;
  process.stdout.write(
    `First load: ${kilobytes.toFixed(1)} kB gzipped in ${files.length + 1} files (budget ${FIRST_LOAD_BUDGET_KB} kB)\n`,
  );
  return files.length > 0 && kilobytes <= FIRST_LOAD_BUDGET_KB;
}

/**
 * The files a page loads before anything is asked for.
 *
 * @param {string} page
 */
export function firstLoadFiles(page) {
  const tags = page.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return tags.flatMap((tag) => {
    const loads = tag.startsWith('<script') || /\brel="(?:stylesheet|modulepreload)"/.test(tag);
    const address = /\b(?:src|href)="(?:\.?\/)?([^":]+)"/.exec(tag)?.[1];
    return loads && address !== undefined ? [address] : [];
  });
}
