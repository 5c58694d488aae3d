import type { DealPlaces } from '../table/index.ts';

/** A line of a source that holds a deal; places in bytes, without the line's end. */
export interface DealLine {
  readonly deal: number;
  readonly source: number;
  readonly from: number;
  readonly to: number;
}

/** A stretch of one source that is read in one go, and the wanted lines in it. */
export interface Region {
  readonly source: number;
  readonly from: number;
  /** Where its last line ends. */
  readonly to: number;
  readonly lines: readonly DealLine[];
}

/** Reading on over a gap is quicker than asking once more. */
const SMALLEST_GAP = 1 << 16;
const LONGEST = 1 << 20;

/** The lines of some deals, in the order of their sources; all deals when none are named. */
export function* findLines(places: DealPlaces, deals?: Uint32Array): Generator<DealLine> {
  const count = deals?.length ?? places.at.length;
  let source = 0;
  for (let place = 0; place < count; place += 1) {
    const deal = deals ? (deals[place] ?? 0) : place;
    while (deal >= (places.sourceEnds[source] ?? Infinity)) source += 1;
    const from = places.at[deal] ?? 0;
    yield { deal, source, from, to: from + (places.length[deal] ?? 0) };
  }
}

/** The same with further lines that hold the same records. */
export function* findAllLines(places: DealPlaces, deals: Uint32Array): Generator<DealLine> {
  const again = findRepeats(places, deals);
  let repeat = again.next();
  for (const line of findLines(places, deals)) {
    for (; repeat.done !== true && isBefore(repeat.value, line); repeat = again.next()) yield repeat.value;
    yield line;
  }
  for (; repeat.done !== true; repeat = again.next()) yield repeat.value;
}

/** Stretches to be read for lines that come in the order of their sources. */
export function* findRegions(lines: Iterable<DealLine>): Generator<Region> {
  let taken: DealLine[] = [];
  for (const line of lines) {
    const [first, last] = [taken[0], taken.at(-1)];
    const isNear =
      first?.source === line.source &&
      line.from - (last?.to ?? 0) <= SMALLEST_GAP &&
      line.to - first.from <= LONGEST;
    if (!isNear && taken.length > 0) {
      yield toRegion(taken);
      taken = [];
    }
    taken.push(line);
  }
  if (taken.length > 0) yield toRegion(taken);
}

function toRegion(lines: readonly DealLine[]): Region {
  const { source = 0, from = 0 } = lines[0] ?? {};
  return { source, from, to: lines.at(-1)?.to ?? from, lines };
}

function* findRepeats({ repeats }: DealPlaces, deals: Uint32Array): Generator<DealLine> {
  let source = 0;
  for (let line = 0; line < repeats.deals.length; line += 1) {
    while (line >= (repeats.sourceEnds[source] ?? Infinity)) source += 1;
    const deal = repeats.deals[line] ?? 0;
    const from = repeats.at[line] ?? 0;
    if (has(deals, deal)) yield { deal, source, from, to: from + (repeats.length[line] ?? 0) };
  }
}

function isBefore(one: DealLine, other: DealLine): boolean {
  return one.source < other.source || (one.source === other.source && one.from < other.from);
}

/** Whether a deal is among some that are in order. */
export function has(deals: Uint32Array, deal: number): boolean {
  let low = 0;
  let high = deals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((deals[middle] ?? 0) < deal) low = middle + 1;
    else high = middle;
  }
  return deals[low] === deal;
}
