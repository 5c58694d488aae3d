import type { ToldDeal } from '../../engine/index.ts';
import { ownLabels } from './createLibraryActions.ts';
import type { SetKeeper } from './createSetKeeper.ts';
import { addStep } from './dealSteps.ts';
import { swapSets } from './openSets.ts';
import type { SessionContext } from './sessionContext.ts';
import type { DealSwap } from './studioState.ts';

/** Contents kept in the database stay readable as long as something is read from them; longer ones must be known to be still in use. */
const SHORT_BYTES = 1 << 22;

/** Puts lines in the places of others in the open sets; everything else stays byte for byte, and deals keep their places. */
export function spliceSets(context: SessionContext, setKeeper: SetKeeper, lines: readonly ToldDeal[]): void {
  const { deals, dealSteps } = context.store.get();
  const swaps: DealSwap[] = [];
  const sets = deals.sets.map((before, source) => {
    const own = lines.filter((line) => line.source === source).sort((a, b) => a.from - b.from);
    if (own.length === 0) return before;
    const parts: (Blob | string)[] = [];
    let copied = 0;
    for (const { from, to, line = '' } of own) {
      parts.push(before.content.slice(copied, from), line);
      copied = to;
    }
    const content = new Blob([...parts, before.content.slice(copied)]);
    const after = { ...before, ...ownLabels(before), id: context.host.createId(), content };
    if (before.content.size >= SHORT_BYTES)
      swaps.push({ before, after: after.id, standsAlone: setKeeper.isSafe(before) });
    return after;
  });
  if (swaps.length > 0) {
    const isLoose = (id: string): boolean =>
      deals.sets.some((set) => set.id === id && !setKeeper.isSafe(set));
    context.store.set({ dealSteps: addStep(dealSteps, { said: 'Answers put into deals', swaps }, isLoose) });
  }
  swapSets(context, sets);
  context.keep();
}
