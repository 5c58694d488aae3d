import type { StateEntry } from '../check/stateTree.ts';
import { findState, nameOfState } from './findState.ts';
import { checkName, PLAIN_NAME, type Outcome, type Plan } from './plan.ts';
import { refusePlace, refuseTaken } from './refusal.ts';

/** Whether a state is a stage of the deal. */
export function isStage({ lifecycle, node }: StateEntry): boolean {
  return lifecycle === 'deal' && node.tags.includes('stage');
}

/** The stage of a key. */
export function findStage({ framework }: Plan, key: string): StateEntry | undefined {
  const deal = findState(framework, 'deal', []);
  return deal.ok
    ? deal.value.tree.entries.find((entry) => entry.node.key === key && isStage(entry))
    : undefined;
}

/** Refuses a key that is badly formed, taken among the siblings, or taken by another stage. */
export function checkNewKey(plan: Plan, parent: StateEntry, key: string, stage: boolean): Outcome {
  const refusal = checkName(key, PLAIN_NAME);
  if (refusal) return refusal;
  if (parent.children.has(key)) return refuseTaken('state', key, ` in "${nameOfState(parent)}"`);
  const twin = stage ? findStage(plan, key) : undefined;
  return twin && refuseTaken('stage', key, ` ("${nameOfState(twin)}")`);
}

/** Refuses a parent that cannot hold states. */
export function checkParent(parent: StateEntry): Outcome {
  const { kind } = parent.node;
  if (kind !== 'final' && kind !== 'history') return undefined;
  return refusePlace(`"${nameOfState(parent)}" is ${kind} and cannot hold states; change its kind first.`);
}

/** Makes a state ready to hold its first state. */
export function becomeParent({ draft }: Plan, parent: StateEntry, firstKey: string): void {
  if (draft.size([...parent.jsonPath, 'states']) > 0) return;
  if (draft.value([...parent.jsonPath, 'type']) === 'atomic') draft.remove([...parent.jsonPath, 'type']);
  if (draft.value([...parent.jsonPath, 'type']) !== 'parallel')
    draft.set([...parent.jsonPath, 'initial'], firstKey);
}

/**
 * Repairs a state that is about to lose some of its states: it begins elsewhere, or holds states no longer. Refuses when a whole
 * lifecycle would be left without a state to begin in.
 */
export function loseChildren(
  { draft }: Plan,
  parent: StateEntry,
  keys: readonly string[],
  heir?: string,
): Outcome {
  const left = parent.node.states.filter(({ key }) => !keys.includes(key));
  const beginnings = left.filter(({ kind }) => kind !== 'history').map(({ key }) => key);
  const [first] = beginnings;
  if (first === undefined && (!parent.parent || left.length > 0)) {
    const message = `"${nameOfState(parent)}" would have no state left to begin in; add another one first.`;
    return { kind: 'initial.lost', message };
  }
  const field = (key: string): (string | number)[] => [...parent.jsonPath, key];
  if (first === undefined) {
    for (const key of ['initial', 'onDone']) draft.remove(field(key));
    if (parent.node.kind !== 'atomic') draft.remove(field('type'));
  } else if (parent.node.initial !== undefined && keys.includes(parent.node.initial)) {
    draft.set(field('initial'), heir !== undefined && beginnings.includes(heir) ? heir : first);
  }
  return undefined;
}
