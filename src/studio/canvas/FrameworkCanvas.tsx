import '@xyflow/react/dist/style.css';
import './canvas.css';
import {
  Background,
  BackgroundVariant,
  Controls,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  type Edge,
  type Node,
} from '@xyflow/react';
import { useCallback, useEffect, useMemo } from 'react';
import { useSession, useStudio } from '../hooks/useSession.ts';
import type { Selection } from '../session/studioState.ts';
import { CanvasLegend } from './CanvasLegend.tsx';
import { ContainerNode } from './ContainerNode.tsx';
import { LifecycleNode } from './LifecycleNode.tsx';
import { RoutedEdge } from './RoutedEdge.tsx';
import { StageNode } from './StageNode.tsx';
import { StateNodeView } from './StateNodeView.tsx';
import { toFlow } from './toFlow.ts';
import { useFollow } from './useFollow.ts';
import { useLayout } from './useLayout.ts';

const NODE_TYPES = {
  lifecycle: LifecycleNode,
  container: ContainerNode,
  stage: StageNode,
  state: StateNodeView,
};
const FIT = { padding: 0.06, maxZoom: 1.1 };
const EDGE_TYPES = { routed: RoutedEdge };

/** The framework drawn. With `follow`, the view keeps what the present step lights up in sight. */
export function FrameworkCanvas(props: { readonly follow?: boolean }) {
  return (
    <ReactFlowProvider>
      <Flow follow={props.follow ?? false} />
    </ReactFlowProvider>
  );
}

function Flow({ follow }: { readonly follow: boolean }) {
  const session = useSession();
  const framework = useStudio((state) => state.reading.framework);
  const stale = useStudio((state) => state.reading.stale);
  const placed = useLayout(framework);
  const flow = useMemo(() => (placed ? toFlow(placed) : undefined), [placed]);
  useFollow(follow, flow);
  const { fitView } = useReactFlow();
  const shown = placed?.drawing.framework;
  useEffect(() => {
    if (shown !== undefined && !follow) void fitView(FIT);
  }, [shown, follow, fitView]);
  const select = useCallback(
    ({ nodes, edges }: { nodes: Node[]; edges: Edge[] }) => {
      const selection = selectionOf(nodes[0], edges[0]);
      if (selection) session.select(selection);
    },
    [session],
  );
  if (!flow) return <div className="canvas canvas-empty">Drawing…</div>;
  return (
    <div className={stale ? 'canvas canvas-stale' : 'canvas'}>
      <ReactFlow
        nodes={flow.nodes}
        edges={flow.edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        fitView={!follow}
        fitViewOptions={FIT}
        minZoom={0.15}
        maxZoom={2}
        nodesDraggable={false}
        nodesConnectable={false}
        onSelectionChange={select}
        onPaneClick={() => session.select(undefined)}
        onlyRenderVisibleElements={flow.nodes.length > 400}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{
          'node.a11yDescription.default': 'Press Enter to see what belongs to it.',
          'edge.a11yDescription.default': 'Press Enter to see when it happens.',
        }}
      >
        <Background variant={BackgroundVariant.Dots} gap={22} size={1.4} />
        <Controls
          showInteractive={false}
          position={follow ? 'bottom-right' : 'bottom-left'}
          orientation="horizontal"
        />
        {follow ? null : (
          <MiniMap
            pannable
            zoomable
            position="bottom-right"
            nodeClassName={(node) => `map-${node.type ?? ''}`}
          />
        )}
        <CanvasLegend />
      </ReactFlow>
    </div>
  );
}

function selectionOf(node: Node | undefined, edge: Edge | undefined): Selection | undefined {
  if (node && node.type !== 'lifecycle') {
    const colon = node.id.indexOf(':');
    return { kind: 'state', lifecycle: node.id.slice(0, colon), path: node.id.slice(colon + 1) };
  }
  if (edge) return { kind: 'transition', lifecycle: edge.source.split(':')[0] ?? '', id: edge.id };
  return undefined;
}
