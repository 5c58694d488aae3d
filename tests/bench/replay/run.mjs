/** Measures `cosell replay` as users run it, on deals grown from recorded ones. `node tests/bench/replay/run.mjs [deals] [options of replay]` */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const scenario = (/** @type {string} */ name) => here(`../../../scenarios/twelve-partners/${name}`);
const [count = '100000', ...options] = process.argv.slice(2);
const directory = mkdtempSync(join(tmpdir(), 'replay-'));
const program = join(directory, 'cli');

/** Said by the measured process when it ends: seconds, seconds of all threads, and the most memory it held. */
const REPORT = `import { writeSync } from 'node:fs'; import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cpu = (userCPUTime + systemCPUTime) / 1e6;
  writeSync(2, (performance.now() / 1000).toFixed(1) + ' s, ' + cpu.toFixed(1) + ' s of work, ' + (maxRSS / 1024).toFixed(0) + ' MB\\n');
});`;

try {
  await build({
    configFile: here('../../../vite.cli.config.ts'),
    logLevel: 'error',
    build: { outDir: program },
  });
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { ssr: here('../columns/growDeals.ts'), outDir: directory, emptyOutDir: false, target: 'node20' },
  });
  const deals = join(directory, 'deals.jsonl');
  await writeDeals(deals, Number(count));
  for (const jobs of ['1', '2']) {
    const done = spawnSync(
      process.execPath,
      [
        ...['--import', `data:text/javascript,${encodeURIComponent(REPORT)}`, join(program, 'main.js')],
        ...['replay', scenario('northwind.cosell.jsonc'), deals, '--jobs', jobs, ...options],
      ],
      { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' },
    );
    process.stdout.write(`${count} deals, --jobs ${jobs}: ${done.stderr}`);
  }
} finally {
  rmSync(directory, { recursive: true });
}

/**
 * @param {string} path
 * @param {number} many
 */
async function writeDeals(path, many) {
  const { growDeals } = await import(pathToFileURL(join(directory, 'growDeals.js')).href);
  const lines = readFileSync(scenario('closed.deals.jsonl'), 'utf8').split('\n');
  const grow = growDeals(
    lines.filter((line) => line !== ''),
    7,
  );
  const file = openSync(path, 'w');
  for (let index = 0; index < many; index += 1) writeSync(file, `${grow(index)}\n`);
  closeSync(file);
}
