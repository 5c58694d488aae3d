import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  Controls,
  MiniMap,
  ReactFlow,
  SelectionMode,
  type Connection,
  type NodeChange,
  type NodeMouseHandler,
  type OnConnectEnd,
  type ReactFlowProps,
} from '@xyflow/react';
import type { CanvasBench } from './canvasBench.ts';
import { ArrowHead, CanvasLegend } from './CanvasLegend.tsx';
import { ContainerNode } from './ContainerNode.tsx';
import { RoutedEdge } from './RoutedEdge.tsx';
import { StageNode } from './StageNode.tsx';
import { StateNodeView } from './StateNodeView.tsx';
import type { DrawnFlowEdge, DrawnFlowNode } from './toFlow.ts';
import type { FlowElements } from './useFlowElements.ts';
import { useSteady } from './useSteady.ts';

type OnReconnectEnd = NonNullable<ReactFlowProps<DrawnFlowNode, DrawnFlowEdge>['onReconnectEnd']>;

const NODE_TYPES = { container: ContainerNode, stage: StageNode, state: StateNodeView };
const EDGE_TYPES = { routed: RoutedEdge };
const FIT = { padding: 0.08, maxZoom: 1 };
const MULTI = ['Meta', 'Control', 'Shift'];
const MIDDLE_BUTTON = [1];

/** The drawing itself, and what the mouse does on it. */
export function FlowGround({
  bench,
  elements,
  nodes,
  edges,
}: {
  readonly bench: CanvasBench;
  readonly elements: FlowElements;
  readonly nodes: DrawnFlowNode[];
  readonly edges: DrawnFlowEdge[];
}) {
  const { settings, moves, drafts, commands, placed } = bench;
  const pointer = settings.mode === 'pointer';
  const changeNodes = useSteady((changes: NodeChange<DrawnFlowNode>[]) =>
    elements.changeNodes(moves.snapChanges(changes)),
  );
  const copyWithAlt = useSteady((event: { readonly altKey: boolean }) => {
    if (event.altKey) moves.copyInstead();
  });
  const suspendWithAlt = useSteady((event: { readonly altKey: boolean }) => moves.suspendSnap(event.altKey));
  const chooseOne = useSteady((...[event, { id }]: Parameters<NodeMouseHandler<DrawnFlowNode>>) => {
    if (!event.shiftKey && !event.ctrlKey && !event.metaKey && bench.states.length > 1)
      bench.selectOnly([id]);
  });
  const finishDrag = useSteady(() => moves.finishDrag());
  const connect = useSteady(({ source, target }: Connection) => drafts.connect(source, target));
  const endConnection = useSteady((...[event, connection]: Parameters<OnConnectEnd>) => {
    if (connection.isValid === true || !connection.fromNode) return;
    const point = pointOf(event);
    const over = stateAt(point);
    if (over !== undefined) drafts.connect(connection.fromNode.id, over);
    else drafts.dropped(connection.fromNode.id, point);
  });
  const endReconnection = useSteady((...[event, edge, fixed]: Parameters<OnReconnectEnd>) => {
    const over = stateAt(pointOf(event));
    if (over === undefined) return;
    const ends =
      fixed === 'source' ? { source: edge.source, target: over } : { source: over, target: edge.target };
    commands.reconnect(edge.id, ends);
  });
  return (
    <ReactFlow<DrawnFlowNode, DrawnFlowEdge>
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      fitView
      fitViewOptions={FIT}
      minZoom={0.1}
      maxZoom={2}
      connectionMode={ConnectionMode.Loose}
      connectOnClick={false}
      connectionRadius={24}
      deleteKeyCode={null}
      multiSelectionKeyCode={MULTI}
      selectionKeyCode="Shift"
      selectionMode={SelectionMode.Full}
      selectionOnDrag={pointer}
      panOnDrag={pointer ? MIDDLE_BUTTON : true}
      panOnScroll={settings.wheel === 'move'}
      zoomOnScroll={settings.wheel === 'zoom'}
      zoomOnDoubleClick={false}
      disableKeyboardA11y
      nodeDragThreshold={3}
      onNodesChange={changeNodes}
      onEdgesChange={elements.changeEdges}
      onNodeClick={chooseOne}
      onNodeDragStart={copyWithAlt}
      onSelectionDragStart={copyWithAlt}
      onNodeDrag={suspendWithAlt}
      onNodeDragStop={finishDrag}
      onSelectionDragStop={finishDrag}
      onConnect={connect}
      onConnectEnd={endConnection}
      edgesReconnectable
      reconnectRadius={14}
      onReconnectEnd={endReconnection}
      onReconnect={ignore}
      onlyRenderVisibleElements={nodes.length > 400}
      proOptions={{ hideAttribution: true }}
    >
      {settings.grid ? <Background variant={BackgroundVariant.Dots} gap={24} size={1.4} /> : null}
      <Controls
        showInteractive={false}
        position="bottom-left"
        orientation="horizontal"
        fitViewOptions={FIT}
      />
      <MiniMap
        pannable
        zoomable
        position="bottom-right"
        ariaLabel="Overview of the whole path"
        nodeClassName={(node) => `map-${node.type ?? ''}`}
      />
      {placed.lifecycle.name === 'deal' ? <CanvasLegend /> : <ArrowHead />}
    </ReactFlow>
  );
}

/** Lines are reconnected where they are let go, wherever on a state that is. */
function ignore(): void {
  return undefined;
}

function pointOf(event: MouseEvent | TouchEvent): { readonly x: number; readonly y: number } {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
}

/** Id of the state at a point of the screen. */
function stateAt({ x, y }: { readonly x: number; readonly y: number }): string | undefined {
  return document.elementFromPoint(x, y)?.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
}
