import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { build, commandLine, studio } from './build.mjs';
import { provideChromium } from './chromium.mjs';
import { root } from './root.mjs';
import { checkSize } from './size.mjs';

/**
 * Tests that passed and failed in one step; a step that is no test counts as one failure when it fails.
 *
 * @typedef {{ passed: number, failed: number }} Count
 * @typedef {(text: string) => void} Print
 *
 * A step that keeps one core busy runs beside its neighbours of the same kind; it hands on its output, to be shown in one piece.
 *
 * @typedef {{ name: string, beside?: true, run: (print?: Print) => Count | Promise<Count> }} Step
 */

const REPORTS = join(root, 'node_modules', '.cache', 'test-reports');

/** Everything `npm run check` runs, in order; of those that run beside each other the longest first. @type {readonly Step[]} */
export const checks = [
  { name: 'lint', beside: true, run: (print) => tool('eslint', ['.', '--max-warnings', '0'], print) },
  { name: 'types', beside: true, run: (print) => tool('tsc', ['-b'], print) },
  {
    name: 'format',
    beside: true,
    run: (print) => tool('prettier', ['--check', '--log-level', 'warn', '.'], print),
  },
  {
    name: 'deps',
    beside: true,
    run: (print) => tool('depcruise', ['--config', '.dependency-cruiser.cjs', 'src'], print),
  },
  { name: 'unused', beside: true, run: (print) => tool('knip', [], print) },
  { name: 'test', run: runUnitTests },
  { name: 'build', run: () => outcome(build(studio) && build(commandLine)) },
  { name: 'size', run: () => outcome(checkSize()) },
];

/** The journeys through the built studio. @type {Step} */
export const journeys = { name: 'journeys', run: runJourneys };

/**
 * Runs every step, also after one failed, and prints what failed.
 *
 * @param {readonly Step[]} steps
 * @returns {Promise<Count>}
 */
export async function runSteps(steps) {
  const total = { passed: 0, failed: 0 };
  /** @type {string[]} */
  const failedSteps = [];
  /** @param {Step} step */
  const runStep = async (step) => {
    const started = performance.now();
    /** @type {string[]} */
    const shown = [`\n── ${step.name}\n`];
    if (!step.beside) process.stdout.write(shown.splice(0).join(''));
    const count = await step.run(step.beside ? (text) => shown.push(text) : undefined);
    total.passed += count.passed;
    total.failed += count.failed;
    if (count.failed > 0) failedSteps.push(step.name);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${shown.join('')}${count.failed > 0 ? 'FAILED' : 'ok'} (${seconds} s)\n`);
  };
  for (const waiting = [...steps]; waiting.length > 0;) {
    const end = waiting.findIndex((step) => !step.beside);
    const group = waiting.splice(0, end === -1 ? waiting.length : Math.max(end, 1));
    await Promise.all(
      Array.from({ length: availableParallelism() }, async () => {
        for (let step = group.shift(); step; step = group.shift()) await runStep(step);
      }),
    );
  }
  process.stdout.write(
    failedSteps.length > 0 ? `\nFailed: ${failedSteps.join(', ')}\n` : '\nEverything passed.\n',
  );
  return total;
}

/** @returns {Promise<Count>} */
async function runUnitTests() {
  const report = freshReport('vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const exitCode = await runTool('vitest', args);
  const result = readReport(report);
  if (result === undefined) return { passed: 0, failed: 1 };
  return settle({ passed: result.numPassedTests, failed: result.numFailedTests }, exitCode);
}

/** @returns {Promise<Count>} */
async function runJourneys() {
  try {
    process.env.COSELL_CHROMIUM = provideChromium();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1 };
  }
  const report = freshReport('playwright.json');
  const exitCode = await runTool('playwright', ['test', '--reporter=list,json'], {
    environment: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  const result = readReport(report);
  if (result === undefined) return { passed: 0, failed: 1 };
  // A journey that was skipped has shown nothing.
  const { expected, unexpected, flaky, skipped } = result.stats;
  return settle({ passed: expected, failed: unexpected + flaky + skipped }, exitCode);
}

/**
 * A run that failed without a failed test (a file that does not load, a leaked error) is one failure.
 *
 * @param {Count} count
 * @param {number} exitCode
 * @returns {Count}
 */
function settle(count, exitCode) {
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @param {Print} [print]
 * @returns {Promise<Count>}
 */
async function tool(name, args, print) {
  return outcome((await runTool(name, args, { print })) === 0);
}

/**
 * @param {boolean} passed
 * @returns {Count}
 */
function outcome(passed) {
  return { passed: 0, failed: passed ? 0 : 1 };
}

/**
 * Runs a command of an installed package and returns its exit code. Its output is handed to `print`, or goes where ours goes.
 *
 * @param {string} name
 * @param {readonly string[]} args
 * @param {{ environment?: Readonly<Record<string, string>>, print?: Print | undefined }} [options]
 * @returns {Promise<number>}
 */
function runTool(name, args, { environment = {}, print } = {}) {
  const windows = process.platform === 'win32';
  const command = join(root, 'node_modules', '.bin', windows ? `${name}.cmd` : name);
  const output = print ? 'pipe' : 'inherit';
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', output, output],
      env: { ...process.env, ...environment },
      shell: windows,
    });
    if (print)
      for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', print);
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** @param {string} name */
function freshReport(name) {
  mkdirSync(REPORTS, { recursive: true });
  const path = join(REPORTS, `${process.pid}-${name}`);
  rmSync(path, { force: true });
  return path;
}

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    process.stderr.write('The test run ended without a report.\n');
    return undefined;
  } finally {
    rmSync(path, { force: true });
  }
}
