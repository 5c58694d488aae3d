import { classIn } from '../../core/index.ts';

/** The class that all numbers of a class have among other constants (see `classIn`); undefined when they have several. */
export function coarsen(from: readonly number[], known: number, to: readonly number[]): number | undefined {
  const place = known >> 1;
  const low = from[place - 1] ?? -Infinity;
  const high = from[place] ?? Infinity;
  if (known % 2 === 1) return classIn(to, high);
  const before = to.filter((cut) => cut <= low).length;
  return (to[before] ?? Infinity) < high ? undefined : 2 * before;
}

/** The class that all codes of a class have in another sorting; undefined when they have several. */
export function coarsenCodes(from: Uint32Array, known: number, to: Uint32Array): number | undefined {
  let found: number | undefined;
  for (let code = 0; code < from.length; code += 1) {
    if (from[code] !== known) continue;
    if (found !== undefined && to[code] !== found) return undefined;
    found = to[code];
  }
  return found;
}
