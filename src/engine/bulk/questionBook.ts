import type { InstantSource, Length } from '../../core/index.ts';

/** An instant of a deal: the event at a position (the number of events: the record's end), or clock n as -1 - n. */
export type InstantRef = number;

/** A clock some run looked at. */
export interface Clock {
  readonly start: InstantRef;
  readonly length: Length;
  readonly extensions: number;
  readonly by: Length | undefined;
}

/** Something a run looked at in a record. Every deal answers it with a small whole number. */
export type Question =
  | { readonly kind: 'compared'; readonly a: InstantRef; readonly b: InstantRef }
  | { readonly kind: 'elapsed'; readonly from: InstantRef; readonly to: InstantRef; readonly column: string }
  | { readonly kind: 'fact'; readonly name: string }
  | { readonly kind: 'partnerType'; readonly place: number }
  | { readonly kind: 'lead' };

/** All questions asked so far; equal ones are one object. */
export class QuestionBook {
  readonly clocks: Clock[] = [];
  readonly #clocks = new Map<string, InstantRef>();
  readonly #questions = new Map<string, Question>();

  /** Reference to an instant. */
  refOf(source: InstantSource): InstantRef {
    if (typeof source === 'number') return source;
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

  intern(question: Question): Question {
    const key = JSON.stringify(question);
    const known = this.#questions.get(key) ?? question;
    this.#questions.set(key, known);
    return known;
  }
}

function keyOf(length: Length): string {
  return length.kind === 'iso' ? length.text : `${String(length.days)} ${length.calendar}`;
}
