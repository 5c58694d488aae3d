import type { DealSource } from '../messages.ts';
import type { DealPlaces } from '../table/index.ts';

const CHUNK = 1 << 22;
const MARK = Uint8Array.from('"recalledBy"', (sign) => sign.charCodeAt(0));
/** The rarest of its signs is looked for first. */
const RARE = MARK.indexOf(0x42);

/** Deals of which somebody remembered something, by index, in order; no more than `most`. The sources are read in parts. */
export async function findRecalled(
  { sources, places }: { readonly sources: readonly DealSource[]; readonly places: DealPlaces },
  most: number,
): Promise<readonly number[]> {
  const found: number[] = [];
  for (const [source, { content }] of sources.entries()) {
    let deal = places.sourceEnds[source - 1] ?? 0;
    const end = places.sourceEnds[source] ?? 0;
    for (let from = 0; from < content.size; from += CHUNK) {
      const part = content.slice(from, Math.min(from + CHUNK + MARK.length, content.size));
      const [read] = await Promise.allSettled([part.arrayBuffer()]);
      if (read.status === 'rejected') break;
      for (const at of findMarks(new Uint8Array(read.value))) {
        while (deal < end && endOf(places, deal) <= from + at) deal += 1;
        if (deal >= end || (places.at[deal] ?? 0) > from + at || found.at(-1) === deal) continue;
        found.push(deal);
        if (found.length >= most) return found;
      }
    }
  }
  return found;
}

function* findMarks(bytes: Uint8Array): Generator<number> {
  for (let rare = bytes.indexOf(MARK[RARE] ?? 0); rare >= 0; rare = bytes.indexOf(MARK[RARE] ?? 0, rare + 1))
    if (MARK.every((sign, place) => bytes[rare - RARE + place] === sign)) yield rare - RARE;
}

function endOf({ at, length }: DealPlaces, deal: number): number {
  return (at[deal] ?? 0) + (length[deal] ?? 0);
}
