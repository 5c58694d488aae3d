import { domainOfFact, type CompiledFramework, type Distinctions, type FactValue } from '../../core/index.ts';
import { findFact, textAt, type DealColumns, type DealHeader, type FactColumn } from '../columns/index.ts';
import { DEPENDS, EventSymbols } from './eventSymbols.ts';
import { EventOrders } from './eventOrders.ts';
import { createDayStarts } from './dayStarts.ts';
import { PairTable } from './pairTable.ts';
import { ALONE, NOBODY, PrefixTree } from './prefixTree.ts';
import { isSameValue } from './sameValue.ts';

/** Stands for the variant of a deal that shares its run with no other. */
export const NO_VARIANT = 0xffffffff;

/** Finds which deals are of one variant: they hold events that look the same to the framework in the same order, and end the same way. */
export class VariantFinder {
  readonly #columns: DealColumns;
  readonly #symbols: EventSymbols;
  /** What is told apart about deals besides their events, and where clocks stand if that matters. */
  readonly #besides: readonly unknown[];
  readonly #tree = new PrefixTree();
  /** (node at the end, what else the deal is told apart by) -> variant. */
  readonly #variants = new PairTable();
  /** What few deals are told apart by -> a number above those of all classes of headers. */
  readonly #apart = new Map<string, number>();
  readonly #headerClass: Uint32Array;
  readonly #headerClasses: number;
  /** Facts of which some deal tells a value that the framework has no place for. */
  readonly #misfits: readonly {
    readonly name: string;
    readonly misfitOf: (deal: number) => FactValue | undefined;
  }[];
  readonly #isDay: Uint8Array | undefined;
  readonly #dayStart: (midnight: number) => number;
  readonly #hasNumbers: boolean;
  readonly #isNumber: Uint8Array | undefined;
  readonly #neverShared: boolean;
  readonly orders: EventOrders;
  #buffer = new Uint16Array(2 ** 16) as Uint16Array | Uint32Array;
  #ends = new Int32Array(0);

  constructor(columns: DealColumns, compiled: CompiledFramework, distinctions: Distinctions) {
    const { framework } = compiled;
    this.#columns = columns;
    this.#symbols = new EventSymbols(columns, compiled, distinctions);
    this.orders = new EventOrders(columns.deals);
    const keys = columns.headers.map((header) => keyOfHeader(header, distinctions));
    const classes = new Map([...new Set(keys)].map((key, number) => [key, number]));
    this.#headerClass = Uint32Array.from(keys, (key) => classes.get(key) ?? 0);
    this.#headerClasses = classes.size;
    this.#misfits = columns.facts.flatMap((column) => {
      const misfitOf = findMisfits(column, distinctions.usability(column.name));
      return misfitOf ? [{ name: column.name, misfitOf }] : [];
    });
    const isDay = Uint8Array.from(columns.shapes, ({ time }) => (time.kind === 'day' ? 1 : 0));
    this.#isDay = isDay.includes(1) ? isDay : undefined;
    this.#dayStart = createDayStarts(framework.timezone);
    this.#hasNumbers = this.#symbols.ofShape.includes(DEPENDS);
    const isNumber = findNumberNames(columns);
    this.#isNumber = isNumber.includes(1) ? isNumber : undefined;
    this.#neverShared = columns.facts.some(({ name }) => name === 'partnerType');
    const domains = columns.facts.map(({ name }) => {
      const definition = framework.facts.get(name);
      return definition && domainOfFact(definition);
    });
    this.#besides = [keys, domains, this.#isDay && framework.timezone];
  }

  /** Whether both find the same variants. */
  isLike(other: VariantFinder): boolean {
    return (
      isSameValue(this.#besides, other.#besides) &&
      isSameValue(this.#symbols.signature(), other.#symbols.signature())
    );
  }

  /** Whether other distinctions, of a framework that explains deals the same way, find the same variants. */
  isAsWith(distinctions: Distinctions): boolean {
    return this.#symbols.isAsWith(distinctions);
  }

  /** Writes the variants of deals `from` up to `to`, not included, to `variants`, the first one's at 0. */
  find(from: number, to: number, variants: Uint32Array): void {
    const { firstEvent, header } = this.#columns;
    const offset = firstEvent[from] ?? 0;
    if (this.#ends.length < to - from) this.#ends = new Int32Array(to - from);
    this.#writeSymbols(from, to, offset);
    this.#tree.walk(this.#buffer, this.#symbols.count, offset, firstEvent, from, to, this.#ends);
    const special = this.#misfits.length > 0 || this.#isNumber !== undefined || this.orders.any;
    for (let deal = from; deal < to; deal += 1) {
      const node = this.#ends[deal - from] ?? NOBODY;
      const alone = node === NOBODY || this.#neverShared;
      const own = this.#headerClass[header[deal] ?? 0] ?? 0;
      variants[deal - from] = alone
        ? NO_VARIANT
        : this.#variants.number(node, special ? this.#apartOf(deal, own) : own);
    }
  }

  #writeSymbols(from: number, to: number, offset: number): void {
    const { firstEvent, at, shape } = this.#columns;
    this.#makeRoom((firstEvent[to] ?? 0) - offset);
    const { ofShape } = this.#symbols;
    const isDay = this.#isDay;
    let buffer = this.#buffer;
    let event = offset;
    for (let deal = from; deal < to; deal += 1) {
      const first = event;
      const last = firstEvent[deal + 1] ?? 0;
      let before = -Infinity;
      let inOrder = true;
      for (; event < last; event += 1) {
        const own = shape[event] ?? 0;
        const symbol = ofShape[own] ?? ALONE;
        const recorded = at[event] ?? NaN;
        const instant = isDay !== undefined && isDay[own] === 1 ? this.#dayStart(recorded) : recorded;
        if (instant < before) inOrder = false;
        buffer[event - offset] = instant === before ? symbol + 1 : symbol;
        before = instant;
      }
      if (this.#hasNumbers || !inOrder) {
        this.#rewrite(deal, first, last, offset);
        buffer = this.#buffer;
      }
    }
  }

  /** Writes the symbols of a deal whose events hold numbers or are not told in their order. */
  #rewrite(deal: number, first: number, last: number, offset: number): void {
    const { at, shape, shapes, numbers } = this.#columns;
    let number = numbers.first[deal] ?? 0;
    const symbols: number[] = [];
    const instants: number[] = [];
    let inOrder = true;
    for (let event = first; event < last; event += 1) {
      const own = shape[event] ?? 0;
      const symbol = this.#symbols.ofShape[own] ?? ALONE;
      symbols.push(symbol === DEPENDS ? this.#symbols.withNumbers(own, number) : symbol);
      const recorded = at[event] ?? NaN;
      const instant = this.#isDay?.[own] === 1 ? this.#dayStart(recorded) : recorded;
      if (instant < (instants.at(-1) ?? -Infinity)) inOrder = false;
      instants.push(instant);
      number += shapes[own]?.numbers.length ?? 0;
    }
    this.#makeRoom(0);
    if (symbols.includes(ALONE)) {
      this.#buffer[first - offset] = ALONE;
      return;
    }
    if (!inOrder) this.orders.note(deal, instants);
    const order = inOrder ? undefined : this.orders.of(deal);
    let before = -Infinity;
    symbols.forEach((_, position) => {
      const place = order ? (order[position] ?? 0) : position;
      const instant = instants[place] ?? NaN;
      this.#buffer[first - offset + position] = (symbols[place] ?? ALONE) + (instant === before ? 1 : 0);
      before = instant;
    });
  }

  /** Makes room for so many symbols, as wide as they are. */
  #makeRoom(events: number): void {
    const size = Math.max(events, this.#buffer.length);
    const wide = this.#symbols.count > 2 ** 16;
    if (size === this.#buffer.length && wide === this.#buffer instanceof Uint32Array) return;
    const wider = wide ? new Uint32Array(size) : new Uint16Array(size);
    wider.set(this.#buffer);
    this.#buffer = wider;
  }

  /** Number of all a deal is told apart by besides its events. */
  #apartOf(deal: number, headerClass: number): number {
    const order = this.orders.of(deal);
    const misfits = this.#misfitsOf(deal);
    const names = this.#isNumber && this.#numberNamesOf(deal, this.#isNumber);
    if (!order && !misfits && !names) return headerClass;
    const key = JSON.stringify([headerClass, order ? order.join() : '', misfits ?? '', names ?? '']);
    const known = this.#apart.get(key) ?? this.#headerClasses + this.#apart.size;
    this.#apart.set(key, known);
    return known;
  }

  /** What the deal tells that the framework has no place for, in the order of the record. */
  #misfitsOf(deal: number): string | undefined {
    let found: Map<string, FactValue> | undefined;
    for (const { name, misfitOf } of this.#misfits) {
      const value = misfitOf(deal);
      if (value !== undefined) (found ??= new Map()).set(name, value);
    }
    if (!found) return undefined;
    const order = this.#columns.headers[this.#columns.header[deal] ?? 0]?.facts ?? [];
    return JSON.stringify(order.flatMap((name) => (found.has(name) ? [[name, found.get(name)]] : [])));
  }

  /** Objects called by numbers, where the replay may give such a name itself: to an object that no event names. */
  #numberNamesOf(deal: number, isNumber: Uint8Array): string | undefined {
    const { objects, objectNames, firstEvent, shape } = this.#columns;
    const { isNameless } = this.#symbols;
    const named = Array.from(objects.items.subarray(objects.first[deal], objects.first[deal + 1]));
    if (!named.some((name) => isNumber[name] === 1)) return undefined;
    const own = shape.subarray(firstEvent[deal], firstEvent[deal + 1]);
    if (!own.some((index) => isNameless[index] === 1)) return undefined;
    return JSON.stringify(named.map((name) => (isNumber[name] === 1 ? textAt(objectNames, name) : 0)));
  }
}

/** Reads the value of a fact that the framework has no place for; undefined when no deal tells one. */
function findMisfits(
  column: FactColumn,
  isUsable: (value: FactValue) => boolean,
): ((deal: number) => FactValue | undefined) | undefined {
  const told: Iterable<FactValue> = column.values;
  let fits = true;
  for (const value of told) fits &&= Number.isNaN(value) || isUsable(value);
  if (fits) return undefined;
  return (deal) => {
    const value = findFact(column, deal);
    return value === undefined || isUsable(value) ? undefined : value;
  };
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
