/** Milliseconds of work by all threads of this process. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export interface Timing {
  readonly runs: number;
  /** Shorter works are repeated until they have taken this long; the time of one is kept. */
  readonly leastMs?: number;
  /** Rounds that are run before the first is timed. */
  readonly warmUp?: number;
}

/** Times works in turn, each once a round. Returns milliseconds of processor time of one call, by work and round. */
export function interleave<Name extends string>(
  works: Readonly<Record<Name, () => unknown>>,
  { runs, leastMs = 40, warmUp = 1 }: Timing,
): Readonly<Record<Name, readonly number[]>> {
  const names = Object.keys(works) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -warmUp; round < runs; round += 1)
    for (const name of names) {
      const ms = timeOf(works[name], leastMs);
      if (round >= 0) times[name].push(ms);
    }
  return times;
}

function timeOf(work: () => unknown, leastMs: number): number {
  const since = cpuMs();
  let calls = 0;
  let batch = 1;
  for (;;) {
    for (let call = 0; call < batch; call += 1) work();
    calls += batch;
    const spent = cpuMs() - since;
    if (spent >= leastMs) return spent / calls;
    batch = Math.min(4 * batch, 10_000);
  }
}
