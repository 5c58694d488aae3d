import { expect, it } from 'vitest';
import { judgeExpectation, phraseExpectation } from '../../../src/core/stress/index.ts';
import { replayDeal } from '../../../src/core/replay/index.ts';
import { CLOSED, loadCompiled, loadDeals, NORTHWIND } from './scenario.ts';

const northwind = loadCompiled(NORTHWIND);
const split = loadDeals(CLOSED).find(({ events }) => events.some(({ type }) => type === 'deal.split'));
if (!split) throw new Error('no deal is split');
const run = replayDeal(northwind, split);
const codes = [...new Set(run.findings.map(({ code }) => code))].sort();

it.each([
  [{ verdict: 'broken' }, true],
  [{ codes }, true],
  [{ verdict: 'broken', codes: codes.toReversed() }, true],
  [{}, true],
  [{ verdict: 'survived' }, false],
  [{ verdict: 'broken', codes: [...codes, 'lead.undecided'] }, false],
  [{ codes: [] }, false],
] as const)('[SX7] %j is met: %s', (expected, met) => {
  expect(judgeExpectation({ id: 'D', expect: expected }, run)).toEqual({
    deal: 'D',
    met,
    expected,
    actual: { verdict: 'broken', codes },
  });
});

it('[SX7] is told with what was expected and what came', () => {
  const judged = judgeExpectation({ id: 'D', expect: { verdict: 'survived', codes: [] } }, run);
  expect(phraseExpectation(judged)).toBe(
    `D: expected survived without a finding, came broken (${codes.join(', ')})`,
  );
  expect(phraseExpectation(judgeExpectation({ id: 'D', expect: { verdict: 'survived' } }, run))).toBe(
    'D: expected survived, came broken',
  );
});
