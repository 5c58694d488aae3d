import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, commandLine, studio } from './build.mjs';
import { provideChromium } from './chromium.mjs';
import { root } from './root.mjs';
import { checkSize } from './size.mjs';

/**
 * Tests that passed and failed in one step; a step that is no test counts as one failure when it fails.
 *
 * @typedef {{ passed: number, failed: number }} Count
 * @typedef {{ name: string, run: () => Count }} Step
 */

const REPORTS = join(root, 'node_modules', '.cache', 'test-reports');

/** Everything `npm run check` runs, in order. @type {readonly Step[]} */
export const checks = [
  { name: 'format', run: () => tool('prettier', ['--check', '--log-level', 'warn', '.']) },
  { name: 'lint', run: () => tool('eslint', ['.', '--max-warnings', '0']) },
  { name: 'types', run: () => tool('tsc', ['-b']) },
  { name: 'deps', run: () => tool('depcruise', ['--config', '.dependency-cruiser.cjs', 'src']) },
  { name: 'unused', run: () => tool('knip', []) },
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
 * @returns {Count}
 */
export function runSteps(steps) {
  const total = { passed: 0, failed: 0 };
  /** @type {string[]} */
  const failedSteps = [];
  for (const step of steps) {
    const started = performance.now();
    process.stdout.write(`\n── ${step.name}\n`);
    const count = step.run();
    total.passed += count.passed;
    total.failed += count.failed;
    if (count.failed > 0) failedSteps.push(step.name);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${count.failed > 0 ? 'FAILED' : 'ok'} (${seconds} s)\n`);
  }
  process.stdout.write(
    failedSteps.length > 0 ? `\nFailed: ${failedSteps.join(', ')}\n` : '\nEverything passed.\n',
  );
  return total;
}

/** @returns {Count} */
function runUnitTests() {
  const report = freshReport('vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const exitCode = runTool('vitest', args);
  const result = readReport(report);
  if (result === undefined) return { passed: 0, failed: 1 };
  return settle({ passed: result.numPassedTests, failed: result.numFailedTests }, exitCode);
}

/** @returns {Count} */
function runJourneys() {
  try {
    process.env.COSELL_CHROMIUM = provideChromium();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1 };
  }
  const report = freshReport('playwright.json');
  const exitCode = runTool('playwright', ['test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
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
 * @returns {Count}
 */
function tool(name, args) {
  return outcome(runTool(name, args) === 0);
}

/**
 * @param {boolean} passed
 * @returns {Count}
 */
function outcome(passed) {
  return { passed: 0, failed: passed ? 0 : 1 };
}

/**
 * Runs a command of an installed package and returns its exit code.
 *
 * @param {string} name
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [environment]
 */
function runTool(name, args, environment = {}) {
  const windows = process.platform === 'win32';
  const command = join(root, 'node_modules', '.bin', windows ? `${name}.cmd` : name);
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
    shell: windows,
  });
  return done.status ?? 1;
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
