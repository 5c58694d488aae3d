import type { Command, Lifecycle } from '../../core/index.ts';
import { toTests } from './copiedStates.ts';
import { findState, findTarget } from './findTarget.ts';
import { pathOf } from './planMoves.ts';
import type { PlacedLifecycle } from './toEditorFlow.ts';

/** Puts states that stand side by side into a new group around where they stand, as one step. */
export function planGroup(
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

/** A group dissolved, or why that would change what the path means. */
type PlannedUngroup =
  | { readonly kind: 'plan'; readonly command: Command; readonly paths: readonly (readonly string[])[] }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Dissolves a group as one step: what is inside stands where it stood, what led to the group leads to where it began, and what
 * could happen anywhere in it can happen in each of its states.
 */
export function planUngroup(
  known: Lifecycle,
  { layout }: PlacedLifecycle,
  id: string,
  before: readonly Command[],
): PlannedUngroup {
  const lifecycle = known.name;
  const path = pathOf(id);
  const group = findState(known, path);
  const box = layout.boxes.get(id);
  if (!group || !box) return { kind: 'refused', message: 'Choose a group to dissolve it.' };
  const begin = group.states.find(({ key }) => key === group.initial);
  if (group.kind === 'parallel' || !begin)
    return {
      kind: 'refused',
      message: 'What runs side by side cannot stand alone: take its parts out one by one.',
    };
  if (group.states.some(({ kind }) => kind === 'history'))
    return { kind: 'refused', message: 'The group can be resumed: remove its way back first.' };
  const bound = group.transitions.find(({ trigger }) => trigger.kind === 'after' || trigger.kind === 'done');
  if (bound)
    return {
      kind: 'refused',
      message:
        bound.trigger.kind === 'after'
          ? 'A clock runs for the group as a whole: remove it first.'
          : 'Something happens when all is done inside the group: remove that first.',
    };
  const parent = path.slice(0, -1);
  const inner = group.states.toSorted((a, b) => Number(a === begin) - Number(b === begin));
  const steps: Command[] = [...before];
  for (const child of inner) {
    const place = layout.boxes.get(`${lifecycle}:${child.path.join('.')}`);
    steps.push({
      kind: 'state.nest',
      lifecycle,
      path: child.path,
      parent,
      position: { x: Math.round(box.x + (place?.x ?? 0)), y: Math.round(box.y + (place?.y ?? 0)) },
    });
  }
  const freed = (key: string): readonly string[] => [...parent, key];
  const outside = (target: readonly string[]): readonly string[] => {
    if (!path.every((key, index) => target[index] === key)) return target;
    const rest = target.slice(path.length);
    return rest.length > 0 ? [...parent, ...rest] : freed(begin.key);
  };
  for (const child of inner.filter(({ kind }) => kind !== 'final'))
    for (const way of group.transitions) {
      const target = way.target === undefined ? undefined : findTarget(known, way.source, way.target);
      steps.push({
        kind: 'transition.add',
        lifecycle,
        source: freed(child.key),
        trigger: way.trigger,
        ...(target ? { target: outside(target.path) } : {}),
        ...(way.guard ? { guard: toTests(way.guard) } : {}),
        ...(way.description === undefined ? {} : { description: way.description }),
        index: Infinity,
      });
    }
  steps.push({ kind: 'state.remove', lifecycle, path, dangling: { retarget: freed(begin.key) } });
  return {
    kind: 'plan',
    command: { kind: 'steps', name: 'Ungroup', steps },
    paths: group.states.map(({ key }) => freed(key)),
  };
}
