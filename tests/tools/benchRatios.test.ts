import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BENCHMARKS } from '../bench/benchmarks.ts';
import type { Benchmark, Ground } from '../bench/ratios/benchmark.ts';
import { toRow } from '../bench/ratios/benchmark.ts';
import { growthExponent, median, ratioOf } from '../bench/ratios/statistics.ts';

const GROUND: Ground = {
  readScenario: (path) => readFileSync(new URL(`../../scenarios/${path}`, import.meta.url), 'utf8'),
  receiptLog: undefined,
  deals: 60,
  runs: undefined,
  quick: true,
  once: true,
};

describe('arithmetic of benchmarks', () => {
  it('takes the middle of several runs', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(ratioOf([10, 20, 90], [1, 10, 10])).toBe(9);
  });

  it('finds the power with which a cost grows', () => {
    const sizes = [10, 100, 1000];
    expect(growthExponent(sizes.map((size) => ({ size, cost: 3 * size })))).toBeCloseTo(1, 10);
    expect(growthExponent(sizes.map((size) => ({ size, cost: 2 * size ** 1.5 })))).toBeCloseTo(1.5, 10);
  });

  it('holds ratios against goals', () => {
    const rowOf = (goal: Benchmark['goal'], ratio: number): unknown =>
      toRow({ name: 'a / b', says: '', goal, measure: () => measured }, { ratio, runs: 3, notes: [] });
    const measured = { ratio: 1, runs: 3, notes: [] };
    expect(rowOf({ kind: 'at least', ratio: 500 }, 500)).toEqual({
      name: 'a / b',
      ratio: 500,
      goal: 500,
      met: true,
      runs: 3,
    });
    expect(rowOf({ kind: 'at least', ratio: 500 }, 499)).toMatchObject({ met: false });
    expect(rowOf({ kind: 'at most', ratio: 0.02 }, 0.021)).toMatchObject({ met: false });
    expect(rowOf({ kind: 'at most', ratio: 1.02 }, 1)).toMatchObject({ met: true });
    expect(rowOf(undefined, 7)).toMatchObject({ goal: null, met: null });
  });
});

describe('benchmarks compare what comes to the same', () => {
  it('each has a name of its own', () => {
    expect(new Set(BENCHMARKS.map(({ name }) => name)).size).toBe(BENCHMARKS.length);
  });

  it.each(BENCHMARKS.map((benchmark) => [benchmark.name, benchmark] as const))('%s', async (_, benchmark) => {
    const { ratio, runs, notes } = await benchmark.measure(GROUND);
    expect(Number.isFinite(ratio)).toBe(true);
    expect(runs).toBe(1);
    expect(notes.length).toBeGreaterThan(0);
  });
});
