import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactSum } from '../../../src/core/base/exactSum.ts';

function sumOf(numbers: readonly number[]): ExactSum {
  const sum = new ExactSum();
  for (const number of numbers) sum.add(number);
  return sum;
}

describe('an exact sum', () => {
  it('rounds once', () => {
    expect(sumOf([]).value).toBe(0);
    expect(sumOf(Array.from({ length: 10 }, () => 0.1)).value).toBe(1);
    expect(sumOf([1e100, 1, -1e100]).value).toBe(1);
    expect(sumOf([1, 2 ** -53, 2 ** -106]).value).toBe(1 + 2 ** -52);
    expect(sumOf([1, 2 ** -53]).value).toBe(1);
    expect(sumOf([1e308, 1e308]).value).toBe(Infinity);
  });

  it('is the same in any order and grouping', () => {
    const amount = fc.oneof(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), fc.integer());
    fc.assert(
      fc.property(fc.array(amount), fc.nat(), (numbers, cut) => {
        const place = numbers.length === 0 ? 0 : cut % numbers.length;
        const grouped = sumOf(numbers.slice(place));
        grouped.addAll(sumOf(numbers.slice(0, place)));
        expect(grouped.value).toBe(sumOf(numbers).value);
        expect(sumOf(numbers.toReversed()).value).toBe(sumOf(numbers).value);
      }),
    );
  });
});
