/** Two-sided 95 % quantile of the standard normal distribution. */
const Z95 = 1.959963984540054;

/**
 * Wilson score interval at 95 % for `successes` out of `of` (Wilson 1927), unrounded, within [0, 1].
 * Undefined when `of` is 0: nothing was seen, so nothing can be said.
 */
export function wilsonInterval(
  successes: number,
  of: number,
): { readonly low: number; readonly high: number } | undefined {
  if (of <= 0) return undefined;
  const rate = successes / of;
  const z2 = Z95 * Z95;
  const centre = rate + z2 / (2 * of);
  const spread = Z95 * Math.sqrt((rate * (1 - rate) + z2 / (4 * of)) / of);
  const scale = 1 + z2 / of;
  return {
    low: successes === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: successes === of ? 1 : Math.min(1, (centre + spread) / scale),
  };
}

/** The nearest number with 6 decimals, as rates are reported; judged on the exact binary value, never "-0". */
export function round6(n: number): number {
  return Number(n.toFixed(6)) + 0;
}
