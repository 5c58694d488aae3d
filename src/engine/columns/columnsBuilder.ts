import { phraseConflict, type Deal } from '../../core/index.ts';
import { FloatBlocks, IntBlocks } from './blocks.ts';
import { DealDraft } from './dealDraft.ts';
import { VALUE, type Entries } from './eventStore.ts';
import type { DealColumns } from './dealColumns.ts';
import { draftDeal } from './draftDeal.ts';
import { ReaderMemo } from './readerMemo.ts';
import type { RecordListener } from './recordListener.ts';
import { FactColumnBuilder } from './factColumnBuilder.ts';
import { grown, GrowingInts, GrowingTexts, NONE } from './growing.ts';
import { hashDraft } from './hashDraft.ts';
import { closingOf, HeaderBuilder } from './headerBuilder.ts';
import { KnownDeals } from './knownDeals.ts';
import { OwnNames } from './ownNames.ts';
import { ShapeBuilder } from './shapeBuilder.ts';
import { TextPool } from './textPool.ts';

/** What became of a record: a deal of its own, the same record again, or another record under a known id. */
export type Added = 'added' | 'repeated' | 'conflicting';

/** Records left out because their id came before; the same as `mergeDuplicates` says. */
export interface Duplicates {
  /** Ids that came again with the same content. */
  readonly repeated: readonly string[];
  /** `index` counts all records given. */
  readonly conflicting: readonly { readonly id: string; readonly index: number; readonly message: string }[];
}

/** Collects deals as columns, one deal per id. */
export interface ColumnsBuilder {
  add(deal: Deal): Added;
  /** Where a reader may put the next deal, to be added by `addDraft`. */
  readonly draft: DealDraft;
  addDraft(): Added;
  /** What readers of lines remember. */
  readonly memo: ReaderMemo;
  /** Deals held so far. */
  readonly deals: number;
  duplicates(): Duplicates;
  /** All deals so far, in arrays of their own. */
  build(): DealColumns;
}

/** Starts with no deals. Nothing of a deal is kept but its place in growing arrays and what it shares with others. `listener` hears of the rest. */
export function createColumnsBuilder(listener?: RecordListener<DealDraft>): ColumnsBuilder {
  return new GrowingColumns(listener);
}

class GrowingColumns implements ColumnsBuilder {
  readonly #pool = new TextPool();
  readonly draft: DealDraft;
  readonly memo: ReaderMemo;
  readonly #names = new OwnNames(this.#pool);
  readonly #shapes = new ShapeBuilder(this.#pool);
  readonly #headers = new HeaderBuilder(this.#pool);
  readonly #known = new KnownDeals();
  readonly #firstEvent = new IntBlocks();
  readonly #at = new FloatBlocks();
  readonly #shape = new IntBlocks();
  readonly #firstNumber = new IntBlocks();
  readonly #numbers = new FloatBlocks();
  readonly #header = new IntBlocks();
  readonly #closing = new FloatBlocks();
  readonly #facts = new Map<number, FactColumnBuilder>();
  readonly #factsByHeader: (readonly FactColumnBuilder[])[] = [];
  readonly #objects = new OwnedTexts();
  readonly #partners = new OwnedTexts();
  readonly #repeated = new Set<number>();
  readonly #conflicting: Duplicates['conflicting'][number][] = [];
  #records = 0;

  constructor(listener: RecordListener<DealDraft> | undefined) {
    this.draft = new DealDraft(this.#pool, listener);
    this.memo = new ReaderMemo(this.draft.shared);
  }

  get deals(): number {
    return this.#header.length;
  }

  add(deal: Deal): Added {
    draftDeal(deal, this.draft);
    return this.addDraft();
  }

  addDraft(): Added {
    const { draft } = this;
    const index = this.#records++;
    const before = this.#known.meet(draft.idBytes, draft.idLength, draft.idHash);
    const content = hashDraft(draft);
    if (before === NONE) {
      this.#known.keep(content);
      this.#append(draft);
      draft.listener?.add(draft);
      return 'added';
    }
    if (this.#known.isSame(before, content)) {
      this.#repeated.add(before);
      draft.listener?.repeat(before, draft);
      return 'repeated';
    }
    const id = this.#known.id(before);
    this.#conflicting.push({ id, index, message: phraseConflict(id) });
    return 'conflicting';
  }

  duplicates(): Duplicates {
    return {
      repeated: [...this.#repeated].map((deal) => this.#known.id(deal)),
      conflicting: [...this.#conflicting],
    };
  }

  build(): DealColumns {
    const objectNames = new GrowingTexts();
    for (const text of this.#objects.texts()) this.#pool.copyTo(objectNames, text);
    return {
      deals: this.deals,
      events: this.#shape.length,
      ids: this.#known.ids.toColumn(),
      firstEvent: this.#firstEvent.toArray(this.#shape.length),
      at: this.#at.toArray(),
      shape: this.#shape.toArray(),
      shapes: [...this.#shapes.shapes],
      numbers: {
        first: this.#firstNumber.toArray(this.#numbers.length),
        items: this.#numbers.toArray(),
      },
      header: this.#header.toArray(),
      headers: [...this.#headers.headers],
      closing: this.#closing.toArray(),
      facts: [...this.#facts.values()].map((column) => column.build(this.deals)),
      objects: this.#objects.toColumn(),
      objectNames: objectNames.toColumn(),
      partners: this.#partners.toColumn(),
      partnerNames: this.#partners.texts().map((text) => this.#pool.text(text)),
    };
  }

  #append(draft: DealDraft): void {
    const deal = this.deals;
    this.#names.collect(draft);
    const header = this.#headers.headerOf(draft);
    this.#header.push(header);
    this.#closing.push(closingOf(draft).ms);
    this.#firstEvent.push(this.#shape.length);
    this.#firstNumber.push(this.#numbers.length);
    this.#at.pushAll(draft.at, draft.events);
    for (let event = 0; event < draft.events; event += 1) {
      this.#shape.push(this.#shapes.shapeOf(draft, this.#names, event, this.#numbers));
    }
    this.#objects.add(this.#names.objects);
    this.#partners.add(this.#names.partners);
    const columns = this.#factsOf(header, draft.facts);
    for (let fact = 0; fact < columns.length; fact += 1) {
      const kind = draft.facts.kind(fact);
      if (kind === VALUE.number) columns[fact]?.addNumber(deal, draft.facts.number(fact));
      else columns[fact]?.addCode(deal, kind, draft.facts.value(fact));
    }
  }

  /** Columns of the facts that deals with this header tell, in their order. */
  #factsOf(header: number, facts: Entries): readonly FactColumnBuilder[] {
    const known = this.#factsByHeader[header];
    if (known) return known;
    const columns: FactColumnBuilder[] = [];
    for (let fact = 0; fact < facts.count; fact += 1) {
      const name = facts.name(fact);
      const column = this.#facts.get(name) ?? new FactColumnBuilder(this.#pool.text(name), this.#pool);
      this.#facts.set(name, column);
      columns.push(column);
    }
    this.#factsByHeader[header] = columns;
    return columns;
  }
}

/** Lists of texts by deal, the texts numbered by themselves. */
class OwnedTexts {
  readonly #first = new IntBlocks();
  readonly #items = new IntBlocks();
  readonly #texts = new GrowingInts();
  /** By text of the pool: its number plus one. */
  #numbers = new Int32Array(64);

  add(texts: GrowingInts): void {
    this.#first.push(this.#items.length);
    for (let index = 0; index < texts.length; index += 1) {
      const text = texts.at(index);
      if (text >= this.#numbers.length) this.#numbers = grown(this.#numbers, text + 1);
      if (this.#numbers[text] === 0) {
        this.#texts.push(text);
        this.#numbers[text] = this.#texts.length;
      }
      this.#items.push((this.#numbers[text] ?? 0) - 1);
    }
  }

  /** Texts of the pool, by their number. */
  texts(): readonly number[] {
    return [...this.#texts.toArray()];
  }

  toColumn(): { readonly first: Uint32Array; readonly items: Uint32Array } {
    return { first: this.#first.toArray(this.#items.length), items: this.#items.toArray() };
  }
}
