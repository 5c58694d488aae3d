import type { MachineState } from '../machine/index.ts';
import type { Tick } from './createTicks.ts';
import type { Goal } from './goal.ts';
import type { RelaxedPath } from './relaxedPath.ts';

/** The fewest departures that may still be needed from a state, so many ticks behind it; Infinity when the goal is out of reach. */
export type LeastDepartures = (layer: number, state: MachineState) => number;

/** Looks back from the goal, through a path on which everything is possible that guards and clocks might allow. */
export function countLeastDepartures(
  { states, placeOf, taken, inserted, forced }: RelaxedPath,
  ticks: readonly Tick[],
  goal: Goal,
): LeastDepartures {
  const width = states.length;
  const least = new Float64Array((ticks.length + 1) * width).fill(Infinity);
  const lower = (layer: number, place: number, value: number): boolean => {
    const at = layer * width + place;
    if (value >= (least[at] ?? 0)) return false;
    least[at] = value;
    return true;
  };
  const settle = (layer: number, mayInsert: boolean): void => {
    for (let changed = true; changed;) {
      changed = false;
      for (let place = 0; place < width; place += 1) {
        for (const to of forced[place] ?? [])
          changed = lower(layer, place, least[layer * width + to] ?? Infinity) || changed;
        if (!mayInsert) continue;
        for (const to of inserted[place] ?? [])
          changed = lower(layer, place, 1 + (least[layer * width + to] ?? Infinity)) || changed;
      }
    }
  };
  states.forEach(({ done, tags }, place) => {
    if (goal === 'any' || (done && tags.has(goal))) lower(ticks.length, place, 0);
  });
  settle(ticks.length, true);
  for (let layer = ticks.length - 1; layer >= 0; layer -= 1) {
    const tick = ticks[layer];
    const ways = tick?.kind === 'event' ? taken.get(tick.event.event.type) : undefined;
    const leftOut = tick?.kind === 'event' && !tick.free ? 1 : 0;
    for (let place = 0; place < width; place += 1) {
      lower(layer, place, leftOut + (least[(layer + 1) * width + place] ?? Infinity));
      for (const to of ways?.[place] ?? []) lower(layer, place, least[(layer + 1) * width + to] ?? Infinity);
    }
    settle(layer, ways !== undefined);
  }
  return (layer, state) => {
    const place = placeOf.get(state);
    return place === undefined ? 0 : (least[layer * width + place] ?? 0);
  };
}
