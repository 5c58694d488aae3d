import { deepStrictEqual } from 'node:assert/strict';
import type { AnyStateMachine } from 'xstate';
import { PrefixTree } from '../../../src/engine/bulk/prefixTree.ts';
import type { DealColumns } from '../../../src/engine/columns/index.ts';
import type { Automaton } from './automaton.ts';
import { exploreMachine } from './automaton.ts';
import type { Benchmark, Ground, Measured } from './benchmark.ts';
import { sizeOf, timingOf } from './benchmark.ts';
import { createDealPath, runActors, runTransitions } from './dealPath.ts';
import { compileScenario, grownColumns } from './grownDeals.ts';
import { interleave } from './interleave.ts';
import { median, ratioOf } from './statistics.ts';
import type { Symbols } from './toSymbols.ts';
import { toSymbols } from './toSymbols.ts';

/** Deals of which only where they end is asked. */
interface StateGround extends Automaton {
  readonly columns: DealColumns;
  readonly machine: AnyStateMachine;
  readonly symbols: Symbols;
}

function prepare(ground: Ground): StateGround {
  const compiled = compileScenario(ground, 'twelve-partners/northwind.cosell.jsonc');
  const columns = grownColumns(ground, sizeOf(ground, 100_000));
  const machine = createDealPath(compiled);
  const types = new Set(columns.shapes.map(({ type }) => type));
  return { columns, machine, symbols: toSymbols(compiled, columns), ...exploreMachine(machine, [...types]) };
}

/** Leads every deal to its end; returns the number of the state it ends in, by deal. */
type Walk = () => Uint8Array;

/**
 * The kernel of the bulk replay: one look-up for each symbol leads every deal to the node of those like it; where deals of a node end is asked
 * of an actor once, for the first of them.
 */
function createKernel({ columns, machine, symbols, names }: StateGround): Walk {
  const tree = new PrefixTree();
  const ends = new Int32Array(columns.deals);
  let stateOf = new Uint8Array(0);
  const states = new Uint8Array(columns.deals);
  const ask = (deal: number): number => {
    const [name = ''] = runActors(machine, columns, { from: deal, to: deal + 1 });
    return names.indexOf(name);
  };
  return () => {
    tree.walk(symbols.of, symbols.count, 0, columns.firstEvent, 0, columns.deals, ends);
    if (stateOf.length === 0) {
      stateOf = new Uint8Array(1 + ends.reduce((most, node) => Math.max(most, node), 0)).fill(UNKNOWN);
      ends.forEach((node, deal) => {
        if (stateOf[node] === UNKNOWN) stateOf[node] = ask(deal);
      });
    }
    for (let deal = 0; deal < ends.length; deal += 1) states[deal] = stateOf[ends[deal] ?? 0] ?? 0;
    return states;
  };
}

const UNKNOWN = 255;

/** The least that leads through a table: no deals alike, no nodes, only the next state. */
function createBareLoop({ columns, symbols, next, letters }: StateGround): Walk {
  const bits = Math.ceil(Math.log2(symbols.count));
  const table = new Int32Array(next.length << bits);
  const types = columns.shapes.map(({ type }) => letters.indexOf(type));
  symbols.of.forEach((symbol, event) => {
    const letter = types[columns.shape[event] ?? 0] ?? 0;
    next.forEach((row, state) => {
      const to = row[letter] ?? -1;
      table[(state << bits) | symbol] = to < 0 ? state : to;
    });
  });
  const states = new Uint8Array(columns.deals);
  const { firstEvent } = columns;
  return () => {
    const { of } = symbols;
    let event = 0;
    for (let deal = 0; deal < states.length; deal += 1) {
      const last = firstEvent[deal + 1] ?? 0;
      let state = 0;
      for (; event < last; event += 1) state = table[(state << bits) | (of[event] ?? 0)] ?? 0;
      states[deal] = state;
    }
    return states;
  };
}

function toNumbers({ names }: StateGround, states: readonly string[]): Uint8Array {
  return Uint8Array.from(states, (name) => names.indexOf(name));
}

function against(ground: Ground, runs: number, createOther: (prepared: StateGround) => Walk): Measured {
  const prepared = prepare(ground);
  const other = createOther(prepared);
  const kernel = createKernel(prepared);
  deepStrictEqual(kernel(), other());
  const times = interleave({ other, kernel }, timingOf(ground, { runs }));
  const { columns } = prepared;
  const each = (all: readonly number[]): string => ((1e6 * median(all)) / columns.events).toFixed(1);
  return {
    ratio: ratioOf(times.other, times.kernel),
    runs: times.kernel.length,
    notes: [
      `${columns.deals} deals, ${columns.events} events, all end in the same states: ${each(times.other)} ns an event, kernel ${each(times.kernel)} ns`,
    ],
  };
}

export const KERNEL_AGAINST_ACTORS: Benchmark = {
  name: 'state kernel / actor loop',
  says: 'createActor and send for every deal, over the warm kernel of the bulk replay on symbols',
  goal: { kind: 'at least', ratio: 2000 },
  measure: (ground) => against(ground, 3, (own) => () => toNumbers(own, runActors(own.machine, own.columns))),
};

export const KERNEL_AGAINST_TRANSITIONS: Benchmark = {
  name: 'state kernel / machine.transition',
  says: 'machine.transition with one scope for all, over the same kernel',
  goal: undefined,
  measure: (ground) =>
    against(ground, 3, (own) => () => toNumbers(own, runTransitions(own.machine, own.columns))),
};

export const KERNEL_AGAINST_LOOP: Benchmark = {
  name: 'state kernel / bare look-up loop',
  says: 'speed of the same kernel as a share of that of a bare loop with one look-up an event',
  goal: { kind: 'at least', ratio: 0.8 },
  measure: (ground) => against(ground, 15, createBareLoop),
};
