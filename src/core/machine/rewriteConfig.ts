import { invariant } from '../base/assert.ts';
import type { Guard, JsonObject, JsonValue, Lifecycle, StateNode, Transition } from '../model/framework.ts';

/** A transition with its place in text order and the number of its guard. */
export interface NumberedTransition {
  readonly transition: Transition;
  /** Position among all transitions of the lifecycle, in text order. */
  readonly order: number;
  /** Index into the lifecycle's guards; undefined when unguarded. */
  readonly guard?: number;
}

/** A lifecycle made ready for XState: guards asked by number, every transition announcing itself. */
export interface RewrittenConfig {
  readonly config: JsonObject;
  readonly transitions: readonly NumberedTransition[];
  readonly guards: readonly { readonly guard: Guard; readonly transition: NumberedTransition }[];
}

/** Name of the action by which a taken transition announces itself. */
export const TAKEN = 'cosell.taken';

/** Enough for any settling chain a person would draw; beyond it the lifecycle is cycling. */
const MAX_MICROSTEPS = 200;

/**
 * Turns the author's config into one whose guards are `{ type: "when", params: { guard: n } }` and whose transitions carry an action
 * naming their order. States, ids, targets and everything else that moves are left as written.
 */
export function rewriteConfig(lifecycle: Lifecycle): RewrittenConfig {
  const transitions: NumberedTransition[] = [];
  const guards: { guard: Guard; transition: NumberedTransition }[] = [];
  const bySlot = new Map<string, NumberedTransition>();
  const number = (node: StateNode): void => {
    for (const transition of node.transitions) {
      const guarded = transition.guard === undefined ? {} : { guard: guards.length };
      const numbered: NumberedTransition = { transition, order: transitions.length, ...guarded };
      transitions.push(numbered);
      if (transition.guard) guards.push({ guard: transition.guard, transition: numbered });
      bySlot.set(slotOf(transition.source, triggerName(transition), transition.index), numbered);
    }
    node.states.forEach(number);
  };
  number(lifecycle.root);

  const alternatives = (value: JsonValue, source: readonly string[], trigger: string): JsonValue =>
    asList(value).map((_, index) => {
      const numbered = bySlot.get(slotOf(source, trigger, index));
      invariant(numbered, `transition ${trigger}:${String(index)} of ${source.join('.')} is in the model`);
      return configOf(numbered);
    });
  const named = (value: JsonValue, prefix: string, source: readonly string[]): JsonObject =>
    Object.fromEntries(
      Object.entries(asObject(value)).map(([name, list]) => [
        name,
        alternatives(list, source, prefix + name),
      ]),
    );
  const rewrite = (config: JsonObject, source: readonly string[]): JsonObject =>
    Object.fromEntries(
      Object.entries(config).map(([key, value]): [string, JsonValue] => {
        if (key === 'on') return [key, named(value, 'on:', source)];
        if (key === 'after') return [key, named(value, 'after:', source)];
        if (key === 'always' || key === 'onDone') return [key, alternatives(value, source, key)];
        if (key !== 'states') return [key, value];
        const states = Object.entries(asObject(value));
        return [
          key,
          Object.fromEntries(
            states.map(([name, state]) => [name, rewrite(asObject(state), [...source, name])]),
          ),
        ];
      }),
    );
  const config = {
    id: lifecycle.name,
    ...rewrite(lifecycle.config, []),
    options: { maxIterations: MAX_MICROSTEPS },
  };
  return { config, transitions, guards };
}

function triggerName({ trigger }: Transition): string {
  switch (trigger.kind) {
    case 'event':
      return `on:${trigger.type}`;
    case 'after':
      return `after:${trigger.duration}`;
    case 'always':
      return 'always';
    case 'done':
      return 'onDone';
  }
}

function slotOf(source: readonly string[], trigger: string, index: number): string {
  return JSON.stringify([source, trigger, index]);
}

function configOf({ transition, order, guard }: NumberedTransition): JsonObject {
  if (transition.target === undefined) return {};
  return {
    target: transition.target,
    ...(transition.reenter ? { reenter: true } : {}),
    ...(guard === undefined ? {} : { guard: { type: 'when', params: { guard } } }),
    actions: [{ type: TAKEN, params: { order } }],
  };
}

function asList(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}

function asObject(value: JsonValue): JsonObject {
  invariant(
    typeof value === 'object' && value !== null && !Array.isArray(value),
    'a checked lifecycle holds objects',
  );
  return value as JsonObject;
}
