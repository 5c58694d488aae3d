/**
 * @typedef {object} Random
 * @property {() => number} next in [0, 1)
 * @property {(low: number, high: number) => number} int both ends included
 * @property {(low: number, high: number) => number} between
 * @property {(probability: number) => boolean} chance
 * @property {<T>(items: readonly T[]) => T} pick
 * @property {<T>(items: readonly T[]) => T[]} shuffle a shuffled copy
 */

/** Seeded draws (mulberry32 over an FNV-1a hash): the same seed gives the same values on every machine. @param {string} seed @returns {Random} */
export function createRandom(seed) {
  let state = 0x811c9dc5;
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
  const int = (low, high) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick: (items) => items[int(0, items.length - 1)],
    shuffle: (items) => {
      const copy = [...items];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = int(0, i);
        [copy[i], copy[j]] = [copy[j], copy[i]];
      }
      return copy;
    },
  };
}

/** Picks `count` items with chances in proportion to their weight. @template T @param {Random} random @param {readonly T[]} items @param {number} count @param {(item: T) => number} weight @returns {T[]} */
export function drawWeighted(random, items, count, weight) {
  const ranked = items.map((item) => ({ item, key: random.next() ** (1 / weight(item)) }));
  ranked.sort((a, b) => b.key - a.key);
  if (ranked.length < count) throw new Error(`wanted ${count} of ${ranked.length}`);
  return ranked.slice(0, count).map(({ item }) => item);
}

/** Quantile of the standard normal distribution by bisection over its series. @param {number} share */
export function normalQuantile(share) {
  let low = -8;
  let high = 8;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (normalShare(middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function normalShare(x) {
  let term = x;
  let sum = x;
  for (let n = 1; n < 200 && Math.abs(term) > 1e-15; n++) {
    term *= (-x * x * (2 * n - 1)) / (2 * n * (2 * n + 1));
    sum += term;
  }
  return 0.5 + sum / Math.sqrt(2 * Math.PI);
}
