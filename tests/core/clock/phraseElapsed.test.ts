import { expect, test } from 'vitest';
import { phraseElapsed } from '../../../src/core/clock/index.ts';

const S = 1000;
const MIN = 60 * S;
const H = 60 * MIN;
const DAY = 24 * H;

test.each([
  [2 * H + 35 * MIN, '2 h 35 min'],
  [2 * H + 35 * MIN + 59 * S, '2 h 35 min'],
  [3 * DAY, '3 days'],
  [3 * DAY + 20 * MIN, '3 days'],
  [DAY, '1 day'],
  [DAY + 4 * H, '1 day 4 h'],
  [12 * DAY + 4 * H, '12 days'],
  [12 * S, '12 s'],
  [90 * S, '1 min 30 s'],
  [999, 'less than 1 s'],
  [0, '0 s'],
  [-2 * H, '2 h'],
  [Infinity, 'for ever'],
])('%d ms', (ms, phrase) => {
  expect(phraseElapsed(ms)).toBe(phrase);
});
