import type { RunKind } from '../../core/index.ts';
import type { KindsOfDeals } from '../bulk/index.ts';
import type { Member } from './member.ts';

/** Deals whose runs are printed at a time. */
const BATCH = 128;
/** Batches a member may be ahead of what was asked for. */
const AHEAD = 3;

/** Replays deals 0 to `deals` - 1, an equal share by each member. What comes of it does not depend on how many there are. */
export async function replayTogether(
  members: readonly Member[],
  deals: number,
  onProgress: (done: number) => void,
): Promise<KindsOfDeals> {
  const done = members.map(() => 0);
  const shares = await Promise.all(
    members.map((member, number) =>
      member.replay(startOf(number), startOf(number + 1), (count) => {
        done[number] = count;
        onProgress(done.reduce((sum, own) => sum + own, 0));
      }),
    ),
  );
  const kinds: RunKind[] = [];
  const kindOf = new Uint32Array(deals);
  shares.forEach((share, number) => {
    const before = kinds.length;
    for (const kind of share.kinds) kinds.push(kind);
    kindOf.set(
      share.kindOf.map((kind) => before + kind),
      startOf(number),
    );
  });
  return { kinds, kindOf };

  function startOf(number: number): number {
    return Math.floor((number * deals) / members.length);
  }
}

/** Prints the runs of some deals, in their order, some at a time. Only a few are held at once. */
export async function* printTogether(
  members: readonly Member[],
  deals: Uint32Array,
): AsyncGenerator<{ readonly text: string; readonly deals: number }> {
  const underway: Promise<{ readonly text: string; readonly deals: number }>[] = [];
  for (let batch = 0, start = 0; start < deals.length || underway.length > 0;) {
    while (start < deals.length && underway.length < members.length * AHEAD) {
      const chosen = deals.slice(start, start + BATCH);
      const member = members[batch % members.length];
      const printed = (member?.print(chosen) ?? Promise.resolve('')).then((text) => ({
        text,
        deals: chosen.length,
      }));
      // Told by whoever waits for it; the others must not count as unseen.
      printed.catch(() => undefined);
      underway.push(printed);
      batch += 1;
      start += BATCH;
    }
    const next = await underway.shift();
    if (next) yield next;
  }
}
