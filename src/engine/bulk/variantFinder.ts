import type { Distinctions, FactValue } from '../../core/index.ts';
import type { DealColumns, DealHeader } from '../columns/index.ts';
import type { DealCursor } from './dealCursor.ts';
import { ALONE, EventSymbols } from './eventSymbols.ts';
import type { FactClasses } from './factClasses.ts';
import { createFactClasses } from './factClasses.ts';
import { PairTable } from './pairTable.ts';

/** Deals of one variant hold events that look the same to the framework in the same order, and end the same way. */
export class VariantFinder {
  readonly #columns: DealColumns;
  readonly #symbols: EventSymbols;
  /** Prefixes: (prefix before, symbol and tie) -> prefix. Prefix 0 is the empty one. */
  readonly #prefixes = new PairTable();
  readonly #variants = new PairTable();
  readonly #ofMisfits = new Map<string, number>();
  readonly #headerClass: Uint32Array;
  readonly #facts: readonly (readonly [string, FactClasses])[];
  /** By object name: the replay might give it to an object that nobody named. */
  readonly #isNumber: Uint8Array;
  readonly #neverShared: boolean;

  constructor(columns: DealColumns, distinctions: Distinctions) {
    this.#columns = columns;
    this.#symbols = new EventSymbols(columns, distinctions);
    const classes = new Map<string, number>();
    this.#headerClass = Uint32Array.from(columns.headers, (header) => {
      const key = keyOfHeader(header, distinctions);
      const known = classes.get(key) ?? classes.size;
      classes.set(key, known);
      return known;
    });
    this.#facts = columns.facts.flatMap(({ name }) => {
      const found = createFactClasses(columns, name, distinctions);
      return found ? [[name, found] as const] : [];
    });
    this.#isNumber = findNumberNames(columns);
    this.#neverShared = columns.facts.some(({ name }) => name === 'partnerType');
  }

  /** Variant of the deal the cursor stands at; undefined when its run is shared with no other. */
  variantOf(deal: number, cursor: DealCursor): number | undefined {
    if (this.#neverShared || this.#namesNumbers(deal)) return undefined;
    const { firstEvent, numbers, shape, shapes, header } = this.#columns;
    const first = firstEvent[deal] ?? 0;
    let number = numbers.first[deal] ?? 0;
    let prefix = 0;
    for (let position = 0; position < cursor.events; position += 1) {
      const event = first + position;
      const symbol = this.#symbols.symbolOf(event, number);
      const before = position === 0 ? -Infinity : cursor.at(position - 1);
      const at = cursor.at(position);
      if (symbol === ALONE || !(at >= before)) return undefined;
      number += shapes[shape[event] ?? 0]?.numbers.length ?? 0;
      prefix = 1 + this.#prefixes.number(prefix, 2 * symbol + (at === before ? 1 : 0));
    }
    const variant = this.#variants.number(prefix, this.#headerClass[header[deal] ?? 0] ?? 0);
    const misfits = this.#misfitsOf(deal);
    if (misfits === undefined) return variant;
    const key = `${String(variant)} ${misfits}`;
    const known = this.#ofMisfits.get(key) ?? -1 - this.#ofMisfits.size;
    this.#ofMisfits.set(key, known);
    return known;
  }

  /** What the deal tells that the framework has no place for, in the order of the record. */
  #misfitsOf(deal: number): string | undefined {
    let found: Map<string, FactValue> | undefined;
    for (const [name, classes] of this.#facts) {
      const value = classes.misfit(deal);
      if (value !== undefined) (found ??= new Map()).set(name, value);
    }
    if (!found) return undefined;
    const order = this.#columns.headers[this.#columns.header[deal] ?? 0]?.facts ?? [];
    return JSON.stringify(order.flatMap((name) => (found.has(name) ? [[name, found.get(name)]] : [])));
  }

  #namesNumbers(deal: number): boolean {
    const { objects } = this.#columns;
    const to = objects.first[deal + 1] ?? 0;
    for (let place = objects.first[deal] ?? 0; place < to; place += 1)
      if (this.#isNumber[objects.items[place] ?? 0] === 1) return true;
    return false;
  }
}

function keyOfHeader({ outcome, partnerType, partners }: DealHeader, distinctions: Distinctions): string {
  const types = [partnerType, ...partners.map(({ type }) => type)];
  const unknown = types.some((type) => type !== undefined && !distinctions.isUsable('partnerType', type));
  const facts = partners.map((partner) => [...partner.facts]);
  return JSON.stringify([
    outcome,
    unknown ? types.map((type) => type ?? null) : [],
    facts.some((list) => list.length > 0) ? facts : [],
  ]);
}

function findNumberNames({ objectNames: { bytes, ends } }: DealColumns): Uint8Array {
  return Uint8Array.from(ends, (end, index) => {
    for (let place = index === 0 ? 0 : (ends[index - 1] ?? 0); place < end; place += 1) {
      const byte = bytes[place] ?? 0;
      if (byte < 48 || byte > 57) return 0;
    }
    return 1;
  });
}
