import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { LifecycleLayout } from './arrangeLifecycle.ts';
import type { DrawnLifecycle, DrawnNode } from './createDrawing.ts';
import { PADDING, TITLE, type Box } from './placeBoxes.ts';
import { labelSize, type Route } from './routeAround.ts';

const LONGEST_ROW = 16;

/** What holds for every layout. */
export const ELK_OPTIONS: Readonly<Record<string, string>> = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.spacing.nodeNodeBetweenLayers': '26',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.spacing.nodeNode': '30',
  'elk.spacing.edgeNode': '22',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.edgeLabel': '4',
  'elk.padding': `[top=${TITLE},left=${PADDING},bottom=${PADDING},right=${PADDING}]`,
};

/** Words stand on their line. */
export const ELK_LABEL = { 'elk.edgeLabels.inline': 'true' };

/** A lifecycle as the layout library reads it. */
export function toElkGraph(lifecycle: DrawnLifecycle): ElkNode {
  const childrenOf = (parent: string | undefined): ElkNode[] =>
    lifecycle.nodes.filter((node) => node.parent === parent).map(toNode);
  const toNode = (node: DrawnNode): ElkNode =>
    node.shape === 'container'
      ? {
          id: node.id,
          children: childrenOf(node.id),
          layoutOptions: {
            'elk.padding': `[top=${TITLE},left=${PADDING},bottom=${PADDING},right=${PADDING}]`,
          },
        }
      : { id: node.id, width: node.width, height: node.height };
  return {
    id: lifecycle.name,
    layoutOptions: {
      ...ELK_OPTIONS,
      'elk.layered.nodePlacement.strategy': hasMany(lifecycle) ? 'BRANDES_KOEPF' : 'NETWORK_SIMPLEX',
      'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
      'elk.json.edgeCoords': 'ROOT',
      ...(isLong(lifecycle)
        ? { 'elk.layered.wrapping.strategy': 'MULTI_EDGE', 'elk.aspectRatio': '1.7' }
        : {}),
    },
    children: childrenOf(undefined),
    edges: lifecycle.edges.map((edge) => ({
      id: edge.id,
      sources: [edge.source],
      targets: [edge.target],
      labels: [{ text: edge.id, ...labelSize(edge), layoutOptions: ELK_LABEL }],
    })),
  };
}

/** From this many states on, the neatest placement takes minutes; a quicker one that is nearly as neat takes seconds. */
const MANY_STATES = 60;

/** Whether laying a lifecycle out takes long enough to be noticed. */
export function hasMany({ nodes }: DrawnLifecycle): boolean {
  return nodes.length > MANY_STATES;
}

/** A long path without groups is set in rows, like text. */
function isLong({ nodes }: DrawnLifecycle): boolean {
  return nodes.length > LONGEST_ROW && nodes.every((node) => node.shape !== 'container');
}

/** What the layout library answered, rounded to whole pixels. */
export function readElkLayout(root: ElkNode): LifecycleLayout {
  const boxes = new Map<string, Box>();
  const visit = (node: ElkNode): void => {
    const [x, y] = [Math.round(node.x ?? 0), Math.round(node.y ?? 0)];
    boxes.set(node.id, { x, y, width: node.width ?? 0, height: node.height ?? 0 });
    node.children?.forEach(visit);
  };
  root.children?.forEach(visit);
  const routes = new Map<string, Route>();
  for (const edge of root.edges ?? []) {
    const route = readRoute(edge);
    if (route) routes.set(edge.id, route);
  }
  return { boxes, routes };
}

/** Lines back over the end of a row get no way from the library. */
function readRoute(edge: ElkExtendedEdge): Route | undefined {
  const section = edge.sections?.[0];
  const label = edge.labels?.[0];
  if (!section) return undefined;
  const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
  if (label?.x === undefined || label.y === undefined) return { points };
  return { points, label: { x: label.x + (label.width ?? 0) / 2, y: label.y + (label.height ?? 0) / 2 } };
}
