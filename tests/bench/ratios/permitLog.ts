import type { AnyStateMachine } from 'xstate';
import { createRandom } from '../../../src/core/base/random.ts';
import { createXesImporter } from '../../../src/core/formats/xes/index.ts';
import type { CompiledFramework, Deal } from '../../../src/core/index.ts';
import type { Ground } from './benchmark.ts';
import { createDealPath } from './dealPath.ts';
import { compileScenario } from './grownDeals.ts';
import type { Automaton } from './automaton.ts';
import { exploreMachine } from './automaton.ts';

/** A log of permit applications, the framework they are replayed through, and its path as other programs need it. */
export interface PermitLog {
  readonly source: string;
  readonly compiled: CompiledFramework;
  readonly machine: AnyStateMachine;
  readonly automaton: Automaton;
  readonly deals: readonly Deal[];
}

const CASES = 1434;
const VARIANTS = 120;
/** Events of variants: few, some, many. */
const LENGTHS = [4, 6, 6, 6, 8, 12, 20];

/** The receipt log where it is at hand, else one of its size and kind walked through the framework with a slip now and then. */
export function readPermitLog(ground: Ground): PermitLog {
  const compiled = compileScenario(ground, 'receipt/receipt.cosell.jsonc');
  const machine = createDealPath(compiled);
  const automaton = exploreMachine(machine, [...compiled.framework.events.keys()]);
  const base = { compiled, machine, automaton };
  if (ground.receiptLog === undefined)
    return { ...base, source: 'a walked log (the receipt log is not at hand)', deals: walkLog(automaton) };
  const importer = createXesImporter();
  const deals = [...importer.push(ground.receiptLog), ...importer.end().deals];
  return { ...base, source: 'the receipt log', deals };
}

/** Cases of so many variants, some of them far more often than others. */
export function walkLog(automaton: Automaton): readonly Deal[] {
  const random = createRandom('permits');
  const variants = Array.from({ length: VARIANTS }, () =>
    walkCase(automaton, random.pick(LENGTHS), 0.02, random),
  );
  const weighted = variants.map((variant, place) => [variant, 1 / (place + 1)] as const);
  return Array.from({ length: CASES }, (_, index) =>
    toOpenDeal(
      `case-${String(index)}`,
      index < VARIANTS ? (variants[index] ?? []) : random.weighted(weighted),
    ),
  );
}

/** The same automaton without the states from which every walk ends. */
export function withoutDeadEnds(automaton: Automaton): Automaton {
  const { next } = automaton;
  const leads = (row: readonly number[]): boolean => row.some((to) => to >= 0);
  const kept = next.map((row) => row.map((to) => (leads(next[to] ?? []) ? to : -1)));
  const changed = kept.some((row, state) => row.some((to, letter) => to !== next[state]?.[letter]));
  return changed ? withoutDeadEnds({ ...automaton, next: kept }) : automaton;
}

/** Letters of a walk through an automaton. Now and then a letter comes out of turn, or one is left out. */
export function walkCase(
  automaton: Automaton,
  length: number,
  slips: number,
  random: ReturnType<typeof createRandom>,
): readonly string[] {
  const letters: string[] = [];
  let state = 0;
  while (letters.length < length) {
    if (random.chance(slips)) {
      letters.push(random.pick(automaton.letters));
      continue;
    }
    const ways = (automaton.next[state] ?? []).flatMap((to, letter) => (to < 0 ? [] : [letter]));
    if (ways.length === 0) break;
    const letter = random.pick(ways);
    state = automaton.next[state]?.[letter] ?? 0;
    if (!random.chance(slips)) letters.push(automaton.letters[letter] ?? '');
  }
  return letters;
}

/** A deal that is still open, one event of one object an hour. */
export function toOpenDeal(id: string, types: readonly string[], object = 'deal'): Deal {
  return {
    id,
    partners: [],
    facts: new Map(),
    outcome: 'open',
    links: [],
    events: types.map((type, hour) => ({
      at: new Date(1_700_000_000_000 + hour * 3_600_000).toISOString(),
      type,
      object,
      by: {},
      data: new Map(),
    })),
  };
}
