import ELK from 'elkjs/lib/elk.bundled.js';
import { expect, test } from 'vitest';
import { parseFramework } from '../../../src/core/index.ts';
import { arrangeLifecycle } from '../../../src/studio/canvas/arrangeLifecycle.ts';
import { createDrawing } from '../../../src/studio/canvas/createDrawing.ts';
import { layOut } from '../../../src/studio/canvas/layOut.ts';
import { planTidy } from '../../../src/studio/canvas/planTidy.ts';
import { toAbsolute } from '../../../src/studio/canvas/placeBoxes.ts';
import { labelSize, type Rectangle } from '../../../src/studio/canvas/routeAround.ts';
import { writeSixtyStates } from './sixtyStates.ts';

const overlaps = (a: Rectangle, b: Rectangle, by = 0): boolean =>
  a.x + by < b.x + b.width &&
  b.x + by < a.x + a.width &&
  a.y + by < b.y + b.height &&
  b.y + by < a.y + a.height;
const isFamily = (a: string, b: string): boolean => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);

test('[DC7] 60 states in nested groups: words stand clear of states and of each other, lines of strangers', async () => {
  const parsed = parseFramework(writeSixtyStates());
  const drawn = createDrawing(parsed.framework!).lifecycles[0]!;
  expect(drawn.nodes.length).toBeGreaterThanOrEqual(60);
  const ways = drawn.edges.flatMap(({ lines }) => lines).length;
  expect(ways).toBeGreaterThanOrEqual(85);
  const elk = new ELK();
  const computed = await layOut(drawn, (graph) => elk.layout(graph));
  const fresh = { lifecycle: drawn, layout: arrangeLifecycle(drawn, computed, undefined) };
  const tidied = await planTidy(fresh, [], () => Promise.resolve(computed));
  const [place] = tidied?.kind === 'steps' ? tidied.steps : [];
  const placed = new Map(
    place?.kind === 'layout.place'
      ? place.places.map(({ path, position }) => [path.join('.'), position!] as const)
      : [],
  );
  const layout = arrangeLifecycle(drawn, computed, placed);
  const boxes = toAbsolute(drawn, layout.boxes);
  const labels = drawn.edges.map((edge) => {
    const { label } = layout.routes.get(edge.id)!;
    const size = labelSize(edge);
    return {
      id: edge.id,
      edge,
      box: { x: label!.x - size.width / 2, y: label!.y - size.height / 2, ...size },
    };
  });
  const underStates = labels.flatMap(({ id, box }) =>
    drawn.nodes.flatMap((node) =>
      node.shape !== 'container' && overlaps(box, boxes.get(node.id)!, 1) ? [`${id} on ${node.id}`] : [],
    ),
  );
  const onEachOther = labels.flatMap((one, at) =>
    labels
      .slice(at + 1)
      .flatMap((other) => (overlaps(one.box, other.box, 1) ? [`${one.id} on ${other.id}`] : [])),
  );
  const through = drawn.edges.flatMap((edge) => {
    const { points } = layout.routes.get(edge.id)!;
    const strangers = drawn.nodes.filter(
      ({ id }) => !isFamily(id, edge.source) && !isFamily(id, edge.target),
    );
    return strangers.flatMap(({ id }) =>
      points.slice(1).some((to, index) => {
        const from = points[index]!;
        const line = {
          x: Math.min(from.x, to.x),
          y: Math.min(from.y, to.y),
          width: Math.abs(from.x - to.x),
          height: Math.abs(from.y - to.y),
        };
        return overlaps(line, boxes.get(id)!, 1);
      })
        ? [`${edge.id} through ${id}`]
        : [],
    );
  });
  const loose = drawn.edges.filter(({ id, source, target }) => {
    const { points } = layout.routes.get(id)!;
    const touches = ({ x, y }: { x: number; y: number }, box: Rectangle): boolean =>
      overlaps({ x: x - 2, y: y - 2, width: 4, height: 4 }, box);
    return !touches(points[0]!, boxes.get(source)!) || !touches(points.at(-1)!, boxes.get(target)!);
  });
  expect(loose).toEqual([]);
  expect({ underStates, onEachOther, through }).toEqual({ underStates: [], onEachOther: [], through: [] });
});
