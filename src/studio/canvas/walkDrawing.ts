import type { DrawnLifecycle } from './createDrawing.ts';
import type { Box } from './placeBoxes.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** The direction of an arrow key, whatever is held with it; to the right without one. */
export function readArrow(key: string | undefined): Direction {
  const arrow = /Arrow(Left|Up|Down)$/.exec(key ?? '')?.[1];
  return arrow === 'Left' ? 'left' : arrow === 'Up' ? 'up' : arrow === 'Down' ? 'down' : 'right';
}

/** The state that a transition joins to this one and that lies furthest that way, as the eye goes; undefined when there is none. */
export function walkDrawing(
  lifecycle: DrawnLifecycle,
  absolute: ReadonlyMap<string, Box>,
  from: string,
  direction: Direction,
): string | undefined {
  const joined = lifecycle.edges.flatMap(({ source, target }) =>
    source === target ? [] : source === from ? [target] : target === from ? [source] : [],
  );
  return nearestIn(absolute, from, [...new Set(joined)], direction);
}

/** Of some states, the nearest one that lies in a direction. */
export function nearestIn(
  absolute: ReadonlyMap<string, Box>,
  from: string,
  among: readonly string[],
  direction: Direction,
): string | undefined {
  const own = absolute.get(from);
  if (!own) return undefined;
  let best: { readonly id: string; readonly cost: number } | undefined;
  for (const id of among) {
    const box = absolute.get(id);
    if (!box || id === from) continue;
    const dx = box.x + box.width / 2 - own.x - own.width / 2;
    const dy = box.y + box.height / 2 - own.y - own.height / 2;
    const [ahead, aside] = { left: [-dx, dy], right: [dx, dy], up: [-dy, dx], down: [dy, dx] }[direction] as [
      number,
      number,
    ];
    if (ahead <= 0) continue;
    const cost = ahead + Math.abs(aside) * 1.5;
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best?.id;
}
