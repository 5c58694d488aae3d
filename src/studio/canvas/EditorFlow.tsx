import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  Controls,
  MiniMap,
  ReactFlow,
  useReactFlow,
  type Connection,
} from '@xyflow/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Framework } from '../../core/index.ts';
import { useStudio } from '../hooks/useSession.ts';
import { readOwnership } from '../session/readOwnership.ts';
import { CanvasEditingContext, type CanvasEditing } from './CanvasEditing.ts';
import { CanvasKeysHelp } from './CanvasKeysHelp.tsx';
import { ArrowHead, CanvasLegend } from './CanvasLegend.tsx';
import { CanvasToolbar } from './CanvasToolbar.tsx';
import { ContainerNode } from './ContainerNode.tsx';
import { DraftCard } from './DraftCard.tsx';
import { FindOnCanvas } from './FindOnCanvas.tsx';
import { GuideLines } from './GuideLines.tsx';
import { listPins } from './planMoves.ts';
import { RoutedEdge } from './RoutedEdge.tsx';
import { StageNode } from './StageNode.tsx';
import { StateNodeView } from './StateNodeView.tsx';
import { loosenEdges, toEditorFlow, type PlacedLifecycle } from './toEditorFlow.ts';
import type { DrawnFlowEdge, DrawnFlowNode } from './toFlow.ts';
import { useCanvasCommands } from './useCanvasCommands.ts';
import { useCanvasKeys } from './useCanvasKeys.ts';
import { useDrafts } from './useDrafts.ts';
import { useFlowElements } from './useFlowElements.ts';
import { useMoves } from './useMoves.ts';
import { useSharedSelection } from './useSharedSelection.ts';

const NODE_TYPES = { container: ContainerNode, stage: StageNode, state: StateNodeView };
const EDGE_TYPES = { routed: RoutedEdge };
const FIT = { padding: 0.08, maxZoom: 1 };
const MULTI = ['Meta', 'Control', 'Shift'];

/** The canvas on which one lifecycle is drawn by mouse and by keyboard. */
export function EditorFlow({
  framework,
  placed,
}: {
  readonly framework: Framework;
  readonly placed: PlacedLifecycle;
}) {
  const stale = useStudio((state) => state.reading.stale);
  const lens = useStudio((state) => state.lens);
  const wrapper = useRef<HTMLDivElement>(null);
  const [renaming, setRenaming] = useState<string>();
  const [snap, setSnap] = useState(true);
  const [panel, setPanel] = useState<'find' | 'keys'>();
  const flow = useMemo(
    () => toEditorFlow(placed, placed.lifecycle.name === 'deal' ? readOwnership(framework, lens) : undefined),
    [placed, framework, lens],
  );
  const elements = useFlowElements(flow);
  const { nodes, selectOnly, changeNodes, changeEdges } = elements;
  const edges = useMemo(() => loosenEdges(elements, flow), [elements, flow]);
  const commands = useCanvasCommands(framework, placed);
  const moves = useMoves(elements, placed, commands, snap);
  const drafts = useDrafts(placed, wrapper);
  const states = nodes.filter((node) => node.selected).map(({ id }) => id);
  const lines = edges.filter((edge) => edge.selected).map(({ id }) => id);
  useSharedSelection(placed.lifecycle.name, states, lines, selectOnly);

  const { fitView, getNodes } = useReactFlow();
  const focusState = useCallback(
    (id: string): void => {
      selectOnly([id]);
      requestAnimationFrame(() => {
        wrapper.current
          ?.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
          ?.focus();
      });
    },
    [selectOnly],
  );
  const reveal = (id: string): void => {
    focusState(id);
    const node = getNodes().find((candidate) => candidate.id === id);
    if (node) void fitView({ nodes: [node], maxZoom: 1, padding: 0.6, duration: calmly(250) });
  };
  const editing = useMemo<CanvasEditing>(
    () => ({
      renaming,
      startRename: setRenaming,
      finishRename(id, name) {
        const next = name === undefined || name.trim() === '' ? id : commands.rename(id, name);
        if (next === undefined) return false;
        setRenaming(undefined);
        focusState(next);
        return true;
      },
      addAfter: (id) => drafts.after(id, 'right'),
      selectEdge: (id) => selectOnly([id]),
    }),
    [renaming, commands, drafts, selectOnly, focusState],
  );
  const tidy = async (): Promise<void> => {
    await commands.tidy(states);
    if (states.length < 2) requestAnimationFrame(() => void fitView({ ...FIT, duration: calmly(300) }));
  };
  const leavePanel = (): void => {
    drafts.close();
    setPanel(undefined);
    const [from] = states;
    if (from === undefined) wrapper.current?.focus();
    else focusState(from);
  };
  const keys = useCanvasKeys({
    placed,
    states,
    lines,
    commands,
    moves,
    drafts,
    selectOnly,
    focusState,
    reveal,
    startRename: setRenaming,
    toggleSnap: () => setSnap(!snap),
    show: setPanel,
    leavePanel,
  });
  const finishConnection = (connection: Connection): void => {
    drafts.connect(connection.source, connection.target);
  };
  const everything = [...states, ...lines];
  return (
    // The keys belong to the canvas as a whole; everything in it that can be operated has a focus of its own.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={wrapper}
      className={`canvas canvas-editor ${stale ? 'canvas-stale' : ''} ${everything.length > 1 ? 'has-many' : ''}`}
      tabIndex={-1}
      onKeyDown={keys.onKeyDown}
      onCopy={keys.onCopy}
      onCut={keys.onCut}
      onPaste={keys.onPaste}
      onFocus={(event) => {
        const id = event.target.matches('.react-flow__node:focus-visible')
          ? event.target.dataset['id']
          : undefined;
        if (id !== undefined && !states.includes(id)) selectOnly([id]);
      }}
      onPointerDownCapture={(event) => {
        if (!(event.target instanceof Element)) return;
        if (drafts.draft && !event.target.closest('.draft-card')) drafts.close();
        if (!event.target.closest('input, select, textarea, button, .react-flow__node'))
          wrapper.current?.focus({ preventScroll: true });
      }}
      onDoubleClick={(event) => {
        if (!(event.target instanceof HTMLElement)) return;
        const named = event.target.dataset['stateName'];
        if (named !== undefined) setRenaming(named);
        else if (event.target.matches('.react-flow__pane, .container, .container-head'))
          drafts.at({ x: event.clientX, y: event.clientY });
      }}
    >
      <CanvasEditingContext value={editing}>
        <CanvasToolbar
          lifecycle={placed.lifecycle.name}
          chosen={states.length}
          snap={snap}
          onAdd={drafts.inView}
          onSnap={() => setSnap(!snap)}
          onTidy={() => void tidy()}
          onGroup={() => {
            const id = commands.group(states);
            if (id !== undefined) {
              selectOnly([id]);
              setRenaming(id);
            }
          }}
          onRemove={everything.length > 0 ? () => commands.remove(states, lines) : undefined}
          onShow={(next) => setPanel(panel === next ? undefined : next)}
        />
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
          zoomOnDoubleClick={false}
          disableKeyboardA11y
          nodeDragThreshold={3}
          onNodesChange={(changes) => changeNodes(moves.snapChanges(changes))}
          onEdgesChange={changeEdges}
          onNodeDrag={(event) => moves.suspendSnap(event.altKey)}
          onNodeDragStop={moves.finishDrag}
          onSelectionDragStop={moves.finishDrag}
          onConnect={finishConnection}
          onConnectEnd={(event, connection) => {
            if (connection.isValid === true || !connection.fromNode) return;
            const point = pointOf(event);
            const over = stateAt(point);
            if (over !== undefined) drafts.connect(connection.fromNode.id, over);
            else drafts.dropped(connection.fromNode.id, point);
          }}
          edgesReconnectable
          reconnectRadius={14}
          onReconnectEnd={(event, edge, fixed) => {
            const over = stateAt(pointOf(event));
            if (over === undefined) return;
            const ends =
              fixed === 'source'
                ? { source: edge.source, target: over }
                : { source: over, target: edge.target };
            commands.reconnect(edge.id, ends);
          }}
          onReconnect={ignore}
          onlyRenderVisibleElements={nodes.length > 400}
          proOptions={{ hideAttribution: true }}
        >
          <Background variant={BackgroundVariant.Dots} gap={24} size={1.4} />
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
        <GuideLines guides={moves.guides} />
        {drafts.draft ? (
          <DraftCard
            key={JSON.stringify(drafts.draft)}
            framework={framework}
            draft={drafts.draft}
            pins={listPins(
              placed.lifecycle,
              placed.layout.boxes,
              framework.layout.get(placed.lifecycle.name),
            )}
            onDone={(command, path) => {
              if (!commands.run(command)) return false;
              drafts.close();
              focusState(`${placed.lifecycle.name}:${path.join('.')}`);
              return true;
            }}
            onClose={leavePanel}
          />
        ) : null}
        {panel === 'find' ? (
          <FindOnCanvas lifecycle={placed.lifecycle} onFound={reveal} onClose={() => setPanel(undefined)} />
        ) : null}
        {panel === 'keys' ? <CanvasKeysHelp onClose={() => setPanel(undefined)} /> : null}
      </CanvasEditingContext>
      <p className="visually-hidden" role="status">
        {states.length > 1 ? `${states.length} states chosen` : ''}
      </p>
    </div>
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

/** Motion only where it is wanted. */
function calmly(duration: number): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : duration;
}
