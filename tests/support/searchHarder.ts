/** COSELL_SEARCH=10 tries ten times as many cases as usual, with COSELL_SEED others. */
const FACTOR = Number(process.env['COSELL_SEARCH'] ?? 1);

/** How many cases to draw. */
export function cases(usual: number): number {
  return Math.ceil(usual * FACTOR);
}

/** Some of many, evenly spread. */
export function spread<T>(all: readonly T[], usual: number): readonly T[] {
  const step = Math.max(1, Math.ceil(all.length / cases(usual)));
  return all.filter((_, index) => index % step === 0);
}
