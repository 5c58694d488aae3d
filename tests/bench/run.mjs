/**
 * Measures ratios side by side: `npm run bench -- [--json] [--record] [--quick] [--only <part of a name>] [--deals <most>] [--runs <n>] [--receipt <file>]`.
 * Each benchmark has a process of its own; what is measured is bundled as the product is.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { build } from 'vite';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** Writes the table into docs/PERFORMANCE.md. */
    record: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    deals: { type: 'string' },
    runs: { type: 'string' },
    receipt: { type: 'string', default: here('../../../shared/data/logs/08_receipt.xes.gz') },
    /** The bundle, and the one benchmark to run in this process. */
    bundle: { type: 'string' },
    name: { type: 'string' },
  },
});

if (values.bundle === undefined) await runAll();
else await runOne(values.bundle);

async function runAll() {
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? '?'}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}, ${process.platform}`;
  process.stderr.write(`${machine}\n`);
  const cache = here('../../node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'bench-'));
  try {
    await build({
      configFile: false,
      publicDir: false,
      logLevel: 'error',
      build: { ssr: here('./benchmarks.ts'), outDir, target: 'node20', minify: false },
      ssr: { noExternal: true, external: ['pm4js'] },
    });
    const bundle = join(outDir, 'benchmarks.js');
    const { BENCHMARKS } = await import(pathToFileURL(bundle).href);
    const rows = [];
    for (const { name } of BENCHMARKS) {
      if (values.only !== undefined && !name.includes(values.only)) continue;
      const { status, stdout } = spawnSync(
        process.execPath,
        [
          ...['--expose-gc', '--max-old-space-size=8192', fileURLToPath(import.meta.url)],
          ...[...process.argv.slice(2), '--bundle', bundle, '--name', name],
        ],
        { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' },
      );
      if (status !== 0) throw new Error(`"${name}" failed`);
      const { row, notes } = JSON.parse(stdout);
      rows.push(row);
      const lines = notes.map((/** @type {string} */ note) => `    ${note}\n`).join('');
      process.stderr.write(`${name}\n${lines}`);
    }
    if (values.record) record(machine, rows);
    process.stdout.write(values.json ? `${JSON.stringify(rows, undefined, 2)}\n` : printTable(rows));
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

/** @param {string} bundle */
async function runOne(bundle) {
  const { BENCHMARKS, toRow } = await import(pathToFileURL(bundle).href);
  const benchmark = BENCHMARKS.find((/** @type {{ name: string }} */ { name }) => name === values.name);
  const number = (/** @type {string | undefined} */ text) => (text === undefined ? undefined : Number(text));
  const measured = await benchmark.measure({
    readScenario: (/** @type {string} */ path) => readFileSync(here(`../../scenarios/${path}`), 'utf8'),
    receiptLog: readLog(values.receipt),
    deals: number(values.deals),
    runs: number(values.runs),
    quick: values.quick,
    once: false,
  });
  process.stdout.write(JSON.stringify({ row: toRow(benchmark, measured), notes: measured.notes }));
}

/** @param {string} path */
function readLog(path) {
  if (!existsSync(path)) return undefined;
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** @typedef {{ name: string, ratio: number, goal: number | null, met: boolean | null, runs: number }} Row */

/** @param {readonly Row[]} rows */
function toCells(rows) {
  return rows.map(({ name, ratio, goal, met, runs }) => [
    name,
    String(ratio),
    goal === null ? '' : String(goal),
    met === null ? '' : met ? 'met' : 'missed',
    String(runs),
  ]);
}

/**
 * @param {string} machine
 * @param {readonly Row[]} rows
 */
function record(machine, rows) {
  const path = here('../../docs/PERFORMANCE.md');
  const size = values.quick ? ' (--quick)' : '';
  const day = new Date().toISOString().slice(0, 10);
  const lines = [['', 'ratio', 'goal', '', 'runs'], ['---', '---:', '---:', '---', '---:'], ...toCells(rows)];
  const table = lines.map((row) => `| ${row.join(' | ')} |`).join('\n');
  const text = readFileSync(path, 'utf8').replace(
    /(<!-- figures -->).*(<!-- end of figures -->)/s,
    (_, from, to) => `${from}\n\n${table}\n\nMeasured on ${machine}, ${day}${size}.\n\n${to}`,
  );
  writeFileSync(path, text);
}

/** @param {readonly Row[]} rows */
function printTable(rows) {
  const cells = [['', 'ratio', 'goal', '', 'runs'], ...toCells(rows)];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...cells.map((row) => row[column].length)));
  return cells
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}
