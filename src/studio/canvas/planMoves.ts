import type { Command } from '../../core/index.ts';
import type { Position, StatePath } from '../../core/edit/index.ts';
import type { DrawnLifecycle } from './createDrawing.ts';
import { PADDING, TITLE, toAbsolute, type Box } from './placeBoxes.ts';

interface Place {
  readonly path: StatePath;
  readonly position: Position;
}

/** The states without a place of their own, where they are seen now. */
export function listPins(
  lifecycle: DrawnLifecycle,
  boxes: ReadonlyMap<string, Box>,
  placed: ReadonlyMap<string, Position> | undefined,
  except: ReadonlySet<string> = new Set(),
): readonly Place[] {
  return lifecycle.nodes.flatMap((node): Place[] => {
    const box = boxes.get(node.id);
    if (!box || placed?.has(node.path) || except.has(node.id)) return [];
    return [{ path: node.path.split('.'), position: { x: Math.round(box.x), y: Math.round(box.y) } }];
  });
}

/** Only the states that no other of them holds. */
export function outermost(ids: Iterable<string>): readonly string[] {
  const all = [...ids];
  return all.filter((id) => !all.some((other) => id !== other && id.startsWith(`${other}.`)));
}

/** The innermost container at a point, but for some states and what they hold. */
export function findContainerAt(
  lifecycle: DrawnLifecycle,
  absolute: ReadonlyMap<string, Box>,
  point: Position,
  except: readonly string[] = [],
): string | undefined {
  return lifecycle.nodes.findLast((node) => {
    const box = absolute.get(node.id);
    const barred = except.some((id) => node.id === id || node.id.startsWith(`${id}.`));
    return (
      node.shape === 'container' &&
      !barred &&
      box !== undefined &&
      point.x >= box.x &&
      point.x <= box.x + box.width &&
      point.y >= box.y &&
      point.y <= box.y + box.height
    );
  })?.id;
}

/**
 * States dragged to new places as one step: those that end inside another container move into it, those dragged out of theirs leave it.
 * @param moved new boxes of the dragged states, relative to their present parents
 */
export function planMoves(
  lifecycle: DrawnLifecycle,
  boxes: ReadonlyMap<string, Box>,
  placed: ReadonlyMap<string, Position> | undefined,
  moved: ReadonlyMap<string, Position>,
): Command | undefined {
  const absolute = toAbsolute(lifecycle, boxes);
  const dragged = outermost(moved.keys());
  const places: Place[] = [...listPins(lifecycle, boxes, placed, new Set(dragged))];
  const nests: Command[] = [];
  for (const id of dragged) {
    const node = lifecycle.nodes.find((candidate) => candidate.id === id);
    const to = moved.get(id);
    const box = boxes.get(id);
    if (!node || !to || !box) continue;
    const parent = node.parent === undefined ? { x: 0, y: 0 } : (absolute.get(node.parent) ?? { x: 0, y: 0 });
    const centre = { x: parent.x + to.x + box.width / 2, y: parent.y + to.y + box.height / 2 };
    const container = findContainerAt(lifecycle, absolute, centre, dragged);
    const path = node.path.split('.');
    if (container === node.parent) {
      if (to.x === box.x && to.y === box.y) continue;
      places.push({ path, position: inside(node.parent, to) });
      continue;
    }
    const ground = container === undefined ? { x: 0, y: 0 } : (absolute.get(container) ?? { x: 0, y: 0 });
    nests.push({
      kind: 'state.nest',
      lifecycle: lifecycle.name,
      path,
      parent: pathOf(container),
      position: inside(container, { x: parent.x + to.x - ground.x, y: parent.y + to.y - ground.y }),
    });
  }
  const steps: Command[] = [];
  const touched = places.some(({ path }) => dragged.includes(`${lifecycle.name}:${path.join('.')}`));
  if (!touched && nests.length === 0) return undefined;
  if (places.length > 0) steps.push({ kind: 'layout.place', lifecycle: lifecycle.name, places });
  steps.push(...nests);
  return steps.length === 1 ? steps[0] : { kind: 'steps', name: `Move ${dragged.length} states`, steps };
}

function inside(parent: string | undefined, { x, y }: Position): Position {
  if (parent === undefined) return { x: Math.round(x), y: Math.round(y) };
  return { x: Math.max(PADDING, Math.round(x)), y: Math.max(TITLE, Math.round(y)) };
}

/** The state path of a node's id; empty for the lifecycle itself. */
export function pathOf(id: string | undefined): StatePath {
  const dotted = id?.slice(id.indexOf(':') + 1) ?? '';
  return dotted === '' ? [] : dotted.split('.');
}
