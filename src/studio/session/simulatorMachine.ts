import { assign, setup, type ActorRefFrom } from 'xstate';
import type { SimulationScript } from '../../core/simulate/index.ts';

/** A simulation by hand: what was done, and how much of it has happened. */
interface Simulating {
  /** The document it was begun for. */
  readonly document?: string;
  readonly script?: SimulationScript;
  /** Entries after it were taken back; they go when something else is done. */
  readonly position: number;
}

/**
 * Simulating a deal by hand. It outlives leaving the canvas, and edits of the framework: what was done is kept and done again on whatever the
 * framework has become. The objects of the deal are live actors of their own, made from the script.
 */
export const simulatorMachine = setup({
  types: {
    context: {} as Simulating,
    events: {} as
      | { readonly type: 'simulation.begin'; readonly document: string; readonly script: SimulationScript }
      | { readonly type: 'simulation.show' }
      | { readonly type: 'simulation.hide' }
      | { readonly type: 'simulation.toggle' }
      /** Something was done at the present position: what had been taken back is gone. */
      | { readonly type: 'simulation.write'; readonly script: SimulationScript }
      /** How the deal was set up is another; what was done stays. */
      | { readonly type: 'simulation.setUp'; readonly script: SimulationScript }
      | { readonly type: 'simulation.go'; readonly position: number },
  },
  actions: {
    begin: assign((_, { document, script }: { document: string; script: SimulationScript }) => ({
      document,
      script,
      position: 0,
    })),
    write: assign((_, { script }: { script: SimulationScript }) => ({
      script,
      position: script.entries.length,
    })),
    setUp: assign((_, { script }: { script: SimulationScript }) => ({ script })),
    go: assign(({ context }, { position }: { position: number }) => ({
      position: Math.min(Math.max(position, 0), context.script?.entries.length ?? 0),
    })),
  },
}).createMachine({
  id: 'simulator',
  context: { position: 0 },
  initial: 'hidden',
  on: {
    'simulation.begin': { actions: { type: 'begin', params: ({ event }) => event } },
    'simulation.write': { actions: { type: 'write', params: ({ event }) => event } },
    'simulation.setUp': { actions: { type: 'setUp', params: ({ event }) => event } },
    'simulation.go': { actions: { type: 'go', params: ({ event }) => event } },
  },
  states: {
    hidden: { on: { 'simulation.show': 'shown', 'simulation.toggle': 'shown' } },
    shown: { on: { 'simulation.hide': 'hidden', 'simulation.toggle': 'hidden' } },
  },
});

/** The page's one simulation. */
export type Simulator = ActorRefFrom<typeof simulatorMachine>;
