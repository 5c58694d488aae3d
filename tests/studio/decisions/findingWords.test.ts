import { expect, test } from 'vitest';
import type { DecisionFinding } from '../../../src/core/index.ts';
import { countFindings, markRules } from '../../../src/studio/decisions/findingWords.ts';

function finding(code: DecisionFinding['code'], ...rules: string[]): DecisionFinding {
  return { code, message: '', at: [], rules, fixes: [] };
}

test('[DA9] a rule carries the weightiest word about it, and those it is compared with none', () => {
  const marks = markRules([
    finding('decision.overlap', 'a', 'b'),
    finding('rule.dead', 'c', 'a'),
    finding('rule.subsumed', 'b', 'd'),
    finding('rule.mergeable', 'e', 'f'),
  ]);
  expect([...marks]).toEqual([
    ['a', 'disagrees'],
    ['b', 'disagrees'],
    ['c', 'never answers'],
    ['e', 'can be merged'],
    ['f', 'can be merged'],
  ]);
});

test('[DA9] holes are counted by kind, the rest as remarks', () => {
  expect(
    countFindings([finding('decision.gap'), finding('decision.gap'), finding('rule.subsumed', 'a')]),
  ).toBe('2 without an answer, 1 remark');
  expect(countFindings([])).toBe('');
});
