import type { Edge, Node } from '@xyflow/react';
import type { DrawnEdge, DrawnLifecycle, DrawnNode } from './createDrawing.ts';
import type { Route } from './routeAround.ts';
import type { PlacedDrawing } from './useLayout.ts';

export type LifecycleFlowNode = Node<{ readonly lifecycle: DrawnLifecycle }, 'lifecycle'>;
export type DrawnFlowNode = Node<{ readonly drawn: DrawnNode }, 'container' | 'stage' | 'state'>;
export type DrawnFlowEdge = Edge<{ readonly drawn: DrawnEdge; readonly route: Route }, 'routed'>;

/** A placed drawing as React Flow's nodes and edges, parents first. */
export function toFlow({ drawing, layout }: PlacedDrawing): {
  readonly nodes: (LifecycleFlowNode | DrawnFlowNode)[];
  readonly edges: DrawnFlowEdge[];
} {
  const nodes: (LifecycleFlowNode | DrawnFlowNode)[] = [];
  const edges: DrawnFlowEdge[] = [];
  for (const lifecycle of drawing.lifecycles) {
    const frame = layout.boxes.get(lifecycle.name);
    if (!frame) continue;
    nodes.push({
      id: lifecycle.name,
      type: 'lifecycle',
      position: { x: frame.x, y: frame.y },
      width: frame.width,
      height: frame.height,
      data: { lifecycle },
      selectable: false,
      focusable: false,
      zIndex: -1,
    });
    for (const drawn of lifecycle.nodes) {
      const box = layout.boxes.get(drawn.id);
      if (!box) continue;
      nodes.push({
        id: drawn.id,
        type: drawn.shape === 'final' ? 'state' : drawn.shape,
        parentId: drawn.parent ?? lifecycle.name,
        position: { x: box.x, y: box.y },
        width: box.width,
        height: box.height,
        data: { drawn },
        ariaLabel: describeNode(drawn),
      });
    }
    for (const drawn of lifecycle.edges)
      edges.push({
        id: drawn.id,
        type: 'routed',
        source: drawn.source,
        target: drawn.target,
        data: { drawn, route: layout.routes.get(drawn.id) ?? { points: [] } },
        ariaLabel: describeEdge(lifecycle, drawn),
        zIndex: 1,
      });
  }
  return { nodes, edges };
}

function describeNode({ shape, title, duties }: DrawnNode): string {
  if (shape !== 'stage') return title;
  const list = (side: 'vendor' | 'partner'): string => {
    const named = duties[side].map((duty) => duty.activity).join(', ');
    return named === '' ? `nothing for the ${side} to do` : `the ${side} does ${named}`;
  };
  return `Stage ${title}: ${list('vendor')}; ${list('partner')}`;
}

function describeEdge(lifecycle: DrawnLifecycle, edge: DrawnEdge): string {
  const title = (id: string): string =>
    lifecycle.nodes.find((node) => node.id === id)?.title ?? lifecycle.title;
  const how = edge.lines.map((line) =>
    line.guard === undefined ? line.text : `${line.text}, only when ${line.guard}`,
  );
  return `From ${title(edge.source)} to ${title(edge.target)}: ${how.join('; or ')}`;
}
