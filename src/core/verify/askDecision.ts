import type { FactValue } from '../model/cell.ts';
import type { CompiledFramework } from '../replay/compileFramework.ts';
import type { CompiledColumn, CompiledDecision } from '../rules/index.ts';
import { sliceAt } from '../rules/index.ts';
import { judgeRules } from '../rules/judgeRules.ts';

/** Values that decide a question, by column. */
export type Inputs = ReadonlyMap<string, FactValue>;

/** What a decision says over every way to fill in the columns that are not settled. */
export interface Asked {
  /** How many ways there are. */
  readonly scenarios: number;
  /** Some ways with no answer, and some with several: those that differ in how long things take, as far as there are any. */
  readonly silent: readonly Inputs[];
  readonly ambiguous: readonly Inputs[];
  /** False when there are too many different sets of matching rules to look at. */
  readonly complete: boolean;
}

/** One way to fill in some columns together. */
interface Filling {
  readonly values: readonly (readonly [string, FactValue])[];
  readonly matching: bigint;
}

interface Reached {
  count: number;
  readonly ways: Inputs[];
}

const MOST_SETS = 50_000;
/** Examples kept of one set of matching rules. */
const MOST_WAYS = 6;

/** Asks a decision with some columns settled; all others range over their domain. A missing decision is silent. */
export function askDecision(
  compiled: CompiledFramework,
  name: string,
  settled: (column: string) => FactValue | undefined,
): Asked {
  const decision = compiled.decisions.get(name);
  if (!decision) return { scenarios: 1, silent: [new Map()], ambiguous: [], complete: true };
  const groups = groupColumns(compiled, decision).map((group) =>
    fillings(compiled, decision, group, settled),
  );
  const sure = sureAfter(decision, groups);
  let reached = new Map<bigint, Reached>([[decision.all, { count: 1, ways: [new Map()] }]]);
  for (const [index, group] of groups.entries()) {
    const next = new Map<bigint, Reached>();
    for (const [matching, before] of reached)
      for (const { values, matching: holding } of group) {
        const left = dropBeaten(decision, matching & holding, sure[index + 1] ?? 0n);
        const known = next.get(left) ?? { count: 0, ways: [] };
        next.set(left, known);
        known.count += before.count;
        for (const way of before.ways)
          if (known.ways.length < MOST_WAYS) known.ways.push(new Map([...way, ...values]));
      }
    if (next.size > MOST_SETS) return { scenarios: 0, silent: [], ambiguous: [], complete: false };
    reached = next;
  }
  const asked = { scenarios: 0, silent: [] as Inputs[], ambiguous: [] as Inputs[], complete: true };
  for (const [matching, { count, ways }] of reached) {
    asked.scenarios += count;
    const { kind } = judgeRules(decision, matching);
    if (kind === 'silent' || kind === 'postponed') asked.silent.push(...ways);
    if (kind === 'ambiguous') asked.ambiguous.push(...ways);
  }
  return asked;
}

/** Columns that speak of the same fact of two registrations are filled in together; elapsed times come last. */
function groupColumns(
  { framework }: CompiledFramework,
  { columns }: CompiledDecision,
): readonly (readonly CompiledColumn[])[] {
  const groups = new Map<string, CompiledColumn[]>();
  for (const column of columns) {
    const [party, fact] = partyOf(column.column);
    const key = party !== undefined && framework.facts.has(fact) ? fact : column.column;
    groups.set(key, [...(groups.get(key) ?? []), column]);
  }
  const isElapsed = ([column]: readonly CompiledColumn[]): boolean =>
    /^(hoursInStage$|hoursApart$|daysSince\.)/.test(column?.column ?? '');
  return [...groups.values()].sort((a, b) => Number(isElapsed(a)) - Number(isElapsed(b)));
}

function partyOf(column: string): readonly [party: string | undefined, fact: string] {
  const [, party, fact] = /^(incumbent|challenger|same)\.(.+)$/.exec(column) ?? [];
  return fact === undefined ? [undefined, column] : [party, fact];
}

function fillings(
  compiled: CompiledFramework,
  decision: CompiledDecision,
  group: readonly CompiledColumn[],
  settled: (column: string) => FactValue | undefined,
): readonly Filling[] {
  const [only] = group;
  if (only && group.length === 1 && partyOf(only.column)[0] === undefined) {
    const value = settled(only.column);
    if (value !== undefined) {
      const slice = sliceAt(only, value);
      const holding = slice === undefined ? undefined : only.slices[slice]?.holding;
      return [{ values: [[only.column, value]], matching: holding ?? 0n }];
    }
    return only.slices.map((slice) => ({
      values: slice.value === undefined ? [] : [[only.column, slice.value]],
      matching: slice.holding,
    }));
  }
  return pairFillings(compiled, decision, group, settled);
}

/** The incumbent's and the challenger's value of one fact, and what columns say of both. A fact of the deal is one and the same. */
function pairFillings(
  compiled: CompiledFramework,
  decision: CompiledDecision,
  group: readonly CompiledColumn[],
  settled: (column: string) => FactValue | undefined,
): readonly Filling[] {
  const fact = partyOf(group[0]?.column ?? '')[1];
  const { of, type } = compiled.framework.facts.get(fact) ?? { of: 'deal', type: 'boolean' };
  const known = of === 'deal' ? settled(fact) : undefined;
  const own = group.flatMap(({ column, slices }) =>
    partyOf(column)[0] === 'same' ? [] : slices.flatMap(({ value }) => value ?? []),
  );
  const two =
    type === 'boolean' ? [false, true] : [...(compiled.framework.facts.get(fact)?.values.keys() ?? [])];
  const candidates =
    known === undefined ? [...new Set(own.length > 0 ? own : two.length > 0 ? two : [0, 1])] : [known];
  const speaksOf = (party: string): boolean =>
    group.some(({ column }) => [party, 'same'].includes(partyOf(column)[0] ?? 'challenger'));
  const firsts = speaksOf('incumbent') ? candidates : candidates.slice(0, 1);
  const seconds = speaksOf('challenger') ? candidates : candidates.slice(0, 1);
  const isOne = of === 'deal';
  return (isOne ? candidates : firsts).flatMap((first) =>
    (isOne ? [first] : seconds).map((second): Filling => {
      const values = group.map(({ column }): readonly [string, FactValue] => {
        const party = partyOf(column)[0];
        return [column, party === 'same' ? first === second : party === 'incumbent' ? first : second];
      });
      const matching = group.reduce((left, column, index) => {
        const slice = sliceAt(column, values[index]?.[1]);
        return left & ((slice === undefined ? undefined : column.slices[slice]?.holding) ?? 0n);
      }, decision.all);
      // What is only compared has to be told, too, of either registration.
      const told: readonly (readonly [string, FactValue])[] = isOne
        ? []
        : [
            [`incumbent.${fact}`, first],
            [`challenger.${fact}`, second],
          ];
      return { values: [...told, ...values], matching };
    }),
  );
}

/** At each place, the rules that hold however the columns from there on are filled in. */
function sureAfter(decision: CompiledDecision, groups: readonly (readonly Filling[])[]): readonly bigint[] {
  const sure = [decision.all];
  for (const group of groups.toReversed())
    sure.push(group.reduce((left, { matching }) => left & matching, sure.at(-1) ?? 0n));
  return sure.toReversed();
}

/** Rules that can no longer win, because a stronger one is sure to match, change no verdict. */
function dropBeaten({ precedence }: CompiledDecision, matching: bigint, sure: bigint): bigint {
  const certain = matching & sure;
  if (certain === 0n) return matching;
  const strongest = precedence.find(({ rule }) => (certain & rule) !== 0n);
  return strongest ? matching & ~strongest.beaten : matching;
}
