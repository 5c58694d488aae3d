import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/core/base/random.ts';

const draws = (seed: string | number, count: number): number[] => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('createRandom', () => {
  test('repeats itself from the same seed and differs from another', () => {
    expect(draws('a', 50)).toEqual(draws('a', 50));
    expect(draws('a', 50)).not.toEqual(draws('b', 50));
    expect(draws(1, 5)).toEqual(draws('1', 5));
  });

  test('splits by label, whatever was drawn before', () => {
    const fresh = createRandom('seed').split('deals');
    const used = createRandom('seed');
    used.next();
    used.split('other').next();
    expect(used.split('deals').next()).toBe(fresh.next());
    expect(createRandom('seed').split('x').next()).not.toBe(createRandom('seed').split('y').next());
  });

  test('spreads evenly over [0, 1)', () => {
    const values = draws('spread', 20_000);
    const buckets = new Array<number>(10).fill(0);
    for (const value of values) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThan(1);
      buckets[Math.floor(value * 10)]! += 1;
    }
    for (const bucket of buckets) expect(Math.abs(bucket - 2000)).toBeLessThan(200);
  });

  test('int covers both ends', () => {
    const random = createRandom('int');
    expect(new Set(Array.from({ length: 300 }, () => random.int(-1, 2)))).toEqual(new Set([-1, 0, 1, 2]));
  });

  test('weighted follows the weights and never draws weight 0', () => {
    const random = createRandom('weights');
    const counts = { a: 0, b: 0, c: 0 };
    for (let i = 0; i < 10_000; i++)
      counts[
        random.weighted([
          ['a', 3],
          ['b', 0],
          ['c', 1],
        ] as const)
      ] += 1;
    expect(counts.b).toBe(0);
    expect(counts.a / 10_000).toBeCloseTo(0.75, 1);
  });

  test('chance follows its probability', () => {
    const random = createRandom('chance');
    const hits = Array.from({ length: 10_000 }, () => random.chance(0.2)).filter(Boolean).length;
    expect(hits / 10_000).toBeCloseTo(0.2, 1);
    expect(random.chance(0)).toBe(false);
    expect(random.chance(1)).toBe(true);
  });

  test('shuffle keeps the items and leaves the original alone', () => {
    const items = [1, 2, 3, 4, 5, 6, 7, 8];
    const shuffled = createRandom('s').shuffle(items);
    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort()).toEqual(items);
    expect(items).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('normal and logNormal have the stated centre and spread', () => {
    const random = createRandom('normal');
    const values = Array.from({ length: 20_000 }, () => random.normal(10, 2));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    expect(mean).toBeCloseTo(10, 1);
    expect(deviation).toBeCloseTo(2, 1);
    const logs = Array.from({ length: 20_001 }, () => random.logNormal(100, 0.5)).sort((a, b) => a - b);
    expect(logs[10_000]! / 100).toBeCloseTo(1, 1);
  });

  test('refuses to draw from nothing', () => {
    expect(() => createRandom('x').pick([])).toThrow('Invariant');
    expect(() => createRandom('x').weighted([['a', 0]])).toThrow('Invariant');
  });
});
