import type { Io } from './io.ts';
import { phraseNumber } from './phraseCount.ts';

const STEP = 500;

/** A count on one line of a terminal; silent everywhere else. */
export interface Progress {
  report(count: number): void;
  /** Clears the line. */
  end(): Promise<void>;
}

/** Shows how many things were done, such as "Replayed 1,500 deals". */
export function createProgress(io: Io, verb: string): Progress {
  let shown = false;
  return {
    report(count) {
      if (!io.stderr.isTerminal || count % STEP !== 0) return;
      shown = true;
      void io.stderr.write(`\r${verb} ${phraseNumber(count)} deals`);
    },
    async end() {
      if (shown) await io.stderr.write('\r\u001b[K');
    },
  };
}
