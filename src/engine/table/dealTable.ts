import { textAt, type ListColumn, type TextColumn } from '../columns/index.ts';
import { encodeText, roomFor } from '../columns/textBytes.ts';

/** Outcomes as a table numbers them. */
export const OUTCOMES = ['won', 'lost', 'open'] as const;

/** How many deals of one source there are. */
export interface SourceCount {
  readonly deals: number;
  readonly won: number;
}

/** What lists show of all loaded deals, in arrays: nothing is held by deal. Every array is transferable. */
export interface DealTable {
  readonly deals: number;
  readonly ids: TextColumn;
  /** Empty where the deal tells none. */
  readonly accounts: TextColumn;
  /** By deal: index into `OUTCOMES`. */
  readonly outcomes: Uint8Array;
  /** By deal: NaN where it tells none. */
  readonly amounts: Float64Array;
  /** By deal: index of its list of partners. */
  readonly partners: Uint32Array;
  /** By list of partners: their types, each once, and their names; indexes into `texts`. */
  readonly partnerTypes: ListColumn;
  readonly partnerNames: ListColumn;
  /** By deal: index into `texts` plus one; 0 where it is no edge case. */
  readonly edgeCases: Uint32Array;
  /** By deal: how some of it is known, as bits of `KNOWN`; 0 where it does not say. */
  readonly known: Uint8Array;
  readonly texts: TextColumn;
  /** By source; deals stand in the order of their sources. */
  readonly sources: readonly SourceCount[];
  readonly open: number;
}

/** What a list of deals shows of one deal. `index` addresses it in the loaded deals. */
export interface DealRow {
  readonly index: number;
  readonly id: string;
  /** The id of a deal that tells no account. */
  readonly account: string;
  readonly partnerTypes: readonly string[];
  readonly partnerNames: readonly string[];
  readonly outcome: (typeof OUTCOMES)[number];
  readonly amount?: number;
  readonly edgeCase?: string;
}

const NO_TEXTS = { bytes: new Uint8Array(0), ends: new Uint32Array(0) };
const NO_LISTS = { first: new Uint32Array(1), items: new Uint32Array(0) };

/** A table of no deals. */
export const NO_DEALS: DealTable = {
  deals: 0,
  ids: NO_TEXTS,
  accounts: NO_TEXTS,
  outcomes: new Uint8Array(0),
  amounts: new Float64Array(0),
  partners: new Uint32Array(0),
  partnerTypes: NO_LISTS,
  partnerNames: NO_LISTS,
  edgeCases: new Uint32Array(0),
  known: new Uint8Array(0),
  texts: NO_TEXTS,
  sources: [],
  open: 0,
};

/** One deal as lists show it; undefined when there is none at this index. */
export function rowAt(table: DealTable, index: number): DealRow | undefined {
  if (index < 0 || index >= table.deals) return undefined;
  const id = textAt(table.ids, index);
  const list = table.partners[index] ?? 0;
  const amount = table.amounts[index] ?? NaN;
  const edgeCase = table.edgeCases[index] ?? 0;
  return {
    index,
    id,
    account: textAt(table.accounts, index) || id,
    partnerTypes: textsOf(table, table.partnerTypes, list),
    partnerNames: textsOf(table, table.partnerNames, list),
    outcome: OUTCOMES[table.outcomes[index] ?? 2] ?? 'open',
    ...(Number.isNaN(amount) ? {} : { amount }),
    ...(edgeCase === 0 ? {} : { edgeCase: textAt(table.texts, edgeCase - 1) }),
  };
}

/** The deal with this id. */
export function findDeal({ ids }: DealTable, id: string): number | undefined {
  return findText(ids, id);
}

/** Tells of a deal whether a partner of this type is in it. */
export function createPartnerTypeTest(
  { partners, partnerTypes: { first, items }, texts }: DealTable,
  type: string,
): (deal: number) => boolean {
  const wanted = findText(texts, type);
  const has = new Uint8Array(first.length);
  for (let list = 0; wanted !== undefined && list + 1 < first.length; list += 1)
    if (items.subarray(first[list], first[list + 1]).includes(wanted)) has[list] = 1;
  return (deal) => has[partners[deal] ?? 0] === 1;
}

/** Tells of a deal whether it is this edge case. */
export function createEdgeCaseTest({ edgeCases, texts }: DealTable, name: string): (deal: number) => boolean {
  const text = findText(texts, name);
  return (deal) => text !== undefined && edgeCases[deal] === text + 1;
}

/** Types of partners, in order of first appearance. */
export function listPartnerTypes({ partnerTypes, texts }: DealTable): readonly string[] {
  return [...new Set(partnerTypes.items)].map((text) => textAt(texts, text));
}

/** Edge cases, by name. */
export function listEdgeCases({ edgeCases, texts }: DealTable): readonly string[] {
  const seen = new Uint8Array(texts.ends.length + 1);
  for (const edgeCase of edgeCases) seen[edgeCase] = 1;
  const names: string[] = [];
  for (let text = 1; text < seen.length; text += 1) if (seen[text] === 1) names.push(textAt(texts, text - 1));
  return names.toSorted((a, b) => a.localeCompare(b));
}

/** The buffers of a table, to be handed to another thread instead of copied. */
export function buffersOf(table: DealTable): readonly ArrayBufferLike[] {
  const { ids, accounts, texts, partnerTypes, partnerNames } = table;
  return [
    ...[ids.bytes, ids.ends, accounts.bytes, accounts.ends, texts.bytes, texts.ends],
    ...[partnerTypes.first, partnerTypes.items, partnerNames.first, partnerNames.items],
    ...[table.outcomes, table.amounts, table.partners, table.edgeCases, table.known],
  ].map(({ buffer }) => buffer);
}

function textsOf({ texts }: DealTable, { first, items }: ListColumn, list: number): readonly string[] {
  return Array.from(items.subarray(first[list], first[list + 1]), (text) => textAt(texts, text));
}

/** Index of the first text that is exactly this one. */
function findText({ bytes, ends }: TextColumn, text: string): number | undefined {
  const wanted = encoded(text);
  for (let index = 0, start = 0; index < ends.length; index += 1) {
    const end = ends[index] ?? 0;
    if (end - start === wanted.length && startsWith(bytes, start, wanted)) return index;
    start = end;
  }
  return undefined;
}

function encoded(text: string): Uint8Array {
  const bytes = new Uint8Array(roomFor(text));
  return bytes.subarray(0, encodeText(text, bytes, 0));
}

function startsWith(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let place = 0; place < wanted.length; place += 1)
    if (bytes[at + place] !== wanted[place]) return false;
  return true;
}
