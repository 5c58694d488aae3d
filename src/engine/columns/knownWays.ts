import type { Deal, JsonObject } from '../../core/index.ts';

/** Ways in which something told of a deal is known, as bits. */
export const KNOWN = { recorded: 1, recalled: 2, inferred: 4, edited: 8 } as const;

const WAYS = [
  ['file', KNOWN.recorded],
  ['recalledBy', KNOWN.recalled],
  ['inferred', KNOWN.inferred],
  ['editedBy', KNOWN.edited],
] as const;

/** All ways a record speaks of; 0 when it speaks of none. */
export function waysOf({ knownFrom, events }: Deal): number {
  let ways = 0;
  const note = (from: JsonObject | undefined): void => {
    if (from) for (const [key, way] of WAYS) if (from[key] !== undefined) ways |= way;
  };
  for (const from of knownFrom?.values() ?? []) note(from);
  for (const { source } of events) note(source);
  return ways;
}
