import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { LifecycleLayout } from './arrangeLifecycle.ts';
import { cutIntoRows } from './cutIntoRows.ts';
import type { DrawnEdge, DrawnLifecycle, DrawnNode } from './createDrawing.ts';
import { ELK_LABEL, ELK_OPTIONS, readElkLayout } from './elkGraph.ts';
import { sizeAround, toAbsolute, type Box } from './placeBoxes.ts';

import { labelSize, type Route } from './routeAround.ts';
import { shiftRoute } from './shiftRoute.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Lays one graph out. */
export type RunElk = (graph: ElkNode) => Promise<ElkNode>;

const WIDEST = 1100;
const WIDEST_SHAPE = 2.4;
const IN_ORDER = {
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
};

/**
 * Lays a path with groups out level by level, each group for itself, and sets what would be too wide in rows, like text. Lines
 * that cross the border of a group get no route: they are to be found around what then stands in their way.
 */
export async function layInRows(lifecycle: DrawnLifecycle, run: RunElk): Promise<LifecycleLayout> {
  const boxes = new Map<string, Box>();
  const routes: { readonly id: string; readonly parent: string | undefined; readonly route: Route }[] = [];
  const layLevel = async (parent: DrawnNode | undefined): Promise<Size> => {
    const nodes = lifecycle.nodes.filter((node) => node.parent === parent?.id);
    const children: (Size & { readonly id: string })[] = [];
    for (const node of nodes) {
      const { width, height } = node.shape === 'container' ? await layLevel(node) : node;
      children.push({ id: node.id, width, height });
    }
    const graph = await run({
      id: parent?.id ?? lifecycle.name,
      layoutOptions: { ...ELK_OPTIONS, ...IN_ORDER },
      children,
      edges: listEdges(lifecycle, nodes),
    });
    const { width = 0, height = 1 } = graph;
    const row = readElkLayout(graph);
    const level = width > WIDEST && width / height > WIDEST_SHAPE ? cutIntoRows(row, lifecycle.edges) : row;
    for (const [id, box] of level.boxes) boxes.set(id, box);
    for (const { id } of lifecycle.edges) {
      const route = level.routes.get(id);
      if (route) routes.push({ id, parent: parent?.id, route });
    }
    return sizeAround([...level.boxes.values()]);
  };
  await layLevel(undefined);
  const absolute = toAbsolute(lifecycle, boxes);
  const placed = routes.map(({ id, parent, route }) => {
    const ground = parent === undefined ? { x: 0, y: 0 } : (absolute.get(parent) ?? { x: 0, y: 0 });
    return [id, shiftRoute(route, ground)] as const;
  });
  return { boxes, routes: new Map(placed) };
}

/** The lines among some siblings; lines from or to what is inside them only keep them in order. */
function listEdges(lifecycle: DrawnLifecycle, siblings: readonly DrawnNode[]): ElkExtendedEdge[] {
  const lift = (id: string): string | undefined =>
    siblings.find((node) => id === node.id || id.startsWith(`${node.id}.`))?.id;
  const edges = new Map<string, ElkExtendedEdge>();
  for (const edge of lifecycle.edges) {
    const [source, target] = [lift(edge.source), lift(edge.target)];
    if (source === undefined || target === undefined) continue;
    const own = source === edge.source && target === edge.target;
    if (own) edges.set(edge.id, toElkEdge(edge));
    else if (source !== target)
      edges.set(`order:${source}>${target}`, {
        id: `order:${source}>${target}`,
        sources: [source],
        targets: [target],
      });
  }
  return [...edges.values()];
}

function toElkEdge(edge: DrawnEdge): ElkExtendedEdge {
  return {
    id: edge.id,
    sources: [edge.source],
    targets: [edge.target],
    labels: [{ text: edge.id, ...labelSize(edge), layoutOptions: ELK_LABEL }],
  };
}
