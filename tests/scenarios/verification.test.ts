import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { verifyFramework, type VerifyReport } from '../../src/core/verify/index.ts';
import { compileText } from '../support/replayed.ts';

// The files under expected/ are rewritten by `npx vitest run tests/scenarios/verification -u`, and the difference is read.
const SCENARIOS = resolve(import.meta.dirname, '../../scenarios');
const FRAMEWORKS = [
  'twelve-partners/northwind',
  'twelve-partners/glossy',
  'gitlab-handbook/gitlab',
  'receipt/receipt',
] as const;

/** What was looked at, how many claims hold, and every claim that does not. */
function summarise({ explored, properties, notCovered }: VerifyReport): string {
  const proved = properties.filter(({ status }) => status === 'proved').length;
  const others = properties.filter(({ status }) => status !== 'proved');
  return [
    ...explored.map(
      ({ lifecycles, combinations, complete }) =>
        `${lifecycles.join(' x ')}: ${String(combinations)} combinations${complete ? '' : ', not all'}`,
    ),
    `${String(proved)} of ${String(properties.length)} claims proved`,
    ...others.flatMap(({ claim, status, scenarios, findings }) => [
      `${status}: ${claim} (${String(scenarios)} scenarios)`,
      ...findings.flatMap(({ message, counterexample }) => [
        `  ${message}`,
        ...(counterexample?.steps ?? []).map((step) => `    ${step}`),
      ]),
    ]),
    ...notCovered.map((sentence) => `not covered: ${sentence}`),
    '',
  ].join('\n');
}

it.each(FRAMEWORKS)('[VE9] verifying %s says what is expected', async (name) => {
  const file = join(SCENARIOS, `${name}.cosell.jsonc`);
  const report = verifyFramework(compileText(readFileSync(file, 'utf8')));
  expect(report.conclusive).toBe(true);
  await expect(summarise(report)).toMatchFileSnapshot(
    join(dirname(file), 'expected', `${basename(name)}.verification.txt`),
  );
});
