import { createActor, createMachine, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import type { CompiledFramework } from '../../../src/core/index.ts';
import type { DealColumns } from '../../../src/engine/columns/index.ts';

/** The deal path of a framework without guards and clocks, as XState runs it by itself. */
export function createDealPath({ framework }: CompiledFramework): AnyStateMachine {
  const lifecycle = framework.lifecycles.get('deal');
  if (!lifecycle) throw new Error('a framework has a deal path');
  return createMachine(lifecycle.config as Parameters<typeof createMachine>[0]);
}

/** Sends every event of every deal, or of some, to an actor of its own; returns where each ended. */
export function runActors(
  machine: AnyStateMachine,
  columns: DealColumns,
  { from, to } = { from: 0, to: columns.deals },
): readonly string[] {
  const { firstEvent, shape, shapes } = columns;
  const events = shapes.map(({ type }) => ({ type }));
  return Array.from({ length: to - from }, (_, place) => {
    const deal = from + place;
    const actor = createActor(machine);
    actor.start();
    for (let event = firstEvent[deal] ?? 0; event < (firstEvent[deal + 1] ?? 0); event += 1) {
      const sent = events[shape[event] ?? 0];
      if (sent) actor.send(sent);
    }
    const snapshot = actor.getSnapshot() as AnyMachineSnapshot;
    actor.stop();
    return String(snapshot.value as unknown);
  });
}

/** The same without actors: XState's pure function, called with one scope for all. */
export function runTransitions(machine: AnyStateMachine, columns: DealColumns): readonly string[] {
  const { firstEvent, shape, shapes } = columns;
  const events = shapes.map(({ type }) => ({ type }));
  const start = machine.getInitialSnapshot(SCOPE, undefined) as AnyMachineSnapshot;
  return Array.from({ length: columns.deals }, (_, deal) => {
    let snapshot = start;
    for (let event = firstEvent[deal] ?? 0; event < (firstEvent[deal + 1] ?? 0); event += 1) {
      const sent = events[shape[event] ?? 0];
      if (sent && snapshot.status === 'active')
        snapshot = machine.transition(snapshot, sent, SCOPE) as AnyMachineSnapshot;
    }
    return String(snapshot.value as unknown);
  });
}

const nothing = (): undefined => undefined;

/** The least an XState macrostep needs of an actor. */
const SCOPE = {
  self: { id: 'bench', sessionId: 'bench', send: nothing },
  id: 'bench',
  sessionId: 'bench',
  logger: nothing,
  defer: nothing,
  stopChild: nothing,
  emit: nothing,
  actionExecutor: nothing,
  system: { _sendInspectionEvent: nothing, scheduler: { schedule: nothing, cancel: nothing } },
} as unknown as Parameters<AnyStateMachine['transition']>[2];
