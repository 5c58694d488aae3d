import { expect, test } from 'vitest';
import { arrangeLifecycle } from '../../../src/studio/canvas/arrangeLifecycle.ts';
import type { DrawnEdge, DrawnLifecycle, DrawnNode } from '../../../src/studio/canvas/createDrawing.ts';
import { findStates } from '../../../src/studio/canvas/findStates.ts';
import { snapToGuides } from '../../../src/studio/canvas/snapToGuides.ts';
import { nearestIn, walkDrawing } from '../../../src/studio/canvas/walkDrawing.ts';

const node = (path: string): DrawnNode => ({
  id: `deal:${path}`,
  lifecycle: 'deal',
  path,
  shape: 'state',
  state: { key: path, path: [path], kind: 'atomic', tags: [], states: [], transitions: [] },
  title: path,
  initial: false,
  duties: { vendor: [], partner: [] },
  width: 100,
  height: 40,
});
const edge = (source: string, target: string): DrawnEdge => ({
  id: `deal:${source}>deal:${target}`,
  lifecycle: 'deal',
  source: `deal:${source}`,
  target: `deal:${target}`,
  lines: [],
});
const drawn: DrawnLifecycle = {
  name: 'deal',
  title: 'Deal path',
  nodes: ['a', 'b', 'c'].map(node),
  edges: [edge('a', 'b'), edge('a', 'c')],
};
const box = (x: number, y: number) => ({ x, y, width: 100, height: 40 });
const places = new Map([
  ['deal:a', box(0, 0)],
  ['deal:b', box(200, 0)],
  ['deal:c', box(0, 200)],
]);

test('a box lines up with a near edge, else with the grid', () => {
  expect(snapToGuides(box(203, 77), [box(200, 0)], 6)).toEqual({ x: 200, y: 80, guides: { x: 200 } });
  expect(snapToGuides(box(53, 1003), [], 6)).toEqual({ x: 56, y: 1000, guides: {} });
});

test('walking follows transitions in the direction of the eye', () => {
  expect(walkDrawing(drawn, places, 'deal:a', 'right')).toBe('deal:b');
  expect(walkDrawing(drawn, places, 'deal:a', 'down')).toBe('deal:c');
  expect(walkDrawing(drawn, places, 'deal:b', 'left')).toBe('deal:a');
  expect(walkDrawing(drawn, places, 'deal:b', 'down')).toBeUndefined();
  expect(nearestIn(places, 'deal:b', ['deal:a', 'deal:c'], 'down')).toBe('deal:c');
});

test('computed lines are kept where nothing moved, and found anew where an end did', () => {
  const straight = {
    points: [
      { x: 100, y: 20 },
      { x: 150, y: 20 },
      { x: 200, y: 20 },
    ],
  };
  const down = {
    points: [
      { x: 50, y: 40 },
      { x: 50, y: 200 },
    ],
  };
  const computed = {
    boxes: places,
    routes: new Map([
      ['deal:a>deal:b', straight],
      ['deal:a>deal:c', down],
    ]),
  };
  expect(arrangeLifecycle(drawn, computed, undefined).routes.get('deal:a>deal:b')).toEqual(straight);
  const moved = arrangeLifecycle(
    drawn,
    computed,
    new Map([
      ['c', { x: 0, y: 300 }],
      ['a', { x: 0, y: 0 }],
      ['b', { x: 200, y: 0 }],
    ]),
  );
  expect(moved.routes.get('deal:a>deal:b')).toEqual(straight);
  expect(moved.routes.get('deal:a>deal:c')?.points.at(-1)).toEqual({ x: 50, y: 300 });
  const together = arrangeLifecycle(
    drawn,
    computed,
    new Map([
      ['a', { x: 10, y: 5 }],
      ['b', { x: 210, y: 5 }],
      ['c', { x: 10, y: 205 }],
    ]),
  );
  expect(together.routes.get('deal:a>deal:b')?.points).toEqual(
    straight.points.map(({ x, y }) => ({ x: x + 10, y: y + 5 })),
  );
});

test('finding looks at names first', () => {
  expect(findStates(drawn, 'B')).toEqual(['deal:b']);
  expect(findStates(drawn, ' ')).toEqual([]);
});
