import { expect, it } from 'vitest';
import { printDeal } from '../../../src/core/formats/index.ts';
import { replayDeal } from '../../../src/core/replay/index.ts';
import { FOUND_BY_SEARCH, searchFramework } from '../../../src/core/stress/index.ts';
import { GLOSSY, loadCompiled, NORTHWIND } from './scenario.ts';

const northwind = loadCompiled(NORTHWIND);

it('[SX6] finds questions that no deal recorded, in deals that never leave the framework', () => {
  const { runs, finds, coverage } = searchFramework(northwind, { seed: 1, runs: 600 });
  expect(runs).toBe(600);
  const questions = finds.map(({ question }) => question);
  expect(questions).toContain(
    'Whose protection counts when two accounts become one, given that 2 registrations are active?',
  );
  expect(questions.some((question) => question.includes('deal split'))).toBe(true);
  for (const { example, break: id } of finds) {
    const run = replayDeal(northwind, example);
    expect([run.cost, example.edgeCase]).toEqual([0, FOUND_BY_SEARCH]);
    expect(run.findings.map((finding) => finding.break)).toContain(id);
  }
  expect(coverage.states).toEqual({ reached: 13, of: 13 });
  expect(coverage.transitions.reached).toBeGreaterThan(15);
  expect(
    coverage.transitions.of - coverage.transitions.reached + coverage.rules.of - coverage.rules.reached,
  ).toBe(coverage.unreached.length);
});

it('[SX6] finds the same for the same seed, and reaches more in more runs', () => {
  const glossy = loadCompiled(GLOSSY);
  const few = searchFramework(glossy, { seed: 'x', runs: 60 });
  const again = searchFramework(glossy, { seed: 'x', runs: 60 });
  expect(again.finds.map(({ example }) => printDeal(example))).toEqual(
    few.finds.map(({ example }) => printDeal(example)),
  );
  const many = searchFramework(glossy, { seed: 'x', runs: 500 });
  expect(many.coverage.unreached.length).toBeLessThanOrEqual(few.coverage.unreached.length);
  expect(many.finds.length).toBeGreaterThan(few.finds.length);
  expect(many.finds.map(({ kind }) => kind)).toContain('ambiguous');
});
