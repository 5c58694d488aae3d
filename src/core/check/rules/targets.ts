import { didYouMean } from '../../diagnostics/suggestName.ts';
import type { JsonPath } from '../../diagnostics/diagnostic.ts';
import type { Framework, Lifecycle, Transition } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';
import { possibleTargets, resolveTarget } from '../resolveTarget.ts';
import { objectOf, stateTreeOf, type StateEntry, type StateTree } from '../stateTree.ts';

/** Every transition leads to a state, or is `{}` under `on` and forbids the event. */
export function targets(framework: Framework, report: CheckReport): void {
  for (const lifecycle of framework.lifecycles.values()) checkLifecycle(lifecycle, report);
}

function checkLifecycle(lifecycle: Lifecycle, report: CheckReport): void {
  const tree = stateTreeOf(lifecycle);
  for (const entry of tree.entries) {
    for (const transition of entry.node.transitions) {
      if (transition.target === undefined) checkForbidden(entry, transition, report);
      else checkTarget(tree, entry, transition.target, pathOfTarget(entry, transition), report);
    }
    const fallback = entry.config['target'];
    if (entry.node.kind === 'history' && typeof fallback === 'string') {
      checkTarget(tree, entry, fallback, [...entry.jsonPath, 'target'], report);
      if (resolveTarget(tree, entry, fallback)?.node.kind === 'history') {
        const message = 'A history state cannot fall back on a history state.';
        report('machine.kind', [...entry.jsonPath, 'target'], message);
      }
    }
  }
}

function checkForbidden(entry: StateEntry, transition: Transition, report: CheckReport): void {
  if (transition.trigger.kind !== 'event') {
    report(
      'target.missing',
      transition.jsonPath,
      'This transition needs a target; only under "on" can "{}" forbid an event.',
    );
  } else if (!isEmptyObject(entry, transition)) {
    report(
      'target.missing',
      transition.jsonPath,
      'This transition needs a target, or must be "{}" to forbid the event.',
    );
  }
}

function isEmptyObject(entry: StateEntry, transition: Transition): boolean {
  return Object.keys(objectOf(writtenAt(entry, transition))).length === 0;
}

function checkTarget(
  tree: StateTree,
  source: StateEntry,
  target: string,
  path: JsonPath,
  report: CheckReport,
): void {
  if (resolveTarget(tree, source, target)) return;
  const hint = didYouMean(target, possibleTargets(tree, source)) || hintForRoot(source, target);
  report('target.unknown', path, `There is no state "${target}" to go to from here.${hint}`);
}

/** From the root XState wants ".child". */
function hintForRoot(source: StateEntry, target: string): string {
  const below = source.children.has(target.split('.')[0] ?? '');
  return below ? ` Did you mean ".${target}"?` : '';
}

function pathOfTarget(entry: StateEntry, transition: Transition): JsonPath {
  const written = writtenAt(entry, transition);
  return typeof written === 'string' ? transition.jsonPath : [...transition.jsonPath, 'target'];
}

function writtenAt(entry: StateEntry, transition: Transition): JsonValueAt {
  const rest = transition.jsonPath.slice(entry.jsonPath.length);
  let value: JsonValueAt = entry.config;
  for (const segment of rest) {
    value =
      typeof segment === 'number' && Array.isArray(value)
        ? (value as readonly JsonValueAt[])[segment]
        : objectOf(value)[segment];
  }
  return value;
}

type JsonValueAt = Parameters<typeof objectOf>[0];
