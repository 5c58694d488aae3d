import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFramework } from '../../src/core/check/index.ts';
import { parseFramework } from '../../src/core/text/index.ts';
import { runInMemory } from '../cli/runInMemory.ts';

// Files under expected/ are rewritten by `npx vitest run tests/scenarios/checkExpected -u`, and the difference is read.
const SCENARIOS = resolve(import.meta.dirname, '../../scenarios');
const read = (file: string): string => readFileSync(resolve(SCENARIOS, file), 'utf8');

it.each([
  ['twelve-partners', 'northwind'],
  ['twelve-partners', 'glossy'],
  ['gitlab-handbook', 'gitlab'],
  ['receipt', 'receipt'],
])('check says exactly what is expected of %s/%s', async (folder, name) => {
  const lines = checkFramework(parseFramework(read(`${folder}/${name}.cosell.jsonc`))).map(
    ({ code, severity, path, message }) => `  ${JSON.stringify({ severity, code, path: path.join('/'), message })}`,
  );
  await expect(`[\n${lines.join(',\n')}\n]\n`).toMatchFileSnapshot(resolve(SCENARIOS, folder, 'expected', `${name}.check.json`));
});

it('[CK2] the sample framework has no error, and no warning that it does not own up to', async () => {
  const names = ['northwind.cosell.jsonc', 'northwind.check.jsonc'] as const;
  const files = Object.fromEntries(names.map((name) => [name, read(`twelve-partners/${name}`)]));
  const run = await runInMemory(['check', names[0], '--settings', names[1], '--max-warnings', '0'], { files });
  expect([run.exitCode, run.stderr]).toEqual([0, '']);
  expect(run.stdout).toContain('; 1 accepted');
});

describe('where the GitLab handbook contradicts itself', () => {
  const diagnostics = checkFramework(parseFramework(read('gitlab-handbook/gitlab.cosell.jsonc')));
  const verdicts = JSON.parse(read('gitlab-handbook/expected/verdicts.json')) as Readonly<Record<string, { readonly codes: readonly string[] }>>;

  it.each([
    ['a', 'order of receipt, or who created the opportunity', 'decision.overlap', 'decisions/registrationConflict/rules/2', 'registration.ambiguous'],
    ['b', 'the account is never the reseller, or is the partner', 'decision.overlap', 'decisions/opportunityAccount/rules/1', 'decision.ambiguous'],
    ['c', 'an engaged reseller denies, or the opportunity is linked', 'decision.overlap', 'decisions/existingOpportunity/rules/1', 'decision.ambiguous'],
    ['d', 'the duplicate stage has two numbers', 'decision.overlap', 'decisions/duplicateStage/rules/1', 'decision.ambiguous'],
    ['e', 'extensions without a stated cap', 'decision.gap', 'decisions/furtherExtension/rules', 'decision.undecided'],
    ['e', 'extensions that outgrow the protection', 'clock.outgrown', 'durations/protection/extend/max', 'decision.undecided'],
    ['f', 'whether the registration moves to the new opportunity', 'decision.gap', 'decisions/registrationAfterReturn/rules', 'decision.undecided'],
    ['g', 'services in scope differ', 'decision.overlap', 'decisions/servicesInScope/rules/1', 'decision.ambiguous'],
  ])('(%s) %s: check finds it, and so does replay', (letter, _what, code, path, replayed) => {
    const found = diagnostics.filter((diagnostic) => diagnostic.code === code).map((diagnostic) => diagnostic.path.join('/'));
    expect(found).toContain(path);
    expect(verdicts[`X-${letter}`]?.codes).toContain(replayed);
  });
});
