import type { DealColumns, FactColumn, ListColumn, TextColumn } from './dealColumns.ts';
import { GrowingTexts } from './growing.ts';

/**
 * The deals from `from` up to `to`, not included, as columns of their own: what one of several workers needs. Arrays are copies; shapes, headers
 * and names of partners keep their numbers.
 */
export function sliceColumns(columns: DealColumns, from: number, to: number): DealColumns {
  const firstEvent = columns.firstEvent[from] ?? 0;
  const endEvent = columns.firstEvent[to] ?? 0;
  const objects = sliceList(columns.objects, from, to);
  const { names, items } = keepNamed(columns.objectNames, objects.items);
  return {
    ...columns,
    deals: to - from,
    events: endEvent - firstEvent,
    ids: sliceTexts(columns.ids, from, to),
    firstEvent: shifted(columns.firstEvent.subarray(from, to + 1), firstEvent),
    at: columns.at.slice(firstEvent, endEvent),
    shape: columns.shape.slice(firstEvent, endEvent),
    numbers: sliceList(columns.numbers, from, to),
    header: columns.header.slice(from, to),
    closing: columns.closing.slice(from, to),
    facts: columns.facts.map((column) => sliceFacts(column, from, to)),
    objects: { first: objects.first, items },
    objectNames: names,
    partners: sliceList(columns.partners, from, to),
  };
}

/** The buffers of columns, to be handed to another thread instead of copied. */
export function transferables(columns: DealColumns): readonly ArrayBufferLike[] {
  const { ids, firstEvent, at, shape, numbers, header, closing, objects, objectNames, partners } = columns;
  const arrays = [
    ...[ids.bytes, ids.ends, firstEvent, at, shape, numbers.first, numbers.items, header, closing],
    ...[objects.first, objects.items, objectNames.bytes, objectNames.ends, partners.first, partners.items],
    ...columns.facts.flatMap((column) => [
      ...(column.deals ? [column.deals] : []),
      column.kind === 'code' ? column.codes : column.values,
    ]),
  ];
  return arrays.map(({ buffer }) => buffer);
}

function shifted(numbers: Uint32Array, by: number): Uint32Array {
  return numbers.map((number) => number - by);
}

function sliceList<Items extends Uint32Array | Float64Array>(
  { first, items }: ListColumn<Items>,
  from: number,
  to: number,
): ListColumn<Items> {
  const start = first[from] ?? 0;
  return {
    first: shifted(first.subarray(from, to + 1), start),
    items: items.slice(start, first[to] ?? 0) as Items,
  };
}

function sliceTexts({ bytes, ends }: TextColumn, from: number, to: number): TextColumn {
  const start = from === 0 ? 0 : (ends[from - 1] ?? 0);
  const end = to === 0 ? 0 : (ends[to - 1] ?? 0);
  return { bytes: bytes.slice(start, end), ends: shifted(ends.subarray(from, to), start) };
}

/** Only the texts some numbers name, and the numbers they then have. */
function keepNamed(
  { bytes, ends }: TextColumn,
  named: Uint32Array,
): { readonly names: TextColumn; readonly items: Uint32Array } {
  const texts = new GrowingTexts();
  const numbers = new Map<number, number>();
  const items = named.map((name) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    texts.push(bytes, name === 0 ? 0 : (ends[name - 1] ?? 0), ends[name] ?? 0);
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  });
  return { names: texts.toColumn(), items };
}

function sliceFacts(column: FactColumn, from: number, to: number): FactColumn {
  const { deals } = column;
  const start = deals ? firstNotBefore(deals, from) : from;
  const end = deals ? firstNotBefore(deals, to) : to;
  const told = deals && shifted(deals.subarray(start, end), from);
  if (column.kind === 'number') return { ...column, deals: told, values: column.values.slice(start, end) };
  return { ...column, deals: told, codes: column.codes.slice(start, end) };
}

function firstNotBefore(deals: Uint32Array, deal: number): number {
  let low = 0;
  let high = deals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((deals[middle] ?? 0) < deal) low = middle + 1;
    else high = middle;
  }
  return low;
}
