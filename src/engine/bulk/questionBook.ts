import type { DueSource, InstantSource, Length } from '../../core/index.ts';

/** An instant of a deal: the event at a position (the number of events: the record's end), or clock n as -1 - n. */
export type InstantRef = number;

/** A clock some run looked at. */
export interface Clock {
  readonly start: InstantRef;
  readonly length: Length;
  readonly extensions: number;
  readonly by: Length | undefined;
}

/** Something a run looked at in a record. Every deal answers it with a small whole number, now and later, whatever becomes of the framework. */
export type Question =
  | { readonly kind: 'compared'; readonly a: InstantRef; readonly b: InstantRef }
  | {
      readonly kind: 'elapsed';
      readonly from: InstantRef;
      readonly to: InstantRef;
      readonly column: string;
      readonly cuts: readonly number[];
    }
  | { readonly kind: 'fact'; readonly name: string; readonly cuts: readonly number[] | 'exact' }
  | { readonly kind: 'partnerType'; readonly place: number }
  | { readonly kind: 'lead' };

/** All questions asked so far, by number. */
export class QuestionBook {
  readonly clocks: Clock[] = [];
  readonly questions: Question[] = [];
  /** By question: the same number for questions that differ only in what they tell apart. */
  readonly subjects: number[] = [];
  readonly #clocks = new Map<string, InstantRef>();
  readonly #sources = new WeakMap<object, InstantRef>();
  readonly #compared = new Map<number, number>();
  readonly #questions = new Map<string, number>();
  readonly #subjects = new Map<string, number>();

  /** Reference to an instant. */
  refOf(source: InstantSource): InstantRef {
    if (typeof source === 'number') return source;
    const seen = this.#sources.get(source);
    if (seen !== undefined) return seen;
    const ref = this.#clockOf(source);
    this.#sources.set(source, ref);
    return ref;
  }

  #clockOf(source: DueSource): InstantRef {
    const start = this.refOf(source.start);
    const { length, extensions, by } = source;
    const key = `${String(start)} ${keyOf(length)} ${extensions === 0 || !by ? '' : `${String(extensions)} ${keyOf(by)}`}`;
    const known = this.#clocks.get(key);
    if (known !== undefined) return known;
    this.clocks.push({ start, length, extensions, by });
    const ref = -this.clocks.length;
    this.#clocks.set(key, ref);
    return ref;
  }

  /** Number of the question which of two different instants is earlier. */
  compared(one: InstantRef, other: InstantRef): number {
    const a = Math.min(one, other);
    const b = Math.max(one, other);
    const key = a * 2 ** 26 + b;
    const known = this.#compared.get(key) ?? this.numberOf({ kind: 'compared', a, b });
    this.#compared.set(key, known);
    return known;
  }

  /** Number of a question; equal ones have the same. */
  numberOf(question: Question): number {
    const subject = subjectOf(question);
    const key = 'cuts' in question ? `${subject} ${String(question.cuts)}` : subject;
    const known = this.#questions.get(key);
    if (known !== undefined) return known;
    const about = this.#subjects.get(subject) ?? this.#subjects.size;
    this.#subjects.set(subject, about);
    this.subjects.push(about);
    this.questions.push(question);
    this.#questions.set(key, this.questions.length - 1);
    return this.questions.length - 1;
  }
}

function subjectOf(question: Question): string {
  switch (question.kind) {
    case 'compared':
      return `compared ${String(question.a)} ${String(question.b)}`;
    case 'elapsed':
      return `elapsed ${String(question.from)} ${String(question.to)} ${question.column}`;
    case 'fact':
      return `fact ${question.name}`;
    case 'partnerType':
      return `partnerType ${String(question.place)}`;
    case 'lead':
      return 'lead';
  }
}

function keyOf(length: Length): string {
  return length.kind === 'iso' ? length.text : `${String(length.days)} ${length.calendar}`;
}
