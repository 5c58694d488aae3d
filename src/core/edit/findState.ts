import { nameOfState, stateTreeOf, type StateEntry, type StateTree } from '../check/stateTree.ts';
import { ok, refused, type Result } from '../base/result.ts';
import type { JsonPath } from '../diagnostics/diagnostic.ts';
import type { Framework, Transition, Trigger } from '../model/framework.ts';
import type { StatePath, TransitionPlace } from '../model/command.ts';
import { refuseUnknown, type Refusal } from './refusal.ts';

export interface FoundState {
  readonly tree: StateTree;
  readonly entry: StateEntry;
}

export function findLifecycle(framework: Framework, lifecycle: string): Result<StateTree, Refusal> {
  const found = framework.lifecycles.get(lifecycle);
  return found
    ? ok(stateTreeOf(found))
    : refused(refuseUnknown('lifecycle', lifecycle, framework.lifecycles.keys()));
}

export function findState(
  framework: Framework,
  lifecycle: string,
  path: StatePath,
): Result<FoundState, Refusal> {
  const tree = findLifecycle(framework, lifecycle);
  if (!tree.ok) return tree;
  let entry: StateEntry | undefined = tree.value.root;
  for (const key of path) entry = entry?.children.get(key);
  if (entry) return ok({ tree: tree.value, entry });
  const known = tree.value.entries.filter(({ parent }) => parent).map(nameOfState);
  return refused(refuseUnknown('state', path.join('.'), known, ` in "${lifecycle}"`));
}

export interface FoundTransition extends FoundState {
  readonly transition: Transition;
  /** Where the trigger's alternatives stand. */
  readonly slot: JsonPath;
}

export function findTransition(
  framework: Framework,
  place: TransitionPlace,
): Result<FoundTransition, Refusal> {
  const source = findState(framework, place.lifecycle, place.source);
  if (!source.ok) return source;
  const { entry } = source.value;
  const slot = slotOf(entry.jsonPath, place.trigger);
  const transition = entry.node.transitions.find(
    (candidate) => isSameTrigger(candidate.trigger, place.trigger) && candidate.index === place.index,
  );
  if (transition) return ok({ ...source.value, transition, slot });
  const known = entry.node.transitions.map(({ trigger }) => nameTrigger(trigger));
  const name = nameTrigger(place.trigger) + (place.index > 0 ? ` (alternative ${place.index + 1})` : '');
  return refused(refuseUnknown('transition', name, known, ` out of "${nameOfState(entry)}"`));
}

/** The path of the alternatives for a trigger of the state at `state`. */
export function slotOf(state: JsonPath, trigger: Trigger): JsonPath {
  switch (trigger.kind) {
    case 'event':
      return [...state, 'on', trigger.type];
    case 'after':
      return [...state, 'after', trigger.duration];
    case 'always':
      return [...state, 'always'];
    case 'done':
      return [...state, 'onDone'];
  }
}

export function nameTrigger(trigger: Trigger): string {
  switch (trigger.kind) {
    case 'event':
      return trigger.type;
    case 'after':
      return `after ${trigger.duration}`;
    case 'always':
      return 'always';
    case 'done':
      return 'when done';
  }
}

export function isSameTrigger(a: Trigger, b: Trigger): boolean {
  return nameTrigger(a) === nameTrigger(b) && a.kind === b.kind;
}

/** A target as one would write it by hand: a sibling's key, ".child", or "#lifecycle.path". */
export function printTarget(lifecycle: string, source: StatePath, target: StatePath): string {
  const beside = source.slice(0, -1);
  if (source.length > 0 && isBelow(beside, target)) return target.slice(beside.length).join('.');
  if (isBelow(source, target)) return `.${target.slice(source.length).join('.')}`;
  return `#${[lifecycle, ...target].join('.')}`;
}

/** Whether a path leads to something strictly inside another. */
export function isBelow(outer: StatePath, inner: StatePath): boolean {
  return inner.length > outer.length && outer.every((key, index) => inner[index] === key);
}

export { nameOfState };
