import type { FactValue } from '../../core/index.ts';
import type { DealHeader } from './dealColumns.ts';
import { PARTNER, type DealDraft } from './dealDraft.ts';
import { VALUE } from './eventStore.ts';
import { grown } from './growing.ts';
import { textOf, timeFormOf } from './shapeBuilder.ts';
import type { TextPool } from './textPool.ts';
import { TIME, type TimeReader } from './timeReader.ts';
import { TuplePool } from './tuplePool.ts';

const OUTCOMES = ['won', 'lost', 'open'] as const;

/** Finds out which deals are alike in everything but names, times and the values of facts. */
export class HeaderBuilder {
  readonly headers: DealHeader[] = [];
  readonly #pool: TextPool;
  readonly #known = new TuplePool();
  readonly #numbers = new Map<string, number>();
  #row = new Int32Array(64);
  #length = 0;

  constructor(pool: TextPool) {
    this.#pool = pool;
  }

  headerOf(draft: DealDraft): number {
    const { partnerFacts } = draft;
    this.#length = 0;
    this.#push(OUTCOMES.indexOf(draft.outcome));
    this.#push(draft.partnerType);
    this.#push(draft.lead);
    this.#push(closingOf(draft).form);
    this.#push(draft.partners.count);
    for (let partner = 0, from = 0; partner < draft.partners.count; partner += 1) {
      const to = draft.partners.get(partner, PARTNER.factsEnd);
      this.#push(draft.partners.get(partner, PARTNER.type));
      this.#push(to - from);
      for (; from < to; from += 1) {
        const kind = partnerFacts.kind(from);
        this.#push(partnerFacts.name(from));
        this.#push(kind);
        this.#push(
          kind === VALUE.number ? this.#numberOf(partnerFacts.number(from)) : partnerFacts.value(from),
        );
      }
    }
    for (let fact = 0; fact < draft.facts.count; fact += 1) this.#push(draft.facts.name(fact));
    const header = this.#known.intern(this.#row, this.#length);
    if (header === this.headers.length) this.headers.push(this.#create(draft));
    return header;
  }

  #push(value: number): void {
    if (this.#length === this.#row.length) this.#row = grown(this.#row, this.#length + 1);
    this.#row[this.#length++] = value;
  }

  #numberOf(value: number): number {
    const key = Object.is(value, -0) ? '-0' : String(value);
    const id = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, id);
    return id;
  }

  #create(draft: DealDraft): DealHeader {
    const closing = closingOf(draft);
    const partners: DealHeader['partners'][number][] = [];
    for (let partner = 0, from = 0; partner < draft.partners.count; partner += 1) {
      const to = draft.partners.get(partner, PARTNER.factsEnd);
      const facts = new Map<string, FactValue>();
      for (; from < to; from += 1)
        facts.set(this.#pool.text(draft.partnerFacts.name(from)), this.#factOf(draft, from));
      partners.push({ type: textOf(this.#pool, draft.partners.get(partner, PARTNER.type)), facts });
    }
    const facts: string[] = [];
    for (let fact = 0; fact < draft.facts.count; fact += 1)
      facts.push(this.#pool.text(draft.facts.name(fact)));
    return {
      outcome: draft.outcome,
      partnerType: textOf(this.#pool, draft.partnerType),
      lead: textOf(this.#pool, draft.lead),
      closing: closing.form === TIME.absent ? undefined : timeFormOf(this.#pool, closing.form),
      partners,
      facts,
    };
  }

  #factOf({ partnerFacts }: DealDraft, fact: number): FactValue {
    const kind = partnerFacts.kind(fact);
    if (kind === VALUE.text) return this.#pool.text(partnerFacts.value(fact));
    return kind === VALUE.number ? partnerFacts.number(fact) : kind === VALUE.true;
  }
}

/** The time at which a deal's record ends, as far as it says. */
export function closingOf(draft: DealDraft): TimeReader {
  return draft.outcome === 'open' ? draft.asOf : draft.closedAt;
}
