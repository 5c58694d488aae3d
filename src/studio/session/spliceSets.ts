import type { ToldDeal } from '../../engine/index.ts';
import { ownLabels } from './createLibraryActions.ts';
import { noteDealStep, type Replaced } from './noteDealStep.ts';
import { swapSets } from './openSets.ts';
import type { SessionContext } from './sessionContext.ts';

/** Contents kept in the database stay readable as long as something is read from them; longer ones must be known to be still in use. */
const SHORT_BYTES = 1 << 22;

/** Puts lines in the places of others in the open sets; everything else stays byte for byte, and deals keep their places. */
export function spliceSets(context: SessionContext, lines: readonly ToldDeal[]): void {
  const { deals } = context.store.get();
  const replaced: Replaced[] = [];
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
    replaced.push({ before, after: after.id });
    return after;
  });
  if (replaced.some(({ before }) => before.content.size >= SHORT_BYTES))
    noteDealStep(context, 'Answers put into deals', replaced);
  swapSets(context, sets);
  context.keep();
}
