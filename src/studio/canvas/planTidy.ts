import type { Command } from '../../core/index.ts';
import type { LifecycleLayout } from './arrangeLifecycle.ts';
import type { DrawnLifecycle } from './createDrawing.ts';
import { listPins, outermost } from './planMoves.ts';
import type { PlacedLifecycle } from './toEditorFlow.ts';

/**
 * Places states afresh as one step: all of them, or, where several are chosen, only those and around the corner they have now.
 * @param compute lays out a lifecycle whatever places its states have
 */
export async function planTidy(
  { lifecycle, layout }: PlacedLifecycle,
  chosen: readonly string[],
  compute: (lifecycle: DrawnLifecycle) => Promise<LifecycleLayout>,
): Promise<Command | undefined> {
  const all = chosen.length < 2;
  const part = all ? lifecycle : takePart(lifecycle, chosen);
  const computed = await compute(part);
  const roots = part.nodes.filter((node) => node.parent === undefined);
  const corner = (boxes: LifecycleLayout['boxes']) => ({
    x: Math.min(...roots.flatMap(({ id }) => boxes.get(id)?.x ?? [])),
    y: Math.min(...roots.flatMap(({ id }) => boxes.get(id)?.y ?? [])),
  });
  const [from, to] = [corner(computed.boxes), corner(layout.boxes)];
  const places = part.nodes.flatMap((node) => {
    const box = computed.boxes.get(node.id);
    if (!box) return [];
    const shift = all || node.parent !== undefined ? { x: 0, y: 0 } : { x: to.x - from.x, y: to.y - from.y };
    return [{ path: node.path.split('.'), position: { x: box.x + shift.x, y: box.y + shift.y } }];
  });
  if (places.length === 0) return undefined;
  const pins = listPins(lifecycle, layout.boxes, undefined, new Set(part.nodes.map(({ id }) => id)));
  const steps: Command[] = [
    { kind: 'layout.place', lifecycle: lifecycle.name, places: all ? places : [...places, ...pins] },
  ];
  return { kind: 'steps', name: all ? 'Tidy all' : `Tidy ${chosen.length} states`, steps };
}

/** Some states that stand side by side, with what they hold and what joins them. */
function takePart(lifecycle: DrawnLifecycle, chosen: readonly string[]): DrawnLifecycle {
  const roots = outermost(chosen);
  const parent = lifecycle.nodes.find((node) => node.id === roots[0])?.parent;
  const siblings = roots.filter((id) => lifecycle.nodes.find((node) => node.id === id)?.parent === parent);
  const belongs = (id: string): boolean => siblings.some((root) => id === root || id.startsWith(`${root}.`));
  return {
    ...lifecycle,
    nodes: lifecycle.nodes.flatMap((node) => {
      if (!belongs(node.id)) return [];
      if (!siblings.includes(node.id)) return [node];
      const { parent: _, ...root } = node;
      return [root];
    }),
    edges: lifecycle.edges.filter((edge) => belongs(edge.source) && belongs(edge.target)),
  };
}
