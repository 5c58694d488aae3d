import { NO_DEALS } from '../../engine/index.ts';
import type { SessionContext } from './sessionContext.ts';
import type { DealSet } from './studioState.ts';

/** Whether the same deals are loaded. */
export function isSameSets(sets: readonly DealSet[], others: readonly DealSet[]): boolean {
  return sets.length === others.length && sets.every(({ id }, index) => id === others[index]?.id);
}

/** Replaces the loaded deals and has the engine read them. */
export function openSets(context: SessionContext, sets: readonly DealSet[]): void {
  const { store } = context;
  const batch = store.get().deals.batch + 1;
  delete context.baseline.verdicts;
  store.set({
    deals: {
      sets,
      batch,
      table: NO_DEALS,
      rejected: [],
      rejectedCount: 0,
      ...(sets.length > 0 ? { reading: { deals: 0, done: 0, total: 0 } } : {}),
    },
    replay: { status: 'idle', done: 0, total: 0, verdicts: new Uint8Array(0) },
  });
  load(context, sets);
}

/** Replaces contents of the loaded deals in which the same deals stand in the same places; what was said of them stays on screen until they are replayed. */
export function swapSets(context: SessionContext, sets: readonly DealSet[]): void {
  const { store } = context;
  const { deals } = store.get();
  store.set({ deals: { ...deals, sets, batch: deals.batch + 1, reading: { deals: 0, done: 0, total: 0 } } });
  load(context, sets);
}

function load({ store, send }: SessionContext, sets: readonly DealSet[]): void {
  store.set({ wantedDeal: undefined, opened: undefined, highlight: undefined });
  const { batch } = store.get().deals;
  send({ kind: 'deals.load', batch, sources: sets.map(({ name, content }) => ({ name, content })) });
}
