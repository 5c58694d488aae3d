/** Runs the measurement as users would: bundled. `node tests/bench/columns/run.mjs [deals]` */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const outDir = mkdtempSync(join(tmpdir(), 'columns-'));
try {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { ssr: here('./scanDeals.ts'), outDir, target: 'node20', minify: false },
    ssr: { noExternal: true },
  });
  const { measure } = await import(pathToFileURL(join(outDir, 'scanDeals.js')).href);
  const text = readFileSync(here('../../../scenarios/twelve-partners/closed.deals.jsonl'), 'utf8');
  measure(
    text.split('\n').filter((line) => line !== ''),
    Number(process.argv[2] ?? 100_000),
    (/** @type {string} */ line) => process.stdout.write(`${line}\n`),
  );
} finally {
  rmSync(outDir, { recursive: true });
}
