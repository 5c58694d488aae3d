import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseLabels, placeTicks } from '../../src/studio/player/placeTicks.ts';

const DAY = 86_400_000;

test('places run from 0 to 1, and longer rests are longer', () => {
  const [first, second, third] = placeTicks([0, DAY, 31 * DAY]);
  expect([first, third]).toEqual([0, 1]);
  expect(second).toBeGreaterThan(0.1);
  expect(second).toBeLessThan(0.4);
  expect(placeTicks([5])).toEqual([0]);
});

test('labels never stand closer than their room, and the weightiest is always written', () => {
  const ticks = fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.nat(3)), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(ticks, (all) => {
      const places = all.map(([place]) => place);
      const weights = all.map(([, weight]) => weight);
      const chosen = [...chooseLabels(places, weights, 100)]
        .map((index) => places[index] ?? 0)
        .toSorted((a, b) => a - b);
      chosen.slice(1).forEach((place, index) => {
        expect(place - (chosen[index] ?? 0)).toBeGreaterThanOrEqual(100);
      });
      expect(chooseLabels(places, weights, 100).has(weights.indexOf(Math.max(...weights)))).toBe(true);
    }),
  );
});
