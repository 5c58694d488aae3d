import type { Distinctions, InstantSource, Witness } from '../../core/index.ts';
import type { Question, QuestionBook } from './questionBook.ts';

/** A witness that writes down what one part of a run after another looks at. */
export class QuestionRecorder implements Witness {
  readonly #book: QuestionBook;
  #placeOf: (partner: string) => number | undefined = () => undefined;
  #distinctions: Distinctions | undefined;
  /** Questions about facts, as they are told apart now. */
  readonly #facts = new Map<string, number>();
  readonly #noted = new Set<number>();

  constructor(book: QuestionBook) {
    this.#book = book;
  }

  /** What follows is about a deal, and told apart so; what was asked before is not asked again. */
  start(
    placeOf: (partner: string) => number | undefined,
    distinctions: Distinctions,
    before: readonly number[] = [],
  ): void {
    this.#placeOf = placeOf;
    if (distinctions !== this.#distinctions) this.#facts.clear();
    this.#distinctions = distinctions;
    this.#noted.clear();
    for (const question of before) this.#noted.add(question);
  }

  /** What was asked since the start, in order, each question once; what was asked before it comes first. */
  get asked(): readonly number[] {
    return [...this.#noted];
  }

  compared(one: InstantSource, other: InstantSource): void {
    const a = this.#book.refOf(one);
    const b = this.#book.refOf(other);
    if (a !== b) this.#noted.add(this.#book.compared(a, b));
  }

  elapsed(from: InstantSource, to: InstantSource, column: string): void {
    const cuts = this.#distinctions?.cutsOf(column) ?? [];
    this.#note({ kind: 'elapsed', from: this.#book.refOf(from), to: this.#book.refOf(to), column, cuts });
  }

  fact(name: string): void {
    const known = this.#facts.get(name);
    if (known !== undefined) this.#noted.add(known);
    else this.#facts.set(name, this.#note({ kind: 'fact', name, cuts: this.#cutsOf(name) }));
  }

  partnerType(partner: string | undefined): void {
    const place = partner === undefined ? undefined : this.#placeOf(partner);
    if (place !== undefined) this.#note({ kind: 'partnerType', place });
  }

  lead(): void {
    this.#note({ kind: 'lead' });
  }

  #cutsOf(fact: string): readonly number[] | 'exact' {
    return this.#distinctions?.isExact(fact) === true ? 'exact' : (this.#distinctions?.cutsOf(fact) ?? []);
  }

  #note(question: Question): number {
    const number = this.#book.numberOf(question);
    this.#noted.add(number);
    return number;
  }
}
