import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { LifecycleLayout } from './arrangeLifecycle.ts';
import type { DrawnEdge, DrawnLifecycle, DrawnNode } from './createDrawing.ts';
import { ELK_LABEL, ELK_OPTIONS, readElkLayout } from './elkGraph.ts';
import { toAbsolute, type Box } from './placeBoxes.ts';
import { labelSize, type Route } from './routeAround.ts';

/** Lays one graph out. */
export type RunElk = (graph: ElkNode) => Promise<ElkNode>;

const WIDEST = 1100;
const WIDEST_SHAPE = 2.4;
const WRAPPED = { 'elk.layered.wrapping.strategy': 'MULTI_EDGE', 'elk.aspectRatio': '1.7' };
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
  const layLevel = async (parent: DrawnNode | undefined): Promise<ElkNode> => {
    const nodes = lifecycle.nodes.filter((node) => node.parent === parent?.id);
    const children: ElkNode[] = [];
    for (const node of nodes) {
      const { width = node.width, height = node.height } =
        node.shape === 'container' ? await layLevel(node) : node;
      children.push({ id: node.id, width, height });
    }
    const graph = (options: Readonly<Record<string, string>>): ElkNode => ({
      id: parent?.id ?? lifecycle.name,
      layoutOptions: { ...ELK_OPTIONS, ...IN_ORDER, ...options },
      children: children.map((child) => ({ ...child })),
      edges: listEdges(lifecycle, nodes),
    });
    const row = await run(graph({}));
    const { width = 0, height = 1 } = row;
    const level = width > WIDEST && width / height > WIDEST_SHAPE ? await run(graph(WRAPPED)) : row;
    const read = readElkLayout(level);
    for (const [id, box] of read.boxes) boxes.set(id, box);
    for (const { id } of lifecycle.edges) {
      const route = read.routes.get(id);
      if (route) routes.push({ id, parent: parent?.id, route });
    }
    return level;
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

function shiftRoute(route: Route, by: { readonly x: number; readonly y: number }): Route {
  const at = ({ x, y }: { readonly x: number; readonly y: number }) => ({ x: x + by.x, y: y + by.y });
  return { points: route.points.map(at), ...(route.label ? { label: at(route.label) } : {}) };
}
