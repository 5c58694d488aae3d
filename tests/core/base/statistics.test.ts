import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { round6, wilsonInterval } from '../../../src/core/base/statistics.ts';

describe('wilsonInterval', () => {
  test.each([
    [201, 237, 0.79688, 0.888218],
    [3, 3, 0.438503, 1],
    [0, 10, 0, 0.277533],
    [5, 10, 0.236593, 0.763407],
    [1, 1, 0.206549, 1],
  ])('%i of %i', (successes, of, low, high) => {
    const interval = wilsonInterval(successes, of);
    expect(interval && [round6(interval.low), round6(interval.high)]).toEqual([low, high]);
  });

  test('says nothing about nothing', () => {
    expect(wilsonInterval(0, 0)).toBeUndefined();
  });

  test('holds the observed rate, stays within [0, 1] and mirrors', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (of, share) => {
          const successes = Math.round(of * share);
          const interval = wilsonInterval(successes, of)!;
          const mirror = wilsonInterval(of - successes, of)!;
          expect(interval.low).toBeGreaterThanOrEqual(0);
          expect(interval.high).toBeLessThanOrEqual(1);
          expect(interval.low).toBeLessThanOrEqual(successes / of + 1e-12);
          expect(interval.high).toBeGreaterThanOrEqual(successes / of - 1e-12);
          expect(interval.low).toBeCloseTo(1 - mirror.high, 9);
        },
      ),
    );
  });
});

test.each([
  [0.8481012658, 0.848101],
  [1, 1],
  [-0.0000001, 0],
  [0.1234565, 0.123456], // its binary value lies just below the half
  [0.1000005, 0.100001], // just above
])('round6(%d)', (value, rounded) => {
  expect(Object.is(round6(value), rounded)).toBe(true);
});
