import { assertNever } from '../base/assert.ts';
import type { StateEntry } from '../check/stateTree.ts';
import type { JsonObject } from '../model/framework.ts';
import type { StateCommand, StateKind } from '../model/command.ts';
import { findState, nameOfState } from './findState.ts';
import { renameState } from './moveStates.ts';
import { checkName, PLAIN_NAME, setOrRemove, type Outcome, type Plan } from './plan.ts';
import { groupStates, nestState } from './planNesting.ts';
import { placeStates } from './planLayout.ts';
import { removeState } from './removeState.ts';
import { becomeParent, checkNewKey, checkParent, findStage, isStage } from './stateParents.ts';
import { refusePlace, refuseTaken, refuseUnknown } from './refusal.ts';

export function planState(plan: Plan, command: StateCommand): Outcome {
  if (command.kind === 'state.add') return addState(plan, command);
  if (command.kind === 'state.group') return groupStates(plan, command);
  const found = findState(plan.framework, command.lifecycle, command.path);
  if (!found.ok) return found.error;
  const { tree, entry } = found.value;
  const { draft } = plan;
  switch (command.kind) {
    case 'state.rename': {
      if (!entry.parent) return refusePlace('A lifecycle is renamed by "lifecycle.rename".');
      if (command.to === entry.node.key) return undefined;
      const refusal = checkNewKey(plan, entry.parent, command.to, isStage(entry));
      if (!refusal) renameState(plan, tree, entry, command.to);
      return refusal;
    }
    case 'state.remove':
      return removeState(plan, tree, entry, command.dangling ?? 'remove');
    case 'state.describe':
      setOrRemove(draft, [...entry.jsonPath, 'description'], command.description);
      return undefined;
    case 'state.tag': {
      if (command.tags.includes('stage') && !isStage(entry)) {
        const twin = findStage(plan, entry.node.key);
        if (twin) return refuseTaken('stage', entry.node.key, ` ("${nameOfState(twin)}")`);
      }
      setOrRemove(draft, [...entry.jsonPath, 'tags'], command.tags.length > 0 ? command.tags : undefined);
      return undefined;
    }
    case 'state.setKind':
      return setKind(plan, entry, command);
    case 'state.setInitial':
      return setInitial(plan, entry, command.initial);
    case 'state.nest':
      return nestState(plan, tree, entry, command);
    default:
      return assertNever(command);
  }
}

function addState(plan: Plan, command: Extract<StateCommand, { readonly kind: 'state.add' }>): Outcome {
  const {
    lifecycle,
    key,
    type = 'atomic',
    tags = [],
    description,
    children,
    history,
    position,
    index,
  } = command;
  const found = findState(plan.framework, lifecycle, command.parent);
  if (!found.ok) return found.error;
  const parent = found.value.entry;
  const refusal =
    checkParent(parent) ??
    checkNewKey(plan, parent, key, lifecycle === 'deal' && tags.includes('stage')) ??
    checkChildren(type, children);
  if (refusal) return refusal;
  if (type === 'history' && parent.node.states.length === 0) {
    return refusePlace(`"${nameOfState(parent)}" holds no other state to come back to; add one first.`);
  }
  const value: JsonObject = {
    ...contentsOf(type, children, history),
    ...(tags.length > 0 ? { tags } : {}),
    ...(description === undefined ? {} : { description }),
  };
  const { draft } = plan;
  becomeParent(plan, parent, key);
  const states = [...parent.jsonPath, 'states'];
  if (draft.has(states))
    draft.insert(states, index ?? Infinity, { kind: 'value', key, value: orderFields(value) });
  else draft.put([...states, key], { kind: 'value', value: orderFields(value) });
  if (position) placeStates(plan, lifecycle, [{ path: [...command.parent, key], position }]);
  return undefined;
}

const FIELD_ORDER = ['type', 'history', 'initial', 'tags', 'description', 'states'];

function orderFields(value: JsonObject): JsonObject {
  return Object.fromEntries(
    FIELD_ORDER.flatMap((field) => (value[field] === undefined ? [] : [[field, value[field]]])),
  );
}

function checkChildren(type: StateKind, children: readonly string[] | undefined): Outcome {
  for (const [index, key] of (children ?? []).entries()) {
    const refusal = checkName(key, PLAIN_NAME);
    if (refusal) return refusal;
    if (children?.indexOf(key) !== index) return refuseTaken('state', key, ' inside');
  }
  const isLeaf = type === 'atomic' || type === 'final' || type === 'history';
  if (isLeaf && children && children.length > 0)
    return refusePlace(`A state that is ${type} cannot hold states.`);
  return undefined;
}

/** What a state of a kind cannot be without. */
function contentsOf(
  type: StateKind,
  children: readonly string[] | undefined,
  history = 'shallow',
): JsonObject {
  switch (type) {
    case 'atomic':
      return {};
    case 'final':
      return { type };
    case 'history':
      return { type, ...(history === 'deep' ? { history } : {}) };
    case 'parallel':
      return { type, states: emptyStates(children?.length ? children : ['first', 'second']) };
    case 'compound': {
      const keys = children?.length ? children : ['start'];
      return { initial: keys[0] ?? '', states: emptyStates(keys) };
    }
  }
}

function emptyStates(keys: readonly string[]): JsonObject {
  return Object.fromEntries(keys.map((key) => [key, {}]));
}

function setInitial({ draft }: Plan, entry: StateEntry, initial: string): Outcome {
  if (entry.node.kind !== 'compound') {
    return refusePlace(
      `"${nameOfState(entry)}" is ${entry.node.kind} and does not begin in one of its states.`,
    );
  }
  const child = entry.children.get(initial);
  if (!child) return refuseUnknown('state', initial, entry.children.keys(), ` in "${nameOfState(entry)}"`);
  if (child.node.kind === 'history')
    return refusePlace(`"${nameOfState(entry)}" cannot begin in a history state.`);
  draft.set([...entry.jsonPath, 'initial'], initial);
  return undefined;
}

function setKind(
  { draft }: Plan,
  entry: StateEntry,
  { type, children, history, outgoing }: Extract<StateCommand, { readonly kind: 'state.setKind' }>,
): Outcome {
  const { node, jsonPath, parent, lifecycle } = entry;
  const name = nameOfState(entry);
  const field = (key: string): (string | number)[] => [...jsonPath, key];
  const isLeaf = type === 'atomic' || type === 'final' || type === 'history';
  if (!parent && isLeaf) return refusePlace(`"${name}" as a whole holds states and cannot be ${type}.`);
  if (!parent && type === 'parallel' && (lifecycle === 'deal' || lifecycle === 'registration')) {
    return refusePlace(`"${name}" as a whole cannot be parallel; make one of its states parallel.`);
  }
  if (isLeaf && node.states.length > 0) {
    return refusePlace(
      `"${name}" holds ${node.states.length} states and cannot be ${type}; remove or move them first.`,
    );
  }
  if (type === 'history' && parent?.node.initial === node.key) {
    return {
      kind: 'initial.lost',
      message: `"${nameOfState(parent)}" begins in "${node.key}"; let it begin elsewhere first.`,
    };
  }
  const lost = node.transitions.filter(
    ({ trigger }) =>
      (type === 'final' && trigger.kind !== 'done') ||
      type === 'history' ||
      (isLeaf && type !== 'final' && trigger.kind === 'done'),
  );
  if (lost.length > 0 && outgoing !== 'remove') {
    return refusePlace(
      `"${name}" has ${lost.length} transitions that a state that is ${type} cannot have; remove them first.`,
    );
  }
  const refusal = checkChildren(type, children);
  if (refusal) return refusal;
  const gone = new Set(lost.map(({ trigger }) => TRIGGER_FIELDS[trigger.kind]));
  for (const key of gone) draft.remove(field(key));
  if (type !== 'history') for (const key of ['history', 'target']) draft.remove(field(key));
  const wanted = contentsOf(type, children, history);
  const hasStates = draft.size(field('states')) > 0;
  setOrRemove(draft, field('type'), wanted['type']);
  if (type === 'history') setOrRemove(draft, field('history'), wanted['history']);
  if (type !== 'compound') draft.remove(field('initial'));
  if (isLeaf) draft.remove(field('states'));
  else if (!hasStates) setOrRemove(draft, field('states'), wanted['states']);
  if (type === 'compound' && !draft.has(field('initial'))) {
    const first = node.states.find(({ kind }) => kind !== 'history')?.key;
    setOrRemove(draft, field('initial'), hasStates ? first : wanted['initial']);
  }
  return undefined;
}

const TRIGGER_FIELDS = { event: 'on', after: 'after', always: 'always', done: 'onDone' } as const;
