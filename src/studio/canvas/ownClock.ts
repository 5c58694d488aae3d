import type { Command, Framework, JsonPath, JsonValue, Transition } from '../../core/index.ts';
import { findUses } from '../session/findUses.ts';
import { placeOf } from './planRemoval.ts';

/** The places that go by a clock, without the transition from which it is looked at. */
export function listOtherUses(text: string, name: string, transition: Transition): readonly JsonPath[] {
  const own = transition.jsonPath;
  return findUses(text, 'durations', name).filter(
    (path) => !path.every((part, index) => own[index] === part),
  );
}

/** Copies a shared clock under a new name for one transition; undefined when the transition has no clock. */
export function planOwnClock(
  framework: Framework,
  lifecycle: string,
  transition: Transition,
  value: JsonValue,
): Command | undefined {
  if (transition.trigger.kind !== 'after') return undefined;
  const base = `${transition.trigger.duration}-${transition.source.at(-1) ?? lifecycle}`;
  let name = base;
  for (let count = 2; framework.durations.has(name); count += 1) name = `${base}-${count}`;
  return {
    kind: 'steps',
    name: 'Give it a clock of its own',
    steps: [
      { kind: 'entry.add', section: 'durations', name, value },
      {
        kind: 'transition.setTrigger',
        transition: placeOf(lifecycle, transition),
        trigger: { kind: 'after', duration: name },
      },
    ],
  };
}
