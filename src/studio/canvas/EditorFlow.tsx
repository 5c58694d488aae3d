import { useReactFlow } from '@xyflow/react';
import { useMemo, useRef, useState } from 'react';
import type { Framework } from '../../core/index.ts';
import type { Position } from '../../core/edit/index.ts';
import { useActionRegistry } from '../hooks/useActions.ts';
import { useStudio } from '../hooks/useSession.ts';
import { readOwnership } from '../session/readOwnership.ts';
import { Button } from '../widgets/Button.tsx';
import { calmly } from './calmly.ts';
import { CANVAS_KEYS, type CanvasBench } from './canvasBench.ts';
import { CanvasCards } from './CanvasCards.tsx';
import { CanvasEditingContext, type CanvasEditing } from './CanvasEditing.ts';
import { CanvasToolbar } from './CanvasToolbar.tsx';
import { FlowGround } from './FlowGround.tsx';
import { GuideLines } from './GuideLines.tsx';
import { loosenEdges, toEditorFlow, withTabStop, type PlacedLifecycle } from './toEditorFlow.ts';
import type { DrawnFlowEdge, DrawnFlowNode } from './toFlow.ts';
import { useCanvasActions } from './useCanvasActions.ts';
import { useCanvasCommands } from './useCanvasCommands.ts';
import { useCanvasFocus } from './useCanvasFocus.ts';
import { useCanvasMenu } from './useCanvasMenu.ts';
import type { CanvasSettingsChange } from './useCanvasSettings.ts';
import { useClipboard } from './useClipboard.ts';
import { useDrafts } from './useDrafts.ts';
import { useFlowElements } from './useFlowElements.ts';
import { useFollow } from './useFollow.ts';
import { useMoves } from './useMoves.ts';
import { useSharedSelection } from './useSharedSelection.ts';

const FIT = { padding: 0.08, maxZoom: 1 };
const TIDYING_MS = 360;

/** The canvas on which one lifecycle is drawn by mouse and by keyboard. */
export function EditorFlow({
  framework,
  placed,
  settings,
  change,
}: CanvasSettingsChange & {
  readonly framework: Framework;
  readonly placed: PlacedLifecycle;
}) {
  const registry = useActionRegistry();
  const stale = useStudio((state) => state.reading.stale);
  const lens = useStudio((state) => state.lens);
  const wrapper = useRef<HTMLDivElement>(null);
  const ground = useRef<HTMLDivElement>(null);
  useFollow(true, placed);
  // While the mouse is down, what it means is settled by the drawing.
  const pressing = useRef(false);
  const [renaming, setRenaming] = useState<string>();
  const [finding, setFinding] = useState(false);
  const [tidying, setTidying] = useState(false);
  const [clock, setClock] = useState<{ readonly line: string; readonly at: Position }>();
  const flow = useMemo(
    () => toEditorFlow(placed, placed.lifecycle.name === 'deal' ? readOwnership(framework, lens) : undefined),
    [placed, framework, lens],
  );
  const elements = useFlowElements(flow);
  const { selectOnly } = elements;
  const edges = useMemo(() => loosenEdges(elements, flow), [elements, flow]);
  const commands = useCanvasCommands(framework, placed);
  const moves = useMoves(elements, placed, commands, settings.snap);
  const drafts = useDrafts(placed, wrapper);
  const states = elements.nodes.filter((node) => node.selected).map(({ id }) => id);
  const lines = edges.filter((edge) => edge.selected).map(({ id }) => id);
  useSharedSelection(placed.lifecycle.name, states, lines, selectOnly);
  const focus = useCanvasFocus(placed, ground, selectOnly);
  const menu = useCanvasMenu(ground, states, lines, selectOnly);
  const instance = useReactFlow<DrawnFlowNode, DrawnFlowEdge>();
  const current = focus.current ?? states[0] ?? lines[0];

  const openLine = (id: string): void => {
    const edge = placed.lifecycle.edges.find((candidate) => candidate.id === id);
    selectOnly([id]);
    if (!edge?.lines.some(({ timer }) => timer)) return focusInspector();
    const area = wrapper.current?.getBoundingClientRect();
    const route = placed.layout.routes.get(id);
    const middle = route?.label ?? route?.points[0];
    if (!area || !middle) return;
    const point = instance.flowToScreenPosition(middle);
    setClock({
      line: id,
      at: {
        x: Math.max(8, Math.min(point.x - area.left + 12, area.width - 312)),
        y: Math.max(8, Math.min(point.y - area.top + 12, area.height - 260)),
      },
    });
  };
  const tidy = async (): Promise<void> => {
    setTidying(true);
    await commands.tidy(states);
    if (states.length < 2)
      requestAnimationFrame(() => void instance.fitView({ ...FIT, duration: calmly(300) }));
    setTimeout(() => setTidying(false), TIDYING_MS);
  };
  const bench: CanvasBench = {
    placed,
    states,
    lines,
    current,
    settings,
    change,
    flow: instance,
    commands,
    moves,
    drafts,
    selectOnly,
    focus: focus.focus,
    reveal: focus.reveal,
    startRename: setRenaming,
    tidy: () => void tidy(),
    find: () => setFinding(true),
    openMenu: () => menu.show(current),
    openLine,
  };
  const actions = useCanvasActions(bench);
  const clipboard = useClipboard(bench);
  const editing = useMemo<CanvasEditing>(
    () => ({
      renaming,
      startRename: setRenaming,
      finishRename(id, name) {
        const next = name === undefined || name.trim() === '' ? id : commands.rename(id, name);
        if (next === undefined) return false;
        setRenaming(undefined);
        focus.focus(next);
        return true;
      },
      addAfter: (id) => drafts.after(id, 'right'),
      selectEdge: (id) => selectOnly([id]),
    }),
    [renaming, commands, drafts, selectOnly, focus],
  );
  const leaveCards = (): void => {
    drafts.close();
    setFinding(false);
    setClock(undefined);
    focus.comeBack();
  };
  const stop = current ?? startOf(placed);
  const nodes = useTabStop(elements.nodes, stop);
  const stoppedEdges = useTabStop(edges, stop);
  const clockEdge = placed.lifecycle.edges.find(({ id }) => id === clock?.line);
  return (
    <div
      ref={wrapper}
      className={`canvas canvas-editor ${stale ? 'canvas-stale' : ''} ${
        states.length + lines.length > 1 ? 'has-many' : ''
      } ${tidying ? 'is-tidying' : ''}`}
    >
      <CanvasEditingContext value={editing}>
        <CanvasToolbar
          lifecycle={placed.lifecycle.name}
          settings={settings}
          actions={actions}
          onKeys={() => registry.findByKey('?')?.run()}
        />
        {/* The keys belong to the ground as a whole; everything on it that can be operated has a focus of its own. */}
        {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div
          ref={ground}
          className={`canvas-ground is-${settings.mode}`}
          data-keys={CANVAS_KEYS}
          tabIndex={-1}
          {...clipboard}
          onKeyDownCapture={(event) => {
            if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') moves.flush();
          }}
          onContextMenu={menu.onContextMenu}
          onFocus={(event) => {
            const id = event.target.closest<HTMLElement>('.react-flow__node, .react-flow__edge')?.dataset[
              'id'
            ];
            if (id === undefined || !event.target.matches('.react-flow__node, .react-flow__edge')) return;
            focus.arrive(id);
            const chosen = states.includes(id) || lines.includes(id);
            if (!chosen && !pressing.current) selectOnly([id]);
          }}
          onPointerUpCapture={() => {
            pressing.current = false;
          }}
          onPointerDownCapture={(event) => {
            pressing.current = true;
            if (!(event.target instanceof Element)) return;
            drafts.close();
            setClock(undefined);
            if (event.target.closest('input, select, textarea, button, .react-flow__node')) return;
            focus.arrive(lineOf(event.target));
            ground.current?.focus({ preventScroll: true });
          }}
          onDoubleClick={(event) => {
            if (!(event.target instanceof Element)) return;
            const named = event.target instanceof HTMLElement ? event.target.dataset['stateName'] : undefined;
            const line = lineOf(event.target);
            if (named !== undefined) setRenaming(named);
            else if (line !== undefined) openLine(line);
            else if (event.target.matches('.react-flow__pane, .container, .container-head'))
              drafts.at({ x: event.clientX, y: event.clientY });
          }}
        >
          <FlowGround bench={bench} elements={elements} nodes={nodes} edges={stoppedEdges} />
          <GuideLines guides={moves.guides} />
        </div>
        {settings.bare ? (
          <Button className="leave-bare" onClick={() => change({ bare: false })}>
            Show everything (Ctrl+.)
          </Button>
        ) : null}
        <CanvasCards
          framework={framework}
          bench={bench}
          actions={actions}
          menu={menu}
          clock={clock && clockEdge ? { edge: clockEdge, at: clock.at } : undefined}
          finding={finding}
          onComeBack={focus.comeBack}
          onLeave={leaveCards}
        />
      </CanvasEditingContext>
      <p className="visually-hidden" role="status">
        {states.length > 1 ? `${states.length} states chosen` : ''}
      </p>
    </div>
  );
}

function useTabStop<T extends DrawnFlowNode | DrawnFlowEdge>(elements: T[], stop: string | undefined): T[] {
  return useMemo(() => withTabStop(elements, stop), [elements, stop]);
}

function startOf({ lifecycle }: PlacedLifecycle): string | undefined {
  return (lifecycle.nodes.find((node) => node.initial) ?? lifecycle.nodes[0])?.id;
}

/** Id of the line at an element, or of its words. */
function lineOf(element: Element): string | undefined {
  return (
    element.closest<HTMLElement>('.edge-label')?.dataset['line'] ??
    element.closest<SVGElement>('.react-flow__edge')?.dataset['id']
  );
}

/** The conditions of a line are changed in the inspector, once it shows the line. */
function focusInspector(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('.inspector .transition-form :is(select, input)')?.focus();
  });
}
