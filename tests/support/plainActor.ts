import { createActor, setup, SimulatedClock } from 'xstate';
import type { RandomCase } from './randomFramework.ts';
import { toSlowQuestion } from './toSlowQuestion.ts';
import type { SlowGuard } from './slowGuards.ts';
import { testCells } from './slowGuards.ts';

/** How a record fares on the bare machine. */
export interface PlainRun {
  /** Nothing was refused and the end is the recorded one. */
  readonly accepted: boolean;
  /** State values: at the start, then after each event as recorded and the time until the next one. */
  readonly values: readonly unknown[];
}

const STEP = 3_600_000;

/** Sends a record to `createActor` on a simulated clock. Expects clocks that start with their state and whole hours between events. */
export function plainActor(one: RandomCase): PlainRun {
  const { config, durations, events, facts: first, endAt, goal, isFree, sideOfRole } = toSlowQuestion(one);
  let facts = first;
  let actor_: { readonly side?: string; readonly role?: string } = {};
  let data: (typeof events)[number]['data'] = {};
  const machine = setup({
    guards: {
      when: (_, params: unknown) => {
        const guard = params as SlowGuard;
        return [
          testCells(guard.facts ?? {}, facts),
          testCells(guard.by ?? {}, actor_),
          testCells(guard.data ?? {}, data),
        ].every((truth) => truth === 'held');
      },
    },
    delays: Object.fromEntries(
      Object.entries(durations).map(([name, { rows }]) => [name, rows[0]!.hours * STEP]),
    ),
  }).createMachine(config);
  const clock = new SimulatedClock();
  const actor = createActor(machine, { clock });
  actor.start();
  let now = events[0]?.at ?? endAt;
  /** Hour by hour: a clock set while time runs then starts at the right hour. */
  const runUntil = (at: number): void => {
    for (; now < at; now += STEP) clock.increment(STEP);
  };
  const values: unknown[] = [actor.getSnapshot().value];
  let accepted = true;
  events.forEach((event, index) => {
    const role = event.by.role;
    actor_ = role === undefined ? {} : { role, side: sideOfRole[role]! };
    data = event.data;
    const before = actor.getSnapshot();
    const enabled = before.status === 'active' ? machine.getTransitionData(before, { type: event.type }) : [];
    if (!enabled.some(({ target }) => (target?.length ?? 0) > 0)) accepted &&= isFree(event.type);
    else actor.send({ type: event.type });
    if (event.type === 'fact.changed')
      facts = { ...facts, [String(event.data['fact'])]: event.data['value']! };
    actor_ = {};
    data = {};
    actor.send({ type: 'look.again' });
    runUntil(events[index + 1]?.at ?? endAt);
    values.push(actor.getSnapshot().value);
  });
  const last = actor.getSnapshot();
  if (goal !== 'any') accepted &&= last.status === 'done' && last.hasTag(goal);
  actor.stop();
  return { accepted, values };
}
