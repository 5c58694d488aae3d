import { resolveTarget } from '../check/resolveTarget.ts';
import type { StateEntry, StateTree } from '../check/stateTree.ts';
import type { JsonPath } from '../diagnostics/diagnostic.ts';
import type { Transition } from '../model/framework.ts';
import type { StatePath } from '../model/command.ts';
import { isBelow } from './findState.ts';
import { isCellSource, renameInCell } from './cellNames.ts';
import { findCellUses, renameUses, type NameUse } from './nameUses.ts';
import type { Plan } from './plan.ts';
import { isStage } from './stateParents.ts';

/** Where the states of a lifecycle will stand. */
export type NewPath = (entry: StateEntry) => StatePath;

/** A target as written, with the JSON path of its text. */
export interface WrittenTarget {
  readonly source: StateEntry;
  /** Absent for the fallback of a history state. */
  readonly transition: Transition | undefined;
  readonly target: StateEntry;
  readonly written: string;
  readonly path: JsonPath;
}

/** Every target of a lifecycle that leads somewhere, those of history states included. */
export function findTargets({ draft }: Plan, tree: StateTree): readonly WrittenTarget[] {
  return tree.entries.flatMap((source): WrittenTarget[] => {
    const found = source.node.transitions.flatMap((transition): WrittenTarget[] => {
      const { target: written, jsonPath } = transition;
      const target = written === undefined ? undefined : resolveTarget(tree, source, written);
      if (written === undefined || !target) return [];
      const object = [...jsonPath, 'target'];
      return [{ source, transition, target, written, path: draft.has(object) ? object : jsonPath }];
    });
    const fallback = source.config['target'];
    if (source.node.kind !== 'history' || typeof fallback !== 'string') return found;
    const target = resolveTarget(tree, source, fallback);
    const path = [...source.jsonPath, 'target'];
    return target ? [...found, { source, transition: undefined, target, written: fallback, path }] : found;
  });
}

/** The text of a target after states have moved: in the form it has, or with the lifecycle's name where that no longer leads there. */
export function rewriteTarget(
  tree: StateTree,
  { source, target, written }: Pick<WrittenTarget, 'source' | 'target' | 'written'>,
  newPath: NewPath,
): string {
  const to = newPath(target);
  if (written.startsWith('#')) {
    const [id = ''] = written.slice(1).split('.');
    const base = tree.byId.get(id);
    const from = base && newPath(base);
    if (from && (isBelow(from, to) || to.join('.') === from.join('.'))) {
      return `#${[id, ...to.slice(from.length)].join('.')}`;
    }
  } else {
    const at = newPath(source);
    const base = written.startsWith('.') ? at : at.slice(0, -1);
    const isRoot = at.length === 0 && !written.startsWith('.');
    if (!isRoot && isBelow(base, to)) {
      return (written.startsWith('.') ? '.' : '') + to.slice(base.length).join('.');
    }
  }
  return `#${[tree.root.lifecycle, ...to].join('.')}`;
}

/** Rewrites what names states by their paths: targets, duties, visibility and positions. The states themselves stay where they are. */
export function rewritePaths(plan: Plan, tree: StateTree, newPath: NewPath): void {
  const { draft, framework } = plan;
  const { lifecycle } = tree.root;
  for (const target of findTargets(plan, tree)) draft.set(target.path, rewriteTarget(tree, target, newPath));
  const moved = new Map(
    tree.entries
      .filter((entry) => entry.parent)
      .map((entry) => [entry.node.path.join('.'), newPath(entry).join('.')] as const)
      .filter(([from, to]) => from !== to),
  );
  for (const { index, stage } of framework.responsibilities) {
    const to = stage.startsWith(`${lifecycle}.`) ? moved.get(stage.slice(lifecycle.length + 1)) : undefined;
    if (to !== undefined) draft.set(['responsibilities', index, 'stage'], `${lifecycle}.${to}`);
  }
  framework.tracking?.visibility.forEach(({ object, state }, index) => {
    const to = object === lifecycle ? moved.get(state) : undefined;
    if (to !== undefined) draft.set(['tracking', 'visibility', index, 'state'], to);
  });
  renamePositions(plan, lifecycle, moved);
}

function renamePositions({ draft }: Plan, lifecycle: string, moved: ReadonlyMap<string, string>): void {
  const layout = ['layout', lifecycle];
  const renamed = draft.keys(layout).filter((key) => moved.has(key));
  for (const key of renamed) {
    const to = moved.get(key);
    if (to === undefined) continue;
    if (draft.has([...layout, to]) && !renamed.includes(to)) draft.remove([...layout, to]);
    draft.renameKey([...layout, key], to);
  }
}

/** Cells, stage columns and duties that name a state by its key alone. */
export function findStateUses(plan: Plan, entry: StateEntry): readonly NameUse[] {
  const { framework } = plan;
  const { key } = entry.node;
  if (!isStage(entry)) return findTopUses(plan, entry);
  const cells = findCellUses(framework, key, ({ kind, column }) => kind === 'column' && column === 'stage');
  const duties = framework.responsibilities
    .filter(({ stage }) => stage === key)
    .map(({ index }): NameUse => ({
      part: 'value',
      path: ['responsibilities', index, 'stage'],
      named: (to) => to,
    }));
  return [...findTopUses(plan, entry), ...cells, ...duties];
}

/** Cells that ask which of the states at the top of a lifecycle it is in, and name this one. */
export function findTopUses(
  { framework }: Plan,
  { lifecycle, node, parent }: StateEntry,
): readonly NameUse[] {
  if (!parent || parent.parent) return [];
  const columns = [
    `state.${lifecycle}`,
    ...(lifecycle === 'registration' ? ['registration', 'incumbentState'] : []),
  ];
  return findCellUses(
    framework,
    node.key,
    ({ kind, column }) => kind === 'column' && columns.includes(column),
  );
}

/** Lets places that name several states by their keys name one state instead. */
export function mergeStateUses(
  plan: Plan,
  entries: readonly StateEntry[],
  to: string,
  find: (plan: Plan, entry: StateEntry) => readonly NameUse[],
): void {
  for (const entry of entries) {
    for (const { path } of find(plan, entry)) {
      const written = plan.draft.value(path);
      if (isCellSource(written)) plan.draft.set(path, renameInCell(written, entry.node.key, to));
    }
  }
}

/** Gives a state another key everywhere. The new key is free among its siblings. */
export function renameState(plan: Plan, tree: StateTree, entry: StateEntry, to: string): void {
  const { draft } = plan;
  const at = entry.node.path.length - 1;
  const newPath: NewPath = ({ node }) =>
    node.path.length > at && entry.node.path.every((key, index) => node.path[index] === key)
      ? node.path.with(at, to)
      : node.path;
  renameUses(plan, findStateUses(plan, entry), to);
  rewritePaths(plan, tree, newPath);
  if (entry.parent?.node.initial === entry.node.key) draft.set([...entry.parent.jsonPath, 'initial'], to);
  draft.renameKey(entry.jsonPath, to);
}
