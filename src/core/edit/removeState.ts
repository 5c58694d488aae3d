import type { StateEntry, StateTree } from '../check/stateTree.ts';
import { findCells, type CellPlace } from '../check/cellPlaces.ts';
import type { JsonPath } from '../diagnostics/diagnostic.ts';
import { dropFromCell } from './cellNames.ts';
import type { StatePath } from '../model/command.ts';
import { findState, isBelow, nameOfState, printTarget } from './findState.ts';
import { findStateUses, findTargets, mergeStateUses } from './moveStates.ts';
import { removeWithEmpty, type Outcome, type Plan } from './plan.ts';
import { forgetPositions } from './planLayout.ts';
import { refusePlace } from './refusal.ts';
import { loseChildren } from './stateParents.ts';

/**
 * Takes a state out. With another state to take its place, all that led to it or named it means that state. Otherwise transitions to
 * it, duties and visibility at it go with it, and so does what could hold only there: rules, guarded transitions, rows of durations.
 */
export function removeState(
  plan: Plan,
  tree: StateTree,
  entry: StateEntry,
  dangling: 'remove' | { readonly retarget: StatePath },
): Outcome {
  const { lifecycle, parent } = entry;
  if (!parent) return refusePlace('A lifecycle is removed by "lifecycle.remove".');
  const { path, key } = entry.node;
  const gone = tree.entries.filter(({ node }) => node === entry.node || isBelow(path, node.path));
  const heir = dangling === 'remove' ? undefined : findState(plan.framework, lifecycle, dangling.retarget);
  if (heir && !heir.ok) return heir.error;
  if (heir && (gone.includes(heir.value.entry) || !heir.value.entry.parent)) {
    return refusePlace(
      `"${nameOfState(heir.value.entry)}" cannot take the place of "${nameOfState(entry)}".`,
    );
  }
  const heirKey = heir?.value.entry.parent === parent ? heir.value.entry.node.key : undefined;
  const refusal = loseChildren(plan, parent, [key], heirKey);
  if (refusal) return refusal;
  const doomed: JsonPath[] = [];
  if (heir) handOver(plan, tree, gone, heir.value.entry);
  else doomed.push(...findDoomed(plan, tree, gone));
  for (const place of doomed.toSorted(lastFirst)) {
    removeWithEmpty(plan.draft, place, place[0] === 'lifecycles' ? depthOfState(place) + 1 : place.length);
  }
  forgetPositions(plan, lifecycle, path);
  plan.draft.remove(entry.jsonPath);
  if (parent.children.size === 1) plan.draft.remove([...parent.jsonPath, 'states']);
  return undefined;
}

/** Lets everything that names states that go mean another one. */
function handOver(plan: Plan, tree: StateTree, gone: readonly StateEntry[], heir: StateEntry): void {
  const { draft, framework } = plan;
  const { lifecycle } = heir;
  for (const { source, target, path } of findTargets(plan, tree)) {
    if (gone.includes(target) && !gone.includes(source)) {
      draft.set(path, printTarget(lifecycle, source.node.path, heir.node.path));
    }
  }
  const names = new Set(gone.map(({ node }) => node.path.join('.')));
  for (const { index, stage } of framework.responsibilities) {
    if (stage.startsWith(`${lifecycle}.`) && names.has(stage.slice(lifecycle.length + 1))) {
      draft.set(['responsibilities', index, 'stage'], [lifecycle, ...heir.node.path].join('.'));
    }
  }
  framework.tracking?.visibility.forEach(({ object, state }, index) => {
    if (object === lifecycle && names.has(state)) {
      draft.set(['tracking', 'visibility', index, 'state'], heir.node.path.join('.'));
    }
  });
  mergeStateUses(plan, gone, heir.node.key, (_, entry) =>
    findStateUses(plan, entry).filter(({ path }) => !gone.some(({ jsonPath }) => startsWith(path, jsonPath))),
  );
}

/** What cannot be without the states that go; cells that still hold elsewhere only lose them. */
function findDoomed(plan: Plan, tree: StateTree, gone: readonly StateEntry[]): readonly JsonPath[] {
  const { draft, framework } = plan;
  const { lifecycle } = tree.root;
  const doomed: JsonPath[] = [];
  for (const { source, target, transition } of findTargets(plan, tree)) {
    if (!gone.includes(target) || gone.includes(source)) continue;
    doomed.push(transition?.jsonPath ?? [...source.jsonPath, 'target']);
  }
  const names = new Set(gone.map(({ node }) => node.path.join('.')));
  const stages = new Set(gone.filter(({ node }) => node.tags.includes('stage')).map(({ node }) => node.key));
  for (const { index, stage } of framework.responsibilities) {
    const isThere = stage.startsWith(`${lifecycle}.`) && names.has(stage.slice(lifecycle.length + 1));
    if (isThere || (lifecycle === 'deal' && stages.has(stage))) doomed.push(['responsibilities', index]);
  }
  framework.tracking?.visibility.forEach(({ object, state }, index) => {
    if (object === lifecycle && names.has(state)) doomed.push(['tracking', 'visibility', index]);
  });
  const cells = new Map(findCells(framework).map((cell) => [cell.path.join('\n'), cell] as const));
  const left = new Map<CellPlace, CellPlace['source']>();
  for (const entry of gone) {
    for (const { path } of findStateUses(plan, entry)) {
      const cell = cells.get(path.join('\n'));
      if (!cell) continue;
      const remainder = dropFromCell(left.get(cell) ?? cell.source, entry.node.key);
      if (remainder.kind === 'nothing') doomed.push(ownerOf(path));
      else if (remainder.kind === 'any') doomed.push(path);
      else left.set(cell, remainder.source);
    }
  }
  for (const [{ path }, source] of left) draft.set(path, source);
  const outside = doomed.filter((path) => !gone.some(({ jsonPath }) => startsWith(path, jsonPath)));
  const unique = new Map(outside.map((path) => [path.join('\n'), path] as const));
  return [...unique.values()].filter(
    (path) =>
      ![...unique.values()].some(
        (other) => other !== path && other.length < path.length && startsWith(path, other),
      ),
  );
}

/** The rule, duty, row or transition a cell belongs to. */
function ownerOf(path: JsonPath): JsonPath {
  const guard = path.lastIndexOf('guard');
  if (path[0] === 'lifecycles' && guard > 0) return path.slice(0, guard);
  return path.slice(0, path.lastIndexOf('when'));
}

/** The length of the path of the state a place in a lifecycle belongs to. */
function depthOfState(path: JsonPath): number {
  let depth = 2;
  while (path[depth] === 'states') depth += 2;
  return depth;
}

function startsWith(path: JsonPath, start: JsonPath): boolean {
  return start.every((segment, index) => path[index] === segment);
}

/** Later entries of a list first, so that the places of the earlier ones stay. */
function lastFirst(a: JsonPath, b: JsonPath): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const [one, other] = [a[at], b[at]];
    if (one === other) continue;
    if (typeof one === 'number' && typeof other === 'number') return other - one;
    return String(one) < String(other) ? -1 : 1;
  }
  return b.length - a.length;
}
