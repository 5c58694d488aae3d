import { KNOWN, textAt, type ListColumn } from '../columns/index.ts';
import { OUTCOMES, type DealTable } from './dealTable.ts';
import { createTextFinder } from './textFinder.ts';
import { CODE } from './verdictCode.ts';

/** What deals are told apart by. */
export const FACETS = [
  'verdict',
  'outcome',
  'partnerType',
  'partner',
  'edgeCase',
  'known',
  'source',
] as const;
export type FacetName = (typeof FACETS)[number];

/** Words to be found, and by facet the values of which a deal must have one; a facet without any lets all deals pass. */
export interface DealQuery {
  readonly text: string;
  readonly chosen: ReadonlyMap<FacetName, ReadonlySet<string>>;
}

/** How many deals have a value, and satisfy all else that is asked. */
export interface FacetCount {
  /** Sources by their index; empty for deals that have no value. */
  readonly value: string;
  readonly deals: number;
}

/** Deals that satisfy a query, in order, and what the values of each facet would leave. */
export interface FacetedDeals {
  readonly deals: Uint32Array;
  /** The most frequent values, and the chosen ones; those of a closed list in its order. */
  readonly counts: ReadonlyMap<FacetName, readonly FacetCount[]>;
}

/** Deals looked at between two pauses. */
const STEP = 8192;
/** Values that are told of a facet that has more. */
const MOST_VALUES = 200;
/** The value of a deal that has none. */
const NOTHING = -1;

/** One facet: deals share codes, a code stands for values by number. */
interface FacetColumn {
  readonly codes: number;
  codeOf(deal: number): number;
  valuesOf(code: number): readonly number[];
  nameOf(value: number): string;
  /** Values of a closed list, which are told in its order. */
  readonly closed?: readonly number[];
}

/** Finds the deals that satisfy a query and counts what each facet holds. Stops now and then, so that whoever asks may rest. */
export function* facetDeals(
  table: DealTable,
  verdicts: Uint8Array,
  { text, chosen }: DealQuery,
): Generator<undefined, FacetedDeals> {
  const columns = FACETS.map((name) => columnOf(name, table, verdicts));
  const passes = columns.map((column, facet) => passesOf(column, chosen.get(FACETS[facet] ?? 'source')));
  const tallies = columns.map(({ codes }) => new Uint32Array(codes));
  const isFound = createTextFinder(table, text);
  const found = new Uint32Array(table.deals);
  const codes = new Int32Array(columns.length);
  let count = 0;
  for (let deal = 0; deal < table.deals; deal += 1) {
    if (deal % STEP === STEP - 1) yield undefined;
    let failed = NOTHING;
    let failures = 0;
    for (let facet = 0; facet < columns.length; facet += 1) {
      const code = columns[facet]?.codeOf(deal) ?? 0;
      codes[facet] = code;
      if (passes[facet]?.[code] === 1) continue;
      failed = facet;
      failures += 1;
    }
    if (failures > 1 || !isFound(deal)) continue;
    if (failures === 0) found[count++] = deal;
    for (let facet = 0; facet < columns.length; facet += 1)
      if (failures === 0 || facet === failed) add(tallies[facet], codes[facet] ?? 0);
  }
  const counts = new Map(
    columns.map((column, facet) => {
      const name = FACETS[facet] ?? 'source';
      return [name, countValues(column, tallies[facet] ?? NO_TALLY, chosen.get(name))];
    }),
  );
  return { deals: found.slice(0, count), counts };
}

const NO_TALLY = new Uint32Array(0);

function add(tally: Uint32Array | undefined, code: number): void {
  if (tally) tally[code] = (tally[code] ?? 0) + 1;
}

/** By code: 1 where one of the chosen values is among its own. */
function passesOf(column: FacetColumn, chosen: ReadonlySet<string> | undefined): Uint8Array {
  const passes = new Uint8Array(column.codes);
  if (!chosen || chosen.size === 0) return passes.fill(1);
  const known = new Map<number, boolean>();
  const isChosen = (value: number): boolean => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const now = chosen.has(column.nameOf(value));
    known.set(value, now);
    return now;
  };
  for (let code = 0; code < column.codes; code += 1)
    if (column.valuesOf(code).some(isChosen)) passes[code] = 1;
  return passes;
}

function countValues(
  { valuesOf, nameOf, closed }: FacetColumn,
  tally: Uint32Array,
  chosen: ReadonlySet<string> | undefined,
): readonly FacetCount[] {
  const deals = new Map<number, number>(closed?.map((value) => [value, 0]));
  for (let code = 0; code < tally.length; code += 1) {
    const more = tally[code] ?? 0;
    if (more > 0) for (const value of valuesOf(code)) deals.set(value, (deals.get(value) ?? 0) + more);
  }
  if (closed) return [...deals].map(([value, count]) => ({ value: nameOf(value), deals: count }));
  const counts = [...deals]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_VALUES)
    .map(([value, count]) => ({ value: nameOf(value), deals: count }));
  const missing = [...(chosen ?? [])].filter((name) => !counts.some(({ value }) => value === name));
  return [...counts, ...missing.map((value) => ({ value, deals: 0 }))];
}

const VERDICT_NAMES = ['', 'survived', 'broken', 'unproven'];
const KNOWN_NAMES = Object.entries(KNOWN);

function columnOf(name: FacetName, table: DealTable, verdicts: Uint8Array): FacetColumn {
  switch (name) {
    case 'verdict':
      return closedColumn(VERDICT_NAMES, [CODE.broken, CODE.unproven, CODE.survived, CODE.none], (deal) => {
        return (verdicts[deal] ?? 0) & CODE.verdict;
      });
    case 'outcome':
      return closedColumn(OUTCOMES, [0, 1, 2], (deal) => table.outcomes[deal] ?? 0);
    case 'source':
      return closedColumn(
        table.sources.map((_source, index) => String(index)),
        table.sources.map((_source, index) => index),
        createSourceFinder(table),
      );
    case 'known':
      return knownColumn(table);
    case 'partnerType':
      return listColumn(table, table.partnerTypes);
    case 'partner':
      return listColumn(table, table.partnerNames);
    case 'edgeCase':
      return {
        codes: table.texts.ends.length + 1,
        codeOf: (deal) => table.edgeCases[deal] ?? 0,
        valuesOf: (code) => [code - 1],
        nameOf: (value) => nameAt(table, value),
      };
  }
}

function closedColumn(
  names: readonly string[],
  closed: readonly number[],
  codeOf: (deal: number) => number,
): FacetColumn {
  return {
    codes: names.length,
    codeOf,
    valuesOf: (code) => [code],
    nameOf: (value) => names[value] ?? '',
    closed,
  };
}

/** Deals are asked about in order. */
function createSourceFinder({ sources }: DealTable): (deal: number) => number {
  const ends: number[] = [];
  for (const { deals } of sources) ends.push((ends.at(-1) ?? 0) + deals);
  let source = 0;
  return (deal) => {
    while (deal >= (ends[source] ?? Infinity)) source += 1;
    return source;
  };
}

function knownColumn({ known }: DealTable): FacetColumn {
  const valuesOf = (code: number): readonly number[] =>
    code === 0 ? [NOTHING] : KNOWN_NAMES.flatMap(([, bit], value) => ((code & bit) === 0 ? [] : [value]));
  return {
    codes: 1 << KNOWN_NAMES.length,
    codeOf: (deal) => known[deal] ?? 0,
    valuesOf,
    nameOf: (value) => KNOWN_NAMES[value]?.[0] ?? '',
    closed: [...KNOWN_NAMES.keys(), NOTHING],
  };
}

function listColumn(table: DealTable, { first, items }: ListColumn): FacetColumn {
  return {
    codes: Math.max(1, first.length - 1),
    codeOf: (deal) => table.partners[deal] ?? 0,
    valuesOf(code) {
      const values = items.subarray(first[code], first[code + 1]);
      return values.length === 0 ? [NOTHING] : [...new Set(values)];
    },
    nameOf: (value) => nameAt(table, value),
  };
}

function nameAt({ texts }: DealTable, value: number): string {
  return value === NOTHING ? '' : textAt(texts, value);
}
