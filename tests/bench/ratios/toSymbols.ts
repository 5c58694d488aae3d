import { Distinctions, type CompiledFramework } from '../../../src/core/index.ts';
import { EventSymbols } from '../../../src/engine/bulk/eventSymbols.ts';
import type { DealColumns } from '../../../src/engine/columns/index.ts';

/** The symbols of all events, as a bulk replay has them, and one more than the largest. */
export interface Symbols {
  readonly of: Uint16Array;
  readonly count: number;
}

/** Turns columns into symbols. Expects events that are in order and whose numbers no rule reads. */
export function toSymbols(compiled: CompiledFramework, columns: DealColumns): Symbols {
  const symbols = new EventSymbols(columns, compiled, new Distinctions(compiled));
  const { ofShape } = symbols;
  const of = Uint16Array.from(columns.shape, (shape) => {
    const symbol = ofShape[shape] ?? -1;
    if (symbol < 0) throw new Error('no rule reads numbers of events');
    return symbol;
  });
  return { of, count: symbols.count };
}
