const HOUR = 3_600_000;

/** Places between 0 and 1: long rests are longer than short ones, but never so long that the rest has no room. */
export function placeTicks(times: readonly number[]): readonly number[] {
  const gaps = times.slice(1).map((time, index) => {
    const hours = Math.max(0, time - (times[index] ?? time)) / HOUR;
    return 1 + Math.log2(1 + hours / 24);
  });
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  let at = 0;
  return times.map((_time, index) => {
    if (index > 0) at += gaps[index - 1] ?? 0;
    return total === 0 ? 0 : at / total;
  });
}

/** Indexes of the ticks that get their words written out: the weightiest first, none closer than `room`. */
export function chooseLabels(
  places: readonly number[],
  weights: readonly number[],
  room: number,
): ReadonlySet<number> {
  const order = places
    .map((_place, index) => index)
    .toSorted((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
  const chosen = new Set<number>();
  for (const index of order) {
    const place = places[index] ?? 0;
    if ([...chosen].every((other) => Math.abs((places[other] ?? 0) - place) >= room)) chosen.add(index);
  }
  return chosen;
}
