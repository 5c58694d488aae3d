import type { Guard, Lifecycle, StateNode, Trigger } from '../../core/index.ts';
import type { GuardTests, Position, StateKind } from '../../core/edit/index.ts';
import { findState, findTarget } from './findTarget.ts';
import { outermost, pathOf } from './planMoves.ts';
import type { Box } from './placeBoxes.ts';

/** States and the transitions among them, as they travel by the clipboard. */
export interface CopiedStates {
  readonly format: 'cosell-states/1';
  readonly states: readonly CopiedState[];
  /** Paths count from the copied states. */
  readonly transitions: readonly CopiedTransition[];
}

export interface CopiedState {
  readonly key: string;
  readonly type: StateKind;
  readonly initial?: string;
  readonly history?: 'shallow' | 'deep';
  readonly tags: readonly string[];
  readonly description?: string;
  readonly position?: Position;
  readonly states: readonly CopiedState[];
}

interface CopiedTransition {
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly trigger: Trigger;
  readonly guard?: GuardTests;
  readonly reenter?: boolean;
  readonly description?: string;
}

/**
 * Copies states with what is inside them and the transitions that stay among them.
 * @param boxes of states relative to their parents
 * @param absolute where the copied states themselves are to be remembered, if not there
 */
export function copyStates(
  lifecycle: Lifecycle,
  ids: readonly string[],
  boxes: ReadonlyMap<string, Box>,
  absolute: ReadonlyMap<string, Box> = boxes,
): CopiedStates | undefined {
  const roots = outermost(ids).flatMap((id) => findState(lifecycle, pathOf(id)) ?? []);
  if (roots.length === 0) return undefined;
  const transitions: CopiedTransition[] = [];
  const local = (state: StateNode): readonly string[] | undefined => {
    const root = roots.find((candidate) => candidate.path.every((key, index) => state.path[index] === key));
    return root && state.path.slice(root.path.length - 1);
  };
  const copy = (state: StateNode): CopiedState => {
    for (const way of state.transitions) {
      const target = way.target === undefined ? undefined : findTarget(lifecycle, way.source, way.target);
      const [from, to] = [local(state), target && local(target)];
      if (!from || !to) continue;
      transitions.push({
        source: from,
        target: to,
        trigger: way.trigger,
        ...(way.guard ? { guard: toTests(way.guard) } : {}),
        ...(way.reenter ? { reenter: true } : {}),
        ...(way.description === undefined ? {} : { description: way.description }),
      });
    }
    const id = `${lifecycle.name}:${state.path.join('.')}`;
    const box = roots.includes(state) ? absolute.get(id) : boxes.get(id);
    return {
      key: state.key,
      type: state.kind,
      ...(state.initial === undefined ? {} : { initial: state.initial }),
      ...(state.history === undefined ? {} : { history: state.history }),
      tags: state.tags,
      ...(state.description === undefined ? {} : { description: state.description }),
      ...(box ? { position: { x: Math.round(box.x), y: Math.round(box.y) } } : {}),
      states: state.states.map(copy),
    };
  };
  return { format: 'cosell-states/1', states: roots.map(copy), transitions };
}

/** A guard as its tests are written. */
export function toTests(guard: Guard): GuardTests {
  return {
    ...(guard.facts.size > 0 ? { facts: Object.fromEntries(guard.facts) } : {}),
    ...(guard.by.side === undefined && guard.by.role === undefined ? {} : { by: guard.by }),
    ...(guard.data.size > 0 ? { data: Object.fromEntries(guard.data) } : {}),
  };
}

/** Copied states as clipboard text. */
export function printCopied(copied: CopiedStates): string {
  return JSON.stringify(copied, undefined, 2);
}

/** Reads clipboard text; undefined when it holds no copied states. */
export function parseCopiedStates(text: string): CopiedStates | undefined {
  if (!text.includes('cosell-states/1')) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isCopied(value) ? value : undefined;
}

function isCopied(value: unknown): value is CopiedStates {
  return (
    isRecord(value) &&
    value['format'] === 'cosell-states/1' &&
    isListOf(value['states'], isCopiedState) &&
    isListOf(value['transitions'], isCopiedTransition)
  );
}

function isCopiedState(value: unknown): value is CopiedState {
  return (
    isRecord(value) &&
    typeof value['key'] === 'string' &&
    ['atomic', 'compound', 'parallel', 'final', 'history'].includes(String(value['type'])) &&
    isListOf(value['tags'], isText) &&
    isListOf(value['states'], isCopiedState) &&
    (value['description'] === undefined || isText(value['description'])) &&
    (value['initial'] === undefined || isText(value['initial'])) &&
    (value['position'] === undefined || isPosition(value['position']))
  );
}

function isCopiedTransition(value: unknown): value is CopiedTransition {
  return (
    isRecord(value) &&
    isListOf(value['source'], isText) &&
    isListOf(value['target'], isText) &&
    isTrigger(value['trigger']) &&
    (value['guard'] === undefined || isRecord(value['guard']))
  );
}

function isTrigger(value: unknown): value is Trigger {
  if (!isRecord(value)) return false;
  if (value['kind'] === 'event') return isText(value['type']);
  if (value['kind'] === 'after') return isText(value['duration']);
  return value['kind'] === 'always' || value['kind'] === 'done';
}

function isPosition(value: unknown): value is Position {
  return isRecord(value) && Number.isFinite(value['x']) && Number.isFinite(value['y']);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf<T>(value: unknown, test: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(test);
}
