import { expect, test } from 'vitest';
import type { DrawnEdge } from '../../src/studio/canvas/createDrawing.ts';
import { routeAround, type Rectangle } from '../../src/studio/canvas/routeAround.ts';

const edge = (source: string, target: string): DrawnEdge => ({
  id: `${source}>${target}`,
  lifecycle: 'deal',
  source,
  target,
  lines: [],
});
const box = (x: number, y: number): Rectangle => ({ x, y, width: 100, height: 60 });

function isFree(points: readonly { x: number; y: number }[], obstacle: Rectangle): boolean {
  return points.slice(1).every((point, index) => {
    const before = points[index];
    if (!before) return true;
    const [left, right] = [Math.min(before.x, point.x), Math.max(before.x, point.x)];
    const [top, bottom] = [Math.min(before.y, point.y), Math.max(before.y, point.y)];
    return (
      right < obstacle.x ||
      left > obstacle.x + obstacle.width ||
      bottom < obstacle.y ||
      top > obstacle.y + obstacle.height
    );
  });
}

test('neighbours are joined straight across', () => {
  const boxes = new Map([
    ['a', box(0, 0)],
    ['b', box(200, 0)],
  ]);
  const route = routeAround(edge('a', 'b'), boxes, { labels: [], lines: [] });
  expect(route.points).toEqual([
    { x: 100, y: 30 },
    { x: 200, y: 30 },
  ]);
});

test('what stands in between is gone around, with right angles only', () => {
  const between = box(200, 0);
  const boxes = new Map([
    ['a', box(0, 0)],
    ['between', between],
    ['b', box(400, 0)],
  ]);
  const { points } = routeAround(edge('a', 'b'), boxes, { labels: [], lines: [] });
  expect(points.length).toBeGreaterThan(2);
  expect(isFree(points, between)).toBe(true);
  points.slice(1).forEach((point, index) => {
    expect(point.x === points[index]?.x || point.y === points[index]?.y).toBe(true);
  });
});

test('a second line keeps off the first', () => {
  const boxes = new Map([
    ['a', box(0, 0)],
    ['b', box(200, 0)],
    ['c', box(400, 0)],
    ['end', box(600, 0)],
  ]);
  const occupied = { labels: [], lines: [] };
  const first = routeAround(edge('a', 'end'), boxes, occupied);
  const second = routeAround(edge('b', 'end'), boxes, occupied);
  const level = (points: readonly { y: number }[]) => points[1]?.y;
  expect(level(first.points)).not.toBe(level(second.points));
});
