import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk-api.js';
import elkWorkerUrl from 'elkjs/lib/elk-worker.min.js?url';
import type { LifecycleLayout } from './arrangeLifecycle.ts';
import type { DrawnLifecycle, DrawnNode } from './createDrawing.ts';
import { PADDING, TITLE, type Box } from './placeBoxes.ts';
import { labelSize, type Route } from './routeAround.ts';

let elk: InstanceType<typeof ELK> | undefined;
const KNOWN = new Map<string, LifecycleLayout>();
const KNOWN_LIMIT = 40;
const LONGEST_ROW = 16;

/** Lays a lifecycle out afresh in the layout worker, whatever places its states have. A result is remembered while the shape stays. */
export async function computeLayout(lifecycle: DrawnLifecycle): Promise<LifecycleLayout> {
  const shape = shapeOf(lifecycle);
  const known = KNOWN.get(shape);
  if (known) return known;
  elk ??= new ELK({ workerFactory: () => new Worker(elkWorkerUrl) });
  const layout = readLayout(await elk.layout(toElk(lifecycle)));
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

function toElk(lifecycle: DrawnLifecycle): ElkNode {
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
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.edgeRouting': 'ORTHOGONAL',
      'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
      'elk.json.edgeCoords': 'ROOT',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
      'elk.layered.spacing.nodeNodeBetweenLayers': '26',
      'elk.layered.spacing.edgeNodeBetweenLayers': '18',
      'elk.spacing.nodeNode': '30',
      'elk.spacing.edgeNode': '22',
      'elk.spacing.edgeEdge': '14',
      'elk.spacing.edgeLabel': '4',
      'elk.padding': `[top=${TITLE},left=${PADDING},bottom=${PADDING},right=${PADDING}]`,
      ...(isLong(lifecycle)
        ? { 'elk.layered.wrapping.strategy': 'MULTI_EDGE', 'elk.aspectRatio': '1.7' }
        : {}),
    },
    children: childrenOf(undefined),
    edges: lifecycle.edges.map((edge) => ({
      id: edge.id,
      sources: [edge.source],
      targets: [edge.target],
      labels: [{ text: edge.id, ...labelSize(edge), layoutOptions: { 'elk.edgeLabels.inline': 'true' } }],
    })),
  };
}

/** A long path without groups is set in rows, like text. */
function isLong({ nodes }: DrawnLifecycle): boolean {
  return nodes.length > LONGEST_ROW && nodes.every((node) => node.shape !== 'container');
}

function readLayout(root: ElkNode): LifecycleLayout {
  const boxes = new Map<string, Box>();
  const visit = (node: ElkNode): void => {
    const [x, y] = [Math.round(node.x ?? 0), Math.round(node.y ?? 0)];
    boxes.set(node.id, { x, y, width: node.width ?? 0, height: node.height ?? 0 });
    node.children?.forEach(visit);
  };
  root.children?.forEach(visit);
  return { boxes, routes: new Map((root.edges ?? []).map((edge) => [edge.id, readRoute(edge)])) };
}

function readRoute(edge: ElkExtendedEdge): Route {
  const section = edge.sections?.[0];
  const label = edge.labels?.[0];
  if (!section) return { points: [] };
  const points = [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
  if (label?.x === undefined || label.y === undefined) return { points };
  return { points, label: { x: label.x + (label.width ?? 0) / 2, y: label.y + (label.height ?? 0) / 2 } };
}
