import { expect, test } from 'vitest';
import {
  placeAt,
  placeInList,
  placeToReveal,
  type Place,
} from '../../../src/studio/widgets/longListPlace.ts';

const TOP: Place = { scrolled: 0, at: 0, isAsked: false };
const short = { length: 5000, height: 5000, view: 600 };
const long = { length: 56_000_038, height: 8_000_000, view: 600 };

test('[MD4] a list that fits its element is scrolled as any other', () => {
  expect(placeAt(TOP, 700, short)).toEqual({ scrolled: 700, at: 700, isAsked: false });
  expect(placeToReveal(TOP, 1000, 1056, short)).toEqual({ scrolled: 456, at: 456, isAsked: true });
  expect(placeToReveal(TOP, 500, 556, short)).toBe(TOP);
});

test('[MD4] in a list too long for its element the wheel moves as far as elsewhere, and the bar through all of it', () => {
  const wheeled = placeAt(placeAt(TOP, 100, long), 250, long);
  expect(wheeled.at).toBe(250);
  const dragged = placeAt(wheeled, 4_000_000, long);
  expect(dragged.at / long.length).toBeCloseTo(0.5, 3);
  expect(placeAt(dragged, 4_000_100, long).at).toBe(dragged.at + 100);
  expect(placeAt(dragged, long.height - long.view, long).at).toBe(long.length - long.view);
  expect(placeAt(dragged, 0, long).at).toBe(0);
});

test('[MD4] the last of very many is brought into view, and stays there when the scroller rounds', () => {
  const revealed = placeToReveal(TOP, long.length - 56, long.length, long);
  expect(placeInList(revealed, long)).toBe(long.length - long.view);
  expect(revealed.scrolled).toBeCloseTo(long.height - long.view);
  const middle = placeToReveal(TOP, 20_000_000, 20_000_056, long);
  const rounded = placeAt(middle, Math.round(middle.scrolled), long);
  expect(Math.abs(rounded.at - middle.at)).toBeLessThan(1);
});

test('[MD4] a list that became shorter is shown from its last place on', () => {
  expect(placeInList({ scrolled: 10, at: 50_000_000, isAsked: false }, { ...long, length: 10_000_000 })).toBe(
    9_999_400,
  );
});
