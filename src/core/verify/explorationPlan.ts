import { invariant } from '../base/assert.ts';
import type { Cell, Domain, FactValue } from '../model/cell.ts';
import { lifecycleOfColumn } from '../model/derivedReads.ts';
import type { CompiledFramework, ReplayLifecycle } from '../replay/compileFramework.ts';
import type { CompiledTest } from '../rules/index.ts';
import { splitDomain } from '../rules/index.ts';

/** A place for one object. There are two for registrations and one for each other lifecycle. */
export interface Slot {
  readonly lifecycle: string;
  readonly replay: ReplayLifecycle;
  /** Clocks that run from an event; their order gives the bits of `World.begun`. */
  readonly fromClocks: readonly { readonly name: string; readonly from: string }[];
}

/** Values of the facts that conditions read, one for each class that no condition tells apart. */
export type Scenario = ReadonlyMap<string, FactValue>;

/** What one exploration looks at. */
export interface ExplorationPlan {
  readonly compiled: CompiledFramework;
  /** Lifecycles explored together, those that are read before those that read them. */
  readonly lifecycles: readonly string[];
  readonly slots: readonly Slot[];
  readonly dealSlot: number | undefined;
  readonly registrationSlots: readonly number[];
  /** Never empty. */
  readonly scenarios: readonly Scenario[];
  /** Facts that stay as the scenario has them; every other fact a condition reads may be anything at any time. */
  readonly frozen: ReadonlySet<string>;
  /** Conditions read so many facts of the deal together that none is frozen. */
  readonly isOverfull: boolean;
  /** Event types that no lifecycle takes and that start a clock. */
  readonly occurrences: readonly string[];
  /** Event types that start a clock here and belong to lifecycles that are not explored: they may have happened. */
  readonly elsewhere: ReadonlySet<string>;
}

/** Beyond so many classes, facts are left open instead of being frozen. */
const MOST_SCENARIOS = 128;

/** Lifecycles with all those whose state their conditions and clocks read, in the order in which replay explains them. */
export function closeOverReads(compiled: CompiledFramework, wanted: Iterable<string>): readonly string[] {
  const closed = new Set<string>();
  const add = (name: string): void => {
    const lifecycle = compiled.lifecycles.get(name);
    if (!lifecycle || closed.has(name)) return;
    closed.add(name);
    for (const { column } of testsOf(lifecycle)) {
      const read = lifecycleOfColumn(column);
      if (read !== undefined) add(read);
    }
  };
  for (const name of wanted) add(name);
  return [...compiled.lifecycles.keys()].filter((name) => closed.has(name));
}

/** Plans the exploration of lifecycles that are closed over reads. */
export function planExploration(compiled: CompiledFramework, lifecycles: readonly string[]): ExplorationPlan {
  const slots = lifecycles.flatMap((lifecycle): Slot[] => {
    const replay = compiled.lifecycles.get(lifecycle);
    invariant(replay, `lifecycle ${lifecycle} is compiled`);
    const fromClocks = replay.durations.flatMap(({ name, from }) =>
      from === undefined ? [] : [{ name, from }],
    );
    const slot = { lifecycle, replay, fromClocks };
    return lifecycle === 'registration' ? [slot, slot] : [slot];
  });
  const starts = new Set(slots.flatMap(({ fromClocks }) => fromClocks.map(({ from }) => from)));
  const taken = new Set(
    slots.flatMap(({ replay: { machine } }) => [...machine.eventTypes, ...machine.createdBy]),
  );
  const dealSlot = slots.findIndex(({ lifecycle }) => lifecycle === 'deal');
  return {
    compiled,
    lifecycles,
    slots,
    dealSlot: dealSlot < 0 ? undefined : dealSlot,
    registrationSlots: slots.flatMap(({ lifecycle }, slot) => (lifecycle === 'registration' ? [slot] : [])),
    ...freezeFacts(compiled, slots),
    occurrences: [...starts].filter((type) => !compiled.moving.has(type)),
    elsewhere: new Set([...starts].filter((type) => compiled.moving.has(type) && !taken.has(type))),
  };
}

function freezeFacts(
  compiled: CompiledFramework,
  slots: readonly Slot[],
): Pick<ExplorationPlan, 'scenarios' | 'frozen' | 'isOverfull'> {
  const read = new Map<string, { domain: Domain; cells: Cell[] }>();
  const tests = slots.flatMap(({ replay }) => replay.guards.flatMap(({ facts }) => [...facts.values()]));
  for (const { column, domain, cell } of tests) {
    if (!domain || !isOfDeal(compiled, column)) continue;
    const known = read.get(column) ?? { domain, cells: [] };
    read.set(column, known);
    if (cell) known.cells.push(cell);
  }
  // Numbers are cut where decisions cut them, too: within a class no rule tells two values apart.
  for (const { columns } of compiled.decisions.values())
    for (const { column, tests } of columns)
      for (const test of tests) if (test?.cell) read.get(column)?.cells.push(test.cell);
  let scenarios: readonly Scenario[] = [new Map()];
  for (const [column, { domain, cells }] of read) {
    const values = splitDomain(domain, cells).map((slice) => slice.value);
    if (scenarios.length * values.length > MOST_SCENARIOS)
      return { scenarios: [new Map()], frozen: new Set(), isOverfull: true };
    scenarios = scenarios.flatMap((scenario) =>
      values.map((value) => new Map([...scenario, [column, value]])),
    );
  }
  return { scenarios, frozen: new Set(read.keys()), isOverfull: false };
}

function isOfDeal({ framework }: CompiledFramework, column: string): boolean {
  return column === 'partnerType' || framework.facts.get(column)?.of === 'deal';
}

/** All tests of facts in the conditions and clocks of a lifecycle. */
function testsOf({ guards, durations }: ReplayLifecycle): readonly CompiledTest[] {
  return [
    ...guards.flatMap(({ facts }) => [...facts.values()]),
    ...durations.flatMap(({ rows }) => rows.flatMap(({ when }) => [...when.values()])),
  ];
}

/** Columns whose value follows from where objects stand. */
export function isDerived(column: string): boolean {
  return column !== 'hoursInStage' && lifecycleOfColumn(column) !== undefined;
}
