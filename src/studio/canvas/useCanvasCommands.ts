import { useMemo } from 'react';
import type { Command, Framework } from '../../core/index.ts';
import type { Position } from '../../core/edit/index.ts';
import { useSession } from '../hooks/useSession.ts';
import { titleOfKey } from '../session/phraseEvent.ts';
import { phraseRemoval } from '../session/phraseRemoval.ts';
import { computeLayout } from './computeLayout.ts';
import { copyStates, parseCopiedStates, printCopied, type CopiedStates } from './copiedStates.ts';
import { listPins, outermost, pathOf, planMoves } from './planMoves.ts';
import { planGroup, planUngroup } from './planGroup.ts';
import { planPaste } from './planPaste.ts';
import { lastFirst, placeOf, planRemoval } from './planRemoval.ts';
import { planTidy } from './planTidy.ts';
import { proposeStateKey, toStateKey } from './proposeStateKey.ts';
import { toAbsolute } from './placeBoxes.ts';
import type { PlacedLifecycle } from './toEditorFlow.ts';

/** What can be done to the states and lines of the shown lifecycle. Each is one step of the history. */
export interface CanvasCommands {
  remove(states: readonly string[], edges: readonly string[]): void;
  /** Answers the ids of the states that moved into or out of a container; undefined when nothing moved. */
  move(moved: ReadonlyMap<string, Position>): readonly string[] | undefined;
  rename(id: string, name: string): string | undefined;
  copy(states: readonly string[]): CopiedStates | undefined;
  /** Answers the ids of what was added. */
  pasteText(text: string): readonly string[];
  /** Answers the ids of the copies. They stand in the same group as the originals. */
  duplicate(states: readonly string[], shift: Position): readonly string[];
  copyToClipboard(states: readonly string[]): Promise<boolean>;
  pasteFromClipboard(): Promise<readonly string[]>;
  group(states: readonly string[]): string | undefined;
  /** Answers the ids of what was inside. */
  ungroup(state: string): readonly string[] | undefined;
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
    const paste = (
      copied: CopiedStates,
      shift: Position,
      parent: readonly string[] = [],
    ): readonly string[] => {
      const plan = planPaste(framework, lifecycle.name, copied, shift, pinned(), parent);
      if (!plan || !run(plan.command)) return [];
      if (plan.leftOut > 0)
        session.notify(
          `${plan.leftOut} ${plan.leftOut === 1 ? 'transition was' : 'transitions were'} left out: this framework has no such clock.`,
        );
      return plan.paths.map(idOf);
    };
    const copy = (states: readonly string[]): CopiedStates | undefined =>
      known && copyStates(known, states, layout.boxes, toAbsolute(lifecycle, layout.boxes));
    const pasteText = (text: string): readonly string[] => {
      const copied = parseCopiedStates(text);
      return copied ? paste(copied, { x: 40, y: 40 }) : [];
    };
    return {
      run,
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
      copy,
      pasteText,
      duplicate(states, shift) {
        const [first] = outermost(states);
        const parent = lifecycle.nodes.find((node) => node.id === first)?.parent;
        const beside = states.filter(
          (id) => lifecycle.nodes.find((node) => node.id === id)?.parent === parent,
        );
        const copied = known && copyStates(known, beside, layout.boxes);
        return copied ? paste(copied, shift, pathOf(parent)) : [];
      },
      async copyToClipboard(states) {
        const copied = copy(states);
        if (!copied) return false;
        const done = await navigator.clipboard.writeText(printCopied(copied)).then(
          () => true,
          () => false,
        );
        if (!done)
          session.notify('The browser does not let this be copied from here: press Ctrl+C.', 'problem');
        return done;
      },
      async pasteFromClipboard() {
        const text = await navigator.clipboard.readText().catch(() => undefined);
        if (text === undefined) {
          session.notify('The browser does not let this be pasted from here: press Ctrl+V.', 'problem');
          return [];
        }
        return pasteText(text);
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
      ungroup(id) {
        const plan = known && planUngroup(known, placed, id, pinned());
        if (plan?.kind === 'refused') session.notify(plan.message, 'problem');
        return plan?.kind === 'plan' && run(plan.command) ? plan.paths.map(idOf) : undefined;
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
        if (!command || !run(command)) return;
        const moved = countMoved(command, lifecycle.name, layout.boxes);
        if (moved > 0)
          session.notify(`Moved ${moved === 1 ? 'one state' : `${moved} states`}. Undo puts them back.`);
      },
    };
  }, [session, framework, placed]);
}

/** How many states a step sets elsewhere than they are seen. */
function countMoved(command: Command, lifecycle: string, boxes: ReadonlyMap<string, Position>): number {
  const steps = command.kind === 'steps' ? command.steps : [command];
  const places = steps.flatMap((step) => (step.kind === 'layout.place' ? step.places : []));
  return places.filter(({ path, position }) => {
    const box = boxes.get(`${lifecycle}:${path.join('.')}`);
    return position && box && (Math.abs(position.x - box.x) > 1 || Math.abs(position.y - box.y) > 1);
  }).length;
}

function nameOf(id: string): string {
  return titleOfKey(pathOf(id).at(-1) ?? '');
}
