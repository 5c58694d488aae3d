import ELK from 'elkjs/lib/elk-api.js';
import elkWorkerUrl from 'elkjs/lib/elk-worker.min.js?url';
import { arrangeLifecycle, type LifecycleLayout } from './arrangeLifecycle.ts';
import type { DrawnLifecycle } from './createDrawing.ts';
import { layOut } from './layOut.ts';

let elk: InstanceType<typeof ELK> | undefined;
const KNOWN = new Map<string, LifecycleLayout>();
const KNOWN_LIMIT = 40;

/** Lays a lifecycle out afresh in the layout worker, whatever places its states have. A result is remembered while the shape stays. */
export async function computeLayout(lifecycle: DrawnLifecycle): Promise<LifecycleLayout> {
  const shape = shapeOf(lifecycle);
  const known = KNOWN.get(shape);
  if (known) return known;
  const worker = (elk ??= new ELK({ workerFactory: () => new Worker(elkWorkerUrl) }));
  const drawn = await layOut(lifecycle, (graph) => worker.layout(graph));
  const layout = arrangeLifecycle(lifecycle, drawn, undefined);
  if (KNOWN.size >= KNOWN_LIMIT) KNOWN.clear();
  KNOWN.set(shape, layout);
  return layout;
}

/** The layout of this very shape, if it was computed before. */
export function findComputed(lifecycle: DrawnLifecycle): LifecycleLayout | undefined {
  return KNOWN.get(shapeOf(lifecycle));
}

/** Everything the layout depends on; an edit that leaves it alone moves nothing. */
function shapeOf(lifecycle: DrawnLifecycle): string {
  return JSON.stringify({
    name: lifecycle.name,
    nodes: lifecycle.nodes.map((node) => [node.id, node.shape, node.width, node.height]),
    edges: lifecycle.edges.map((edge) => [
      edge.id,
      edge.lines.map((line) => [line.text, Math.min(30, line.guard?.length ?? 0)]),
    ]),
  });
}
