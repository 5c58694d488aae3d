import { timezoneOf } from '../../core/index.ts';

const DAY = 86_400_000;
/** Days kept at a time: some ten years of them. */
const KEPT = 4096;

/** Gives the instant at which a day begins in a time zone, by its midnight as if in UTC. Remembers days. */
export function createDayStarts(timezone: string): (midnight: number) => number {
  const zone = timezoneOf(timezone);
  const days = new Float64Array(KEPT).fill(NaN);
  const starts = new Float64Array(KEPT);
  return (midnight) => {
    const place = (midnight / DAY) & (KEPT - 1);
    if (days[place] === midnight) return starts[place] ?? NaN;
    const start = zone.fromLocal(midnight);
    days[place] = midnight;
    starts[place] = start;
    return start;
  };
}
