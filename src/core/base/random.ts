import { invariant } from './assert.ts';

/**
 * A seeded source of pseudo-random draws: the same seed and the same calls give the same values in every engine
 * (`normal` and `logNormal` up to the last bits, which the language leaves open for logarithms).
 */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the items; the list must not be empty. */
  pick<T>(items: readonly T[]): T;
  /** One of the items with probability in proportion to its weight; at least one weight must be positive. */
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T;
  /** A shuffled copy. */
  shuffle<T>(items: readonly T[]): T[];
  /** Normally distributed. */
  normal(mean: number, deviation: number): number;
  /** Log-normally distributed around `median`; `spread` is the deviation of the logarithm. */
  logNormal(median: number, spread: number): number;
  /** An independent source named by `label`; neither the order of splits nor draws made here change it. */
  split(label: string): Random;
}

/** Creates a source from a seed text or number (mulberry32 over a 32-bit FNV-1a hash of the seed). */
export function createRandom(seed: string | number): Random {
  const name = String(seed);
  let state = hash32(name);

  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const normal = (mean: number, deviation: number): number => mean + deviation * inverseNormal(next());

  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => itemAt(items, int(0, items.length - 1)),
    weighted: (items) => {
      const total = items.reduce((sum, [, weight]) => sum + weight, 0);
      invariant(total > 0, 'weighted() needs a positive weight');
      let left = next() * total;
      const positive = items.filter(([, weight]) => weight > 0);
      for (const [item, weight] of positive) {
        left -= weight;
        if (left < 0) return item;
      }
      return itemAt(positive, positive.length - 1)[0];
    },
    shuffle: (items) => {
      const copy = [...items];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = int(0, i);
        const moved = itemAt(copy, i);
        copy[i] = itemAt(copy, j);
        copy[j] = moved;
      }
      return copy;
    },
    normal,
    logNormal: (median, spread) => median * Math.exp(normal(0, spread)),
    split: (label) => createRandom(`${name}\u0000${label}`),
  };
}

function itemAt<T>(items: readonly T[], index: number): T {
  invariant(index >= 0 && index < items.length, 'a draw needs at least one item');
  return items[index] as T;
}

function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

const CENTRE = {
  numerator: [2.50662823884, -18.61500062529, 41.39119773534, -25.44106049637] as const,
  denominator: [-8.4735109309, 23.08336743743, -21.06224101826, 3.13082909833] as const,
};
const TAIL = [
  0.3374754822726147, 0.9761690190917186, 0.1607979714918209, 0.0276438810333863, 0.0038405729373609,
  0.0003951896511919, 0.0000321767881768, 0.0000002888167364, 0.0000003960315187,
] as const;

/** Quantile of the standard normal distribution (Moro 1995); one draw per value keeps sequences easy to reason about. */
function inverseNormal(uniform: number): number {
  const y = Math.min(Math.max(uniform, 1e-12), 1 - 1e-12) - 0.5;
  if (Math.abs(y) < 0.42) {
    const r = y * y;
    return (y * polynomial(CENTRE.numerator, r)) / (1 + r * polynomial(CENTRE.denominator, r));
  }
  const tail = y > 0 ? 0.5 - y : 0.5 + y;
  const x = polynomial(TAIL, Math.log(-Math.log(tail)));
  return y > 0 ? x : -x;
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}
