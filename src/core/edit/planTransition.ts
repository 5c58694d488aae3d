import { assertNever } from '../base/assert.ts';
import type { JsonPath } from '../diagnostics/diagnostic.ts';
import type { JsonObject, JsonValue, Trigger } from '../model/framework.ts';
import type { GuardTests, TransitionCommand } from '../model/command.ts';
import {
  findState,
  findTransition,
  isSameTrigger,
  nameOfState,
  nameTrigger,
  printTarget,
  slotOf,
  type FoundTransition,
} from './findState.ts';
import { resolveTarget } from '../check/resolveTarget.ts';
import type { StateEntry } from '../check/stateTree.ts';
import { rewriteTarget } from './moveStates.ts';
import { checkName, EVENT_NAME, removeWithEmpty, type Outcome, type Plan } from './plan.ts';
import { refusePlace, refuseUnknown } from './refusal.ts';
import type { Content } from './insertChild.ts';
import { isList } from './printValue.ts';

export function planTransition(plan: Plan, command: TransitionCommand): Outcome {
  if (command.kind === 'transition.add') return addTransition(plan, command);
  const found = findTransition(plan.framework, command.transition);
  if (!found.ok) return found.error;
  const { transition, slot, entry } = found.value;
  const { draft } = plan;
  const at = transition.jsonPath;
  switch (command.kind) {
    case 'transition.remove':
      removeWithEmpty(draft, at, entry.jsonPath.length + 1);
      return undefined;
    case 'transition.retarget': {
      const target = findState(plan.framework, command.transition.lifecycle, command.target);
      if (!target.ok) return target.error;
      const printed = printTarget(command.transition.lifecycle, transition.source, command.target);
      const isText = typeof draft.value(at) === 'string';
      const isForbidden = transition.target === undefined && draft.size(at) === 0;
      draft.set(isText || isForbidden ? at : [...at, 'target'], printed);
      return undefined;
    }
    case 'transition.reconnect': {
      const source = findState(plan.framework, command.transition.lifecycle, command.source);
      if (!source.ok) return source.error;
      return moveTransition(plan, found.value, source.value.entry, transition.trigger);
    }
    case 'transition.setTrigger':
      return moveTransition(plan, found.value, entry, command.trigger);
    case 'transition.setGuard':
      return setGuard(plan, found.value, command.guard);
    case 'transition.setReenter':
      return setField(plan, found.value, 'reenter', command.reenter ? true : undefined);
    case 'transition.describe':
      return setField(plan, found.value, 'description', command.description);
    case 'transition.move':
      if (isList(draft.value(slot) ?? ''))
        draft.move(slot, transition.index, clamp(command.to, draft.size(slot)));
      return undefined;
    default:
      return assertNever(command);
  }
}

function clamp(index: number, size: number): number {
  return Math.max(0, Math.min(index, size - 1));
}

function addTransition(
  plan: Plan,
  command: Extract<TransitionCommand, { readonly kind: 'transition.add' }>,
): Outcome {
  const { lifecycle, trigger, target, guard, description, reenter, index } = command;
  const source = findState(plan.framework, lifecycle, command.source);
  if (!source.ok) return source.error;
  const { entry } = source.value;
  const refusal = checkTrigger(plan, entry, trigger) ?? checkGuard(trigger, guard);
  if (refusal) return refusal;
  if (target === undefined && trigger.kind !== 'event') {
    return refusePlace('Only an event can be forbidden; name the state this transition leads to.');
  }
  const to = target && findState(plan.framework, lifecycle, target);
  if (to && !to.ok) return to.error;
  const printed = target && printTarget(lifecycle, command.source, target);
  const fields: JsonObject = {
    ...(printed === undefined ? {} : { target: printed }),
    ...(hasTests(guard) ? { guard: printGuard(guard) } : {}),
    ...(reenter ? { reenter: true } : {}),
    ...(description === undefined ? {} : { description }),
  };
  const value = printed !== undefined && Object.keys(fields).length === 1 ? printed : fields;
  const alternatives = entry.node.transitions.filter((other) => isSameTrigger(other.trigger, trigger));
  const last = alternatives.find((other) => !other.guard)?.index;
  const place = index ?? (hasTests(guard) ? last : undefined);
  putAlternative(plan, slotOf(entry.jsonPath, trigger), { kind: 'value', value }, place);
  return undefined;
}

/** Puts an alternative into the slot of a trigger; a single one there becomes a list. */
function putAlternative({ draft }: Plan, slot: JsonPath, content: Content, index = Infinity): void {
  const present = draft.value(slot);
  if (present === undefined) {
    draft.put(slot, content);
    return;
  }
  if (!isList(present)) {
    const only = draft.lift(slot, { key: false });
    draft.replace(slot, '[]');
    draft.insert(slot, 0, { kind: 'source', text: only.text, indent: only.indent });
  }
  draft.insert(slot, Math.min(index, draft.size(slot)), content);
}

function moveTransition(plan: Plan, found: FoundTransition, source: StateEntry, trigger: Trigger): Outcome {
  const { transition, entry, tree, slot } = found;
  if (source === entry && isSameTrigger(trigger, transition.trigger)) return undefined;
  const refusal = checkTrigger(plan, source, trigger) ?? checkGuard(trigger, guardTests(transition.guard));
  if (refusal) return refusal;
  if (transition.target === undefined && trigger.kind !== 'event') {
    return refusePlace('Only an event can be forbidden; give this transition a target first.');
  }
  const { draft } = plan;
  const isOnly = draft.size(slot) <= 1 || !isList(draft.value(slot) ?? '');
  const newSlot = slotOf(source.jsonPath, trigger);
  const sameContainer = newSlot.slice(0, -1).join('\n') === slot.slice(0, -1).join('\n');
  if (isOnly && sameContainer && slot.length === entry.jsonPath.length + 2 && !draft.has(newSlot)) {
    draft.renameKey(slot, String(newSlot.at(-1)));
    return undefined;
  }
  const target = transition.target === undefined ? undefined : resolveTarget(tree, entry, transition.target);
  if (target && transition.target !== undefined && source !== entry) {
    const path = draft.has([...transition.jsonPath, 'target'])
      ? [...transition.jsonPath, 'target']
      : transition.jsonPath;
    const places = { source, target, written: transition.target };
    draft.set(
      path,
      rewriteTarget(tree, places, ({ node }) => node.path),
    );
  }
  const lifted = draft.lift(transition.jsonPath, { key: false });
  removeWithEmpty(draft, transition.jsonPath, entry.jsonPath.length + 1);
  putAlternative(plan, newSlot, lifted);
  return undefined;
}

function checkTrigger({ framework }: Plan, source: StateEntry, trigger: Trigger): Outcome {
  const { kind } = source.node;
  if (kind === 'final' || kind === 'history') {
    if (kind === 'history' || trigger.kind !== 'done') {
      return refusePlace(
        `"${nameOfState(source)}" is ${kind} and has no transitions; change its kind first.`,
      );
    }
  }
  if (trigger.kind === 'done' && kind === 'atomic') {
    return refusePlace(
      `"${nameOfState(source)}" holds no states and is never done; choose an event instead.`,
    );
  }
  if (trigger.kind === 'after' && !framework.durations.has(trigger.duration)) {
    return refuseUnknown('duration', trigger.duration, framework.durations.keys());
  }
  if (trigger.kind !== 'event') return undefined;
  const prefix = ['xstate.', 'cosell.'].find((reserved) => trigger.type.startsWith(reserved));
  if (prefix !== undefined) {
    const message = `Event types that begin with "${prefix}" belong to the engine; choose another.`;
    return { kind: 'name.reserved', name: trigger.type, message };
  }
  return checkName(trigger.type, EVENT_NAME);
}

function checkGuard(trigger: Trigger, guard: GuardTests | undefined): Outcome {
  if (!hasTests(guard) || trigger.kind === 'event') return undefined;
  if (trigger.kind === 'after') {
    return refusePlace(
      `A clock ("${nameTrigger(trigger)}") has no condition; put it on the duration's rows instead.`,
    );
  }
  if (Object.keys({ ...guard.by, ...guard.data }).length > 0) {
    return refusePlace(
      'Who did something and what came with it can be tested only on an event; test facts instead.',
    );
  }
  return undefined;
}

function setGuard(plan: Plan, found: FoundTransition, guard: GuardTests | undefined): Outcome {
  const refusal = checkGuard(found.transition.trigger, guard) ?? refuseForbidden(found);
  if (refusal) return refusal;
  return setField(plan, found, 'guard', hasTests(guard) ? printGuard(guard) : undefined);
}

function refuseForbidden({ transition }: FoundTransition): Outcome {
  if (transition.target !== undefined) return undefined;
  return refusePlace(
    `"${nameTrigger(transition.trigger)}" is forbidden here and has no condition; give it a target first.`,
  );
}

/** Sets a field of a transition; one written as text becomes an object. */
function setField(plan: Plan, found: FoundTransition, field: string, value: JsonValue | undefined): Outcome {
  const { draft } = plan;
  const at = found.transition.jsonPath;
  const written = draft.value(at);
  if (value === undefined) {
    if (typeof written !== 'string') draft.remove([...at, field]);
    return undefined;
  }
  const refusal = refuseForbidden(found);
  if (refusal) return refusal;
  if (typeof written === 'string') draft.set(at, { target: written, [field]: value });
  else draft.set([...at, field], value);
  return undefined;
}

function hasTests(guard: GuardTests | undefined): guard is GuardTests {
  if (!guard) return false;
  return Object.keys({ ...guard.facts, ...guard.by, ...guard.data }).length > 0;
}

function printGuard({ facts, by, data }: GuardTests): JsonObject {
  const filled = Object.entries({ facts, by, data }).filter(
    ([, tests]) => Object.keys(tests ?? {}).length > 0,
  );
  return { type: 'when', params: Object.fromEntries(filled) as JsonObject };
}

function guardTests(guard: FoundTransition['transition']['guard']): GuardTests | undefined {
  return (
    guard && { facts: Object.fromEntries(guard.facts), by: guard.by, data: Object.fromEntries(guard.data) }
  );
}
