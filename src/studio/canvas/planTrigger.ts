import {
  CHALLENGE_EVENTS,
  stateTreeOf,
  type CellSource,
  type Command,
  type Framework,
  type JsonValue,
  type StateNode,
  type Trigger,
} from '../../core/index.ts';
import type { GuardTests } from '../../core/edit/index.ts';
import { phraseDuration, phraseEventType } from '../session/phraseEvent.ts';
import { toStateKey } from './proposeStateKey.ts';

/** What a person says makes a transition happen. */
export type TriggerDraft =
  | { readonly kind: 'event'; readonly type: string }
  | { readonly kind: 'newEvent'; readonly name: string }
  | { readonly kind: 'clock'; readonly duration: string }
  | { readonly kind: 'newClock'; readonly amount: number; readonly unit: ClockUnit }
  | { readonly kind: 'always'; readonly facts: ReadonlyMap<string, CellSource> }
  | { readonly kind: 'done' };

export type ClockUnit = 'hours' | 'days' | 'working days' | 'weeks' | 'months';

/** A draft as commands that must come first, and what the transition then says. */
interface PlannedTrigger {
  readonly before: readonly Command[];
  readonly trigger: Trigger;
  readonly guard?: GuardTests;
}

/** Says what a draft needs in the file; undefined while something is missing in it. */
export function planTrigger(
  framework: Framework,
  lifecycle: string,
  draft: TriggerDraft,
): PlannedTrigger | undefined {
  switch (draft.kind) {
    case 'event':
      return draft.type === '' ? undefined : { before: [], trigger: { kind: 'event', type: draft.type } };
    case 'newEvent':
      return draft.name.trim() === '' ? undefined : planNewEvent(framework, lifecycle, draft.name.trim());
    case 'clock':
      return { before: [], trigger: { kind: 'after', duration: draft.duration } };
    case 'newClock':
      return planNewClock(framework, draft.amount, draft.unit);
    case 'always':
      return draft.facts.size === 0
        ? undefined
        : { before: [], trigger: { kind: 'always' }, guard: { facts: Object.fromEntries(draft.facts) } };
    case 'done':
      return { before: [], trigger: { kind: 'done' } };
  }
}

function planNewEvent(framework: Framework, lifecycle: string, name: string): PlannedTrigger {
  const written = /^[a-z][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)+$/.test(name);
  const type = written ? name : `${lifecycle.toLowerCase()}.${toStateKey(name)}`;
  const before: Command[] =
    written || framework.events.has(type)
      ? []
      : [{ kind: 'entry.add', section: 'events', name: type, value: { name } }];
  return { before, trigger: { kind: 'event', type } };
}

function planNewClock(framework: Framework, amount: number, unit: ClockUnit): PlannedTrigger | undefined {
  if (!Number.isInteger(amount) || amount < 1) return undefined;
  const value = lengthOf(framework, amount, unit);
  if (value === undefined) return undefined;
  const base = `after${amount}${unit === 'working days' ? 'WorkingDays' : unit.charAt(0).toUpperCase() + unit.slice(1)}`;
  let name = base;
  for (let count = 2; framework.durations.has(name); count += 1) name = `${base}-${count}`;
  return {
    before: [{ kind: 'entry.add', section: 'durations', name, value }],
    trigger: { kind: 'after', duration: name },
  };
}

/** A length as the file writes it; undefined when there is no calendar to count working days by. */
function lengthOf(framework: Framework, amount: number, unit: ClockUnit): JsonValue | undefined {
  switch (unit) {
    case 'hours':
      return `PT${amount}H`;
    case 'days':
      return `P${amount}D`;
    case 'weeks':
      return `P${amount}W`;
    case 'months':
      return `P${amount}M`;
    case 'working days': {
      const [calendar] = framework.calendars.keys();
      return calendar === undefined ? undefined : { businessDays: amount, calendar };
    }
  }
}

/** Event types to choose from, those of this lifecycle first, as people call them. */
export function listEventChoices(
  framework: Framework,
  lifecycle: string,
): readonly { readonly value: string; readonly label: string }[] {
  const types = new Set<string>();
  const collect = (state: StateNode): void => {
    for (const { trigger } of state.transitions) if (trigger.kind === 'event') types.add(trigger.type);
  };
  const own = framework.lifecycles.get(lifecycle);
  const others = [...framework.lifecycles.values()].filter((other) => other !== own);
  for (const each of own ? [own, ...others] : others)
    for (const entry of stateTreeOf(each).entries) collect(entry.node);
  for (const type of [...framework.events.keys(), ...CHALLENGE_EVENTS]) types.add(type);
  return [...types].map((type) => ({ value: type, label: phraseEventType(framework, type) }));
}

/** The clocks to choose from, in words. */
export function listClockChoices(
  framework: Framework,
): readonly { readonly value: string; readonly label: string }[] {
  return [...framework.durations.keys()].map((name) => ({
    value: name,
    label: `${phraseDuration(framework, name)} (${name})`,
  }));
}
