import { addStep } from './dealSteps.ts';
import type { SessionContext } from './sessionContext.ts';
import type { DealSet } from './studioState.ts';

/** A set, and the id of the one that takes its place. */
export interface Replaced {
  readonly before: DealSet;
  readonly after: string;
}

/** Whether a set need not be kept any more, or never: a bundled one, or one that is kept. */
export function isSafeSet({ shelf }: Pick<SessionContext, 'shelf'>, { id, origin }: DealSet): boolean {
  return origin.kind === 'scenario' || shelf?.deals.isKept(id) === true;
}

/** Notes that open sets are about to be replaced, so that it can be taken back. Nothing is noted where none is. */
export function noteDealStep(context: SessionContext, said: string, replaced: readonly Replaced[]): void {
  if (replaced.length === 0) return;
  const { store } = context;
  const { deals, dealSteps } = store.get();
  const swaps = replaced.map(({ before, after }) => ({
    before,
    after,
    standsAlone: isSafeSet(context, before),
  }));
  const isLoose = (id: string): boolean =>
    deals.sets.some((set) => set.id === id && !isSafeSet(context, set));
  store.set({ dealSteps: addStep(dealSteps, { said, swaps }, isLoose) });
}
