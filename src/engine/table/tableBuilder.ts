import type { DealColumns } from '../columns/index.ts';
import { FloatBlocks, IntBlocks } from '../columns/blocks.ts';
import type { DealDraft } from '../columns/dealDraft.ts';
import { PARTNER } from '../columns/dealDraft.ts';
import { REST } from '../columns/draftDeal.ts';
import type { RecordListener } from '../columns/recordListener.ts';
import { VALUE } from '../columns/eventStore.ts';
import { grown, GrowingTexts, NONE } from '../columns/growing.ts';
import { hashText } from '../columns/textHash.ts';
import { TextPool } from '../columns/textPool.ts';
import { TuplePool } from '../columns/tuplePool.ts';
import { OUTCOMES, type DealTable, type SourceCount } from './dealTable.ts';

const AMOUNT = 'amount';

/** Where the line of each deal stands in its source. */
export interface DealPlaces extends LinePlaces {
  /** Further lines with the same record, in the order of their sources, and the deals they repeat. */
  readonly repeats: LinePlaces & { readonly deals: Uint32Array };
}

interface LinePlaces {
  /** By source: the number of lines up to its end. */
  readonly sourceEnds: readonly number[];
  /** By line, in bytes. */
  readonly at: Float64Array;
  readonly length: Uint32Array;
}

/** Collects what lists show of deals while their lines are read into columns. */
export class TableBuilder implements RecordListener<DealDraft> {
  readonly #pool = new TextPool();
  readonly #accounts = new GrowingTexts();
  readonly #outcomes = new IntBlocks();
  readonly #amounts = new FloatBlocks();
  readonly #partners = new IntBlocks();
  readonly #edgeCases = new IntBlocks();
  readonly #known = new IntBlocks();
  readonly #lines = new GrowingPlaces();
  readonly #repeats = new GrowingPlaces();
  readonly #repeated = new IntBlocks();
  readonly #sources: SourceCount[] = [];
  #won = 0;
  #open = 0;
  /** Lists of partners: type of the deal, then type and name of each. */
  readonly #lists = new TuplePool();
  readonly #firstType = new IntBlocks();
  readonly #types = new IntBlocks();
  readonly #firstName = new IntBlocks();
  readonly #names = new IntBlocks();
  /** By text of the drafts' pool: its number here plus one. */
  #own = new Int32Array(1024);
  /** Names of partners by lists the reader remembers. */
  readonly #remembered: (readonly number[] | undefined)[] = [];
  /** Of the record at hand. */
  #account = new Uint8Array(256);
  #accountLength = 0;
  #partnerNames: number[] = [];
  #edgeCase = NONE;
  #ways = 0;
  #row = new Int32Array(64);

  begin(): void {
    this.#accountLength = 0;
    this.#edgeCase = NONE;
    this.#ways = 0;
    this.#partnerNames = [];
  }

  text(tag: number, place: number, bytes: Uint8Array, start: number, end: number): void {
    if (tag === REST.account) {
      if (end - start > this.#account.length) this.#account = new Uint8Array(end - start);
      for (let at = start; at < end; at += 1) this.#account[at - start] = bytes[at] ?? 0;
      this.#accountLength = end - start;
    } else if (tag === REST.partnerName) this.#partnerNames[place] = this.#intern(bytes, start, end);
    else if (tag === REST.edgeCase) this.#edgeCase = this.#intern(bytes, start, end);
  }

  recallPartners(list: number): void {
    this.#partnerNames = [...(this.#remembered[list] ?? [])];
  }

  keepPartners(list: number): void {
    this.#remembered[list] = [...this.#partnerNames];
  }

  known(ways: number): void {
    this.#ways = ways;
  }

  add(draft: DealDraft): void {
    this.#accounts.push(this.#account, 0, this.#accountLength);
    this.#outcomes.push(OUTCOMES.indexOf(draft.outcome));
    if (draft.outcome === 'won') this.#won += 1;
    if (draft.outcome === 'open') this.#open += 1;
    this.#amounts.push(amountOf(draft));
    this.#partners.push(this.#listOf(draft));
    this.#edgeCases.push(this.#edgeCase + 1);
    this.#known.push(this.#ways);
    this.#lines.push(draft);
  }

  repeat(deal: number, draft: DealDraft): void {
    this.#repeated.push(deal);
    this.#repeats.push(draft);
  }

  /** The deals since the source before are those of the next source. */
  endSource(): void {
    const before = this.#sources.reduce((sum, { deals }) => sum + deals, 0);
    const wonBefore = this.#sources.reduce((sum, { won }) => sum + won, 0);
    this.#lines.endSource();
    this.#repeats.endSource();
    this.#sources.push({ deals: this.#outcomes.length - before, won: this.#won - wonBefore });
  }

  /** The table, with copies of the ids. */
  build({ ids }: DealColumns): { readonly table: DealTable; readonly places: DealPlaces } {
    const texts = new GrowingTexts();
    for (let text = 0; text < this.#pool.size; text += 1) this.#pool.copyTo(texts, text);
    return {
      table: {
        deals: this.#outcomes.length,
        ids: { bytes: ids.bytes.slice(), ends: ids.ends.slice() },
        accounts: this.#accounts.toColumn(),
        outcomes: Uint8Array.from(this.#outcomes.toArray()),
        amounts: this.#amounts.toArray(),
        partners: this.#partners.toArray(),
        partnerTypes: listColumn(this.#firstType, this.#types),
        partnerNames: listColumn(this.#firstName, this.#names),
        edgeCases: this.#edgeCases.toArray(),
        known: Uint8Array.from(this.#known.toArray()),
        texts: texts.toColumn(),
        sources: this.#sources,
        open: this.#open,
      },
      places: {
        ...this.#lines.build(),
        repeats: { ...this.#repeats.build(), deals: this.#repeated.toArray() },
      },
    };
  }

  #listOf(draft: DealDraft): number {
    const { partners } = draft;
    if (2 * partners.count >= this.#row.length) this.#row = grown(this.#row, 2 * partners.count + 1);
    const row = this.#row;
    row[0] = this.#ownText(draft, draft.partnerType);
    for (let partner = 0; partner < partners.count; partner += 1) {
      row[2 * partner + 1] = this.#ownText(draft, partners.get(partner, PARTNER.type));
      row[2 * partner + 2] =
        this.#partnerNames[partner] ?? this.#ownText(draft, partners.get(partner, PARTNER.id));
    }
    const list = this.#lists.intern(row, 2 * partners.count + 1);
    if (list === this.#firstType.length) this.#addList(row, partners.count);
    return list;
  }

  #addList(row: Int32Array, partners: number): void {
    this.#firstType.push(this.#types.length);
    this.#firstName.push(this.#names.length);
    const types = new Set([row[0] ?? NONE]);
    for (let partner = 0; partner < partners; partner += 1) {
      types.add(row[2 * partner + 1] ?? NONE);
      this.#names.push(row[2 * partner + 2] ?? 0);
    }
    for (const type of types) if (type !== NONE) this.#types.push(type);
  }

  /** The number here of a text in the draft's pool. */
  #ownText({ pool }: DealDraft, text: number): number {
    if (text === NONE) return NONE;
    if (text >= this.#own.length) this.#own = grown(this.#own, text + 1);
    const known = this.#own[text] ?? 0;
    if (known !== 0) return known - 1;
    const own = this.#pool.internText(pool.text(text));
    this.#own[text] = own + 1;
    return own;
  }

  #intern(bytes: Uint8Array, start: number, end: number): number {
    return this.#pool.intern(bytes, start, end, hashText(bytes, start, end));
  }
}

/** Places of lines, while their sources are read. */
class GrowingPlaces {
  readonly #at = new FloatBlocks();
  readonly #length = new IntBlocks();
  readonly #sourceEnds: number[] = [];

  push({ lineAt, lineLength }: DealDraft): void {
    this.#at.push(lineAt);
    this.#length.push(lineLength);
  }

  endSource(): void {
    this.#sourceEnds.push(this.#length.length);
  }

  build(): LinePlaces {
    return { sourceEnds: this.#sourceEnds, at: this.#at.toArray(), length: this.#length.toArray() };
  }
}

function amountOf({ facts, pool }: DealDraft): number {
  for (let fact = 0; fact < facts.count; fact += 1)
    if (facts.kind(fact) === VALUE.number && pool.text(facts.name(fact)) === AMOUNT)
      return facts.number(fact);
  return NaN;
}

function listColumn(
  first: IntBlocks,
  items: IntBlocks,
): { readonly first: Uint32Array; readonly items: Uint32Array } {
  return { first: first.toArray(items.length), items: items.toArray() };
}
