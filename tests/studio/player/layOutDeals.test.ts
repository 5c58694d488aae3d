import { expect, test } from 'vitest';
import {
  dealBeside,
  layOutSections,
  listVisible,
  ROW_HEIGHT,
  TITLE_HEIGHT,
  topOf,
} from '../../../src/studio/player/layOutDeals.ts';

const group = (...deals: readonly number[]) => ({ deals: Uint32Array.from(deals), broke: 1, unproven: 0 });
const sections = layOutSections({ live: group(4, 7), closed: group(0, 1, 9) });

test('[MD4] live deals stand above closed ones, each group under its title', () => {
  expect(sections.map(({ title, top }) => [title, top])).toEqual([
    ['2 live · 1 broke', 0],
    ['3 closed · 1 broke', TITLE_HEIGHT + 2 * ROW_HEIGHT],
  ]);
  expect(layOutSections({ live: group(), closed: group() })).toEqual([]);
});

test('[MD4] only deals in view are listed, each at its place', () => {
  const all = listVisible(sections, 0, 10_000);
  expect(all.map(({ deal }) => deal)).toEqual([4, 7, 0, 1, 9]);
  for (const { deal, top } of all) expect(topOf(sections, deal)).toBe(top);
  const from = TITLE_HEIGHT + ROW_HEIGHT;
  expect(listVisible(sections, from, from + ROW_HEIGHT + TITLE_HEIGHT + 1).map(({ deal }) => deal)).toEqual([
    7, 0,
  ]);
  expect(topOf(sections, 5)).toBeUndefined();
});

test('[MD4] keys lead from deal to deal over both groups and stop at the ends', () => {
  expect(dealBeside(sections, 7, 1)).toBe(0);
  expect(dealBeside(sections, 0, -1)).toBe(7);
  expect(dealBeside(sections, 1, 1e9)).toBe(9);
  expect(dealBeside(sections, 1, -1e9)).toBe(4);
  expect(dealBeside(sections, undefined, 1)).toBe(4);
  expect(dealBeside([], undefined, 1)).toBeUndefined();
});
