import { expect, test } from 'vitest';
import { phraseCount, phraseNumber } from '../../src/cli/phraseCount.ts';
import { phrasePercent, phraseRange, phraseSurvival } from '../../src/cli/phraseSurvival.ts';

test.each([
  [
    103,
    { of: 237, rate: 0.434599, low: 0.373, high: 0.498 },
    '103 of 237 deals survive: 43 %, could be 37–50 %',
  ],
  [
    3,
    { of: 3, rate: 1, low: 0.438503, high: 1 },
    '3 of 3 deals survive; too few to tell, could be as low as 44 %',
  ],
  [
    0,
    { of: 2, rate: 0, low: 0, high: 0.657619 },
    '0 of 2 deals survive; too few to tell, could be as high as 66 %',
  ],
  [
    1,
    { of: 3, rate: 0.333333, low: 0.0615, high: 0.7923 },
    '1 of 3 deals survives; too few to tell, could be 6–79 %',
  ],
  [
    1,
    { of: 1, rate: 1, low: 0.206543, high: 1 },
    '1 of 1 deal survives; too few to tell, could be as low as 21 %',
  ],
  [
    0,
    { of: 1, rate: 0, low: 0, high: 0.793457 },
    '0 of 1 deal survives; too few to tell, could be as high as 79 %',
  ],
  [0, { of: 0, rate: null, low: null, high: null }, 'no deal could be judged'],
])('%i surviving of %j', (survived, survival, sentence) => {
  expect(phraseSurvival(survived, survival)).toBe(sentence);
});

test('100 % and 0 % are said only of all and of none', () => {
  expect([0.999, 1, 0.001, 0].map(phrasePercent)).toEqual(['99 %', '100 %', '1 %', '0 %']);
  expect([phraseRange(0.8375, 0.85), phraseRange(0.841, 0.842)]).toEqual(['84–85 %', '84 %']);
});

test('numbers are grouped and counted', () => {
  expect([0, 999, 1000, 1240000, 1234.5].map(phraseNumber)).toEqual([
    '0',
    '999',
    '1,000',
    '1,240,000',
    '1,234.5',
  ]);
  expect([phraseCount(1, 'deal'), phraseCount(0, 'deal'), phraseCount(2, 'duty', 'duties')]).toEqual([
    '1 deal',
    '0 deals',
    '2 duties',
  ]);
});
