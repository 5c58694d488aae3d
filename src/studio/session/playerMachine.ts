import { assign, setup } from 'xstate';

/** Rest on each step at normal speed. */
const STEP_MS = 1100;

export const SPEEDS = [0.5, 1, 2, 4] as const;

/** Playing a deal: the address says where we are; this says whether, and how fast, we move on by ourselves. */
export const playerMachine = setup({
  types: {
    context: {} as { readonly speed: number },
    events: {} as
      | { readonly type: 'player.play' }
      | { readonly type: 'player.pause' }
      | { readonly type: 'player.speed'; readonly speed: number },
  },
  actions: {
    /** Provided by the room: goes one step on. */
    advance: () => {},
  },
  delays: { step: ({ context }) => STEP_MS / context.speed },
}).createMachine({
  id: 'player',
  context: { speed: 1 },
  initial: 'paused',
  on: { 'player.speed': { actions: assign({ speed: ({ event }) => event.speed }) } },
  states: {
    paused: { on: { 'player.play': 'playing' } },
    playing: {
      on: { 'player.pause': 'paused' },
      after: { step: { target: 'playing', reenter: true, actions: 'advance' } },
    },
  },
});
