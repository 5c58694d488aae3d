import type { DealColumns, FactColumn, ListColumn, TextColumn } from '../columns/index.ts';

/** The same columns in memory that threads share, so that each may read all of them without a copy of its own. */
export function shareColumns(columns: DealColumns): DealColumns {
  return {
    ...columns,
    ids: shareTexts(columns.ids),
    firstEvent: shareInts(columns.firstEvent),
    at: shareFloats(columns.at),
    shape: shareInts(columns.shape),
    numbers: { first: shareInts(columns.numbers.first), items: shareFloats(columns.numbers.items) },
    header: shareInts(columns.header),
    closing: shareFloats(columns.closing),
    facts: columns.facts.map(shareFacts),
    objects: shareList(columns.objects),
    objectNames: shareTexts(columns.objectNames),
    partners: shareList(columns.partners),
  };
}

function shareFacts(column: FactColumn): FactColumn {
  const deals = column.deals && shareInts(column.deals);
  if (column.kind === 'number') return { ...column, deals, values: shareFloats(column.values) };
  const { codes } = column;
  if (codes instanceof Uint8Array) return { ...column, deals, codes: shareBytes(codes) };
  if (codes instanceof Uint32Array) return { ...column, deals, codes: shareInts(codes) };
  const shared = new Uint16Array(new SharedArrayBuffer(codes.byteLength));
  shared.set(codes);
  return { ...column, deals, codes: shared };
}

function shareList({ first, items }: ListColumn): ListColumn {
  return { first: shareInts(first), items: shareInts(items) };
}

function shareTexts({ bytes, ends }: TextColumn): TextColumn {
  return { bytes: shareBytes(bytes), ends: shareInts(ends) };
}

function shareBytes(bytes: Uint8Array): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.byteLength));
  shared.set(bytes);
  return shared;
}

function shareInts(numbers: Uint32Array): Uint32Array {
  const shared = new Uint32Array(new SharedArrayBuffer(numbers.byteLength));
  shared.set(numbers);
  return shared;
}

function shareFloats(numbers: Float64Array): Float64Array {
  const shared = new Float64Array(new SharedArrayBuffer(numbers.byteLength));
  shared.set(numbers);
  return shared;
}
