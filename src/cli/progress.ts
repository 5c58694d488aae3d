import type { Io } from './io.ts';
import { phraseNumber } from './phraseCount.ts';

const STEP = 1000;

/** A count on one line of a terminal; silent everywhere else. */
export interface Progress {
  report(count: number): void;
  /** Clears the line. */
  end(): Promise<void>;
}

/** Shows how many things were done, such as "Read 1,500 deals" or "Replayed 1,500 of 3,000 deals". */
export function createProgress(io: Io, verb: string, total?: number, noun = 'deal'): Progress {
  const goal = total === undefined ? '' : ` of ${phraseNumber(total)}`;
  let shown = 0;
  return {
    report(count) {
      if (!io.stderr.isTerminal || count < shown + STEP) return;
      shown = count;
      void io.stderr.write(`\r${verb} ${phraseNumber(count)}${goal} ${noun}s`);
    },
    async end() {
      if (shown > 0) await io.stderr.write('\r\u001b[K');
    },
  };
}
