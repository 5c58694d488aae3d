import type { History } from '../../../src/core/records/history/history.ts';
import { readHistory, type ReadOptions } from '../../../src/core/records/systems/readHistory.ts';

/** The history in files given as name and text. */
export async function readTexts(
  files: Readonly<Record<string, string>>,
  options: ReadOptions = {},
): Promise<History> {
  const sources = Object.entries(files).map(([name, text]) => ({
    name,
    open: async function* () {
      await Promise.resolve();
      yield new TextEncoder().encode(text);
    },
  }));
  const reading = readHistory(sources, options);
  for (;;) {
    const step = await reading.next();
    if (step.done === true) return step.value;
  }
}
