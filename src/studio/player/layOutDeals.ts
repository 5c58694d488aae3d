import { phraseCount } from '../session/phraseNumber.ts';
import type { DealGroup, ListedDeals } from '../session/listDeals.ts';

export const TITLE_HEIGHT = 38;
export const ROW_HEIGHT = 56;

/** A group of the list: its title, then its deals. Places are pixels from the top of the list. */
export interface Section {
  readonly title: string;
  readonly deals: Uint32Array;
  readonly top: number;
  readonly end: number;
}

/** Puts the groups that have deals below each other. */
export function layOutSections({ live, closed }: ListedDeals): readonly Section[] {
  const sections: Section[] = [];
  const add = (name: string, { deals, broke, unproven }: DealGroup): void => {
    if (deals.length === 0) return;
    const parts = [
      `${phraseCount(deals.length)} ${name}`,
      `${phraseCount(broke)} broke`,
      ...(unproven > 0 ? [`${phraseCount(unproven)} unproven`] : []),
    ];
    const top = sections.at(-1)?.end ?? 0;
    const end = top + TITLE_HEIGHT + deals.length * ROW_HEIGHT;
    sections.push({ title: parts.join(' · '), deals, top, end });
  };
  add('live', live);
  add('closed', closed);
  return sections;
}

/** Deals between two places of the list, with theirs. */
export function listVisible(
  sections: readonly Section[],
  from: number,
  to: number,
): readonly { readonly deal: number; readonly top: number }[] {
  return sections.flatMap(({ deals, top: titleTop }) => {
    const start = titleTop + TITLE_HEIGHT;
    const first = Math.max(0, Math.floor((from - start) / ROW_HEIGHT));
    const end = Math.max(first, Math.ceil((to - start) / ROW_HEIGHT));
    return Array.from(deals.subarray(first, end), (deal, place) => ({
      deal,
      top: start + (first + place) * ROW_HEIGHT,
    }));
  });
}

/** Where a deal stands; undefined when it is not in the list. */
export function topOf(sections: readonly Section[], deal: number): number | undefined {
  for (const { deals, top } of sections) {
    const place = placeOf(deals, deal);
    if (deals[place] === deal) return top + TITLE_HEIGHT + place * ROW_HEIGHT;
  }
  return undefined;
}

/** The deal so many places below another one, or above it; with undefined, from above the list. */
export function dealBeside(
  sections: readonly Section[],
  deal: number | undefined,
  by: number,
): number | undefined {
  const count = sections.reduce((sum, { deals }) => sum + deals.length, 0);
  let before = 0;
  let at = -1;
  for (const { deals } of sections) {
    const place = deal === undefined ? -1 : placeOf(deals, deal);
    if (deals[place] === deal && deal !== undefined) at = before + place;
    before += deals.length;
  }
  let wanted = Math.max(0, Math.min(count - 1, at + by));
  for (const { deals } of sections) {
    if (wanted < deals.length) return deals[wanted];
    wanted -= deals.length;
  }
  return undefined;
}

/** Where a number stands among ascending ones, or would. */
function placeOf(numbers: Uint32Array, wanted: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
