import { useMemo } from 'react';
import type { Command, Framework } from '../../core/index.ts';
import type { Position } from '../../core/edit/index.ts';
import { useSession } from '../hooks/useSession.ts';
import { titleOfKey } from '../session/phraseEvent.ts';
import { phraseRemoval } from '../session/phraseRemoval.ts';
import { computeLayout } from './computeLayout.ts';
import { copyStates, parseCopiedStates, type CopiedStates } from './copiedStates.ts';
import { listPins, outermost, pathOf, planMoves } from './planMoves.ts';
import { planPaste } from './planPaste.ts';
import { lastFirst, placeOf, planRemoval } from './planRemoval.ts';
import { planTidy } from './planTidy.ts';
import { proposeStateKey, toStateKey } from './proposeStateKey.ts';
import type { PlacedLifecycle } from './toEditorFlow.ts';

/** What can be done to the states and lines of the shown lifecycle. Each is one step of the history. */
export interface CanvasCommands {
  remove(states: readonly string[], edges: readonly string[]): void;
  /** Answers the ids of the states that moved into or out of a container; undefined when nothing moved. */
  move(moved: ReadonlyMap<string, Position>): readonly string[] | undefined;
  rename(id: string, name: string): string | undefined;
  copy(states: readonly string[]): CopiedStates | undefined;
  /** Answers the ids of what was added. */
  paste(copied: CopiedStates, shift: Position): readonly string[];
  pasteText(text: string): readonly string[];
  group(states: readonly string[]): string | undefined;
  reconnect(edge: string, ends: { readonly source: string; readonly target: string }): void;
  /** Lays out the given states afresh, or all. */
  tidy(states: readonly string[]): Promise<void>;
  run(command: Command): boolean;
}

/** The commands on a placed lifecycle. */
export function useCanvasCommands(framework: Framework, placed: PlacedLifecycle): CanvasCommands {
  const session = useSession();
  return useMemo(() => {
    const { lifecycle, layout } = placed;
    const known = framework.lifecycles.get(lifecycle.name);
    const places = framework.layout.get(lifecycle.name);
    const pins = () => listPins(lifecycle, layout.boxes, places);
    const pinned = (): readonly Command[] =>
      pins().length > 0 ? [{ kind: 'layout.place', lifecycle: lifecycle.name, places: pins() }] : [];
    const run = (command: Command): boolean => session.runCommand(command) === undefined;
    const idOf = (path: readonly string[]): string => `${lifecycle.name}:${path.join('.')}`;
    const paste = (copied: CopiedStates, shift: Position): readonly string[] => {
      const plan = planPaste(framework, lifecycle.name, copied, shift, pinned());
      if (!plan || !run(plan.command)) return [];
      if (plan.leftOut > 0)
        session.notify(
          `${plan.leftOut} ${plan.leftOut === 1 ? 'transition was' : 'transitions were'} left out: this framework has no such clock.`,
        );
      return plan.paths.map(idOf);
    };
    return {
      run,
      paste,
      remove(states, edges) {
        const command = planRemoval(lifecycle, states, edges);
        if (!command) return;
        const before = session.store.get().reading.framework;
        const steps: Command = { kind: 'steps', name: 'Remove', steps: [...pinned(), command] };
        if (!run(steps)) return;
        session.select(undefined);
        const after = session.store.get().reading.framework;
        if (before && after) session.notify(phraseRemoval(before, after, outermost(states).map(nameOf)));
      },
      move(moved) {
        const command = planMoves(lifecycle, layout.boxes, places, moved);
        if (!command || !run(command)) return undefined;
        const steps = command.kind === 'steps' ? command.steps : [command];
        return steps.flatMap((step) =>
          step.kind === 'state.nest' ? [idOf([...step.parent, step.path.at(-1) ?? ''])] : [],
        );
      },
      rename(id, name) {
        const path = pathOf(id);
        const key = path.at(-1);
        const to = toStateKey(name);
        if (key === undefined || to === key) return id;
        return run({ kind: 'state.rename', lifecycle: lifecycle.name, path, to })
          ? idOf([...path.slice(0, -1), to])
          : undefined;
      },
      copy: (states) => known && copyStates(known, states, layout.boxes),
      pasteText(text) {
        const copied = parseCopiedStates(text);
        return copied ? paste(copied, { x: 40, y: 40 }) : [];
      },
      group(states) {
        const [first, ...rest] = outermost(states);
        const parent = lifecycle.nodes.find((node) => node.id === first)?.parent;
        if (first === undefined || !known) return undefined;
        if (rest.some((id) => lifecycle.nodes.find((node) => node.id === id)?.parent !== parent)) {
          session.notify('Choose states that stand side by side to group them.', 'problem');
          return undefined;
        }
        const key = proposeStateKey(known, 'group');
        const done = run(planGroup(placed, [first, ...rest], pathOf(parent), key, pinned()));
        return done ? idOf([...pathOf(parent), key]) : undefined;
      },
      reconnect(id, ends) {
        const edge = lifecycle.edges.find((candidate) => candidate.id === id);
        if (!edge) return;
        const steps = lastFirst(edge.lines.map((line) => line.transition)).map((transition): Command =>
          ends.source === edge.source
            ? {
                kind: 'transition.retarget',
                transition: placeOf(lifecycle.name, transition),
                target: pathOf(ends.target),
              }
            : {
                kind: 'transition.reconnect',
                transition: placeOf(lifecycle.name, transition),
                source: pathOf(ends.source),
              },
        );
        if (ends.source !== edge.source || ends.target !== edge.target)
          run({ kind: 'steps', name: 'Reconnect', steps: [...pinned(), ...steps] });
      },
      async tidy(states) {
        const command = await planTidy(placed, states, computeLayout);
        if (session.store.get().reading.framework !== framework) return;
        if (command) run(command);
      },
    };
  }, [session, framework, placed]);
}

function nameOf(id: string): string {
  return titleOfKey(pathOf(id).at(-1) ?? '');
}

function planGroup(
  { lifecycle, layout }: PlacedLifecycle,
  ids: readonly string[],
  parent: readonly string[],
  key: string,
  before: readonly Command[],
): Command {
  const boxes = ids.flatMap((id) => layout.boxes.get(id) ?? []);
  const corner = {
    x: Math.min(...boxes.map((box) => box.x)) - 24,
    y: Math.min(...boxes.map((box) => box.y)) - 44,
  };
  const path = [...parent, key];
  return {
    kind: 'steps',
    name: `Group ${ids.length} states`,
    steps: [
      ...before,
      {
        kind: 'state.group',
        lifecycle: lifecycle.name,
        parent,
        keys: ids.map((id) => pathOf(id).at(-1) ?? ''),
        key,
        position: corner,
      },
      {
        kind: 'layout.place',
        lifecycle: lifecycle.name,
        places: ids.map((id) => ({
          path: [...path, pathOf(id).at(-1) ?? ''],
          position: {
            x: (layout.boxes.get(id)?.x ?? 0) - corner.x,
            y: (layout.boxes.get(id)?.y ?? 0) - corner.y,
          },
        })),
      },
    ],
  };
}
