import {
  addLength,
  assertNever,
  classIn,
  type CompiledFramework,
  type Distinctions,
  timezoneOf,
} from '../../core/index.ts';
import type { DealColumns } from '../columns/index.ts';
import { coarsen, coarsenCodes } from './coarsen.ts';
import type { Answered } from './answerForest.ts';
import { createFactClasses, type FactClasses } from './factClasses.ts';
import type { EventOrders } from './eventOrders.ts';
import type { InstantRef, Question, QuestionBook } from './questionBook.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PARTNER_TYPE = 'partnerType';

/** How the answers to a question come about. */
type Means =
  | { readonly kind: 'compared'; readonly a: InstantRef; readonly b: InstantRef }
  | {
      readonly kind: 'elapsed';
      readonly from: InstantRef;
      readonly to: InstantRef;
      readonly unit: number;
      readonly either: boolean;
      readonly cuts: readonly number[];
    }
  /** By the deal's header. */
  | { readonly kind: 'header'; readonly classes: Uint32Array }
  | (FactClasses & { readonly cuts: readonly number[] });

/** Stands at one deal of the columns and answers what a replay would look at there. */
export class DealCursor {
  readonly #columns: DealColumns;
  readonly #framework: CompiledFramework['framework'];
  readonly #distinctions: Distinctions;
  readonly #orders: EventOrders;
  readonly #book: QuestionBook;
  /** By question. */
  readonly #means: Means[] = [];
  readonly #texts = new Map<string, number>();
  /** Instants of days, by their midnight as if in UTC. */
  readonly #days = new Map<number, number>();
  /** By shape; undefined when no event has a day without a time. */
  readonly #isDay: Uint8Array | undefined;
  /** By header: how the end was written: 0 not at all, 1 an instant, 2 a day. */
  readonly #closing: Uint8Array;
  #deal = -1;
  #first = 0;
  #events = 0;
  #order: Uint32Array | undefined;
  /** Clocks worked out for this deal, and for which deal each was. */
  #dues = new Float64Array(64);
  #duesOf = new Int32Array(64).fill(-1);

  /** `compiled` tells which values of facts are usable and where its clocks stand; nothing else of it is looked at. */
  constructor(
    columns: DealColumns,
    compiled: CompiledFramework,
    distinctions: Distinctions,
    orders: EventOrders,
    book: QuestionBook,
  ) {
    this.#columns = columns;
    this.#framework = compiled.framework;
    this.#distinctions = distinctions;
    this.#orders = orders;
    this.#book = book;
    const isDay = Uint8Array.from(columns.shapes, ({ time }) => (time.kind === 'day' ? 1 : 0));
    this.#isDay = isDay.includes(1) ? isDay : undefined;
    this.#closing = Uint8Array.from(columns.headers, ({ closing }) =>
      closing?.kind === 'instant' ? 1 : closing?.kind === 'day' ? 2 : 0,
    );
  }

  /** Goes to a deal. */
  moveTo(deal: number): void {
    const { firstEvent } = this.#columns;
    this.#deal = deal;
    this.#first = firstEvent[deal] ?? 0;
    this.#events = (firstEvent[deal + 1] ?? 0) - this.#first;
    this.#order = this.#orders.of(deal);
  }

  /** The deal's answer to a question. */
  answer(question: number): number {
    const means = this.#means[question] ?? this.#prepare(question);
    switch (means.kind) {
      case 'compared': {
        const order = this.#instant(means.a) - this.#instant(means.b);
        return order < 0 ? 0 : order > 0 ? 2 : 1;
      }
      case 'elapsed': {
        const elapsed = this.#instant(means.to) - this.#instant(means.from);
        return classIn(means.cuts, (means.either ? Math.abs(elapsed) : elapsed) / means.unit);
      }
      case 'header':
        return means.classes[this.#columns.header[this.#deal] ?? 0] ?? 0;
      case 'code':
        return means.classes[means.codes[this.#deal] ?? 0] ?? 0;
      case 'number': {
        const value = means.values[this.#deal] ?? NaN;
        return value === value && means.isUsable(value) ? 1 + classIn(means.cuts, value) : 0;
      }
      case 'any':
        return means.classOf(this.#deal);
      case 'none':
        return 0;
      default:
        return assertNever(means);
    }
  }

  /**
   * The answer to a question that any deal with a known answer has, when the questions are about the same; undefined when that answer does
   * not tell.
   */
  infer(question: number, known: Answered): number | undefined {
    if (known.question === question) return known.answer;
    if (this.#book.subjects[question] !== this.#book.subjects[known.question]) return undefined;
    const [to, from] = [question, known.question].map(
      (number) => this.#means[number] ?? this.#prepare(number),
    );
    if (to?.kind === 'elapsed' && from?.kind === 'elapsed') return coarsen(from.cuts, known.answer, to.cuts);
    if (to?.kind === 'code' && from?.kind === 'code')
      return coarsenCodes(from.classes, known.answer, to.classes);
    if (to?.kind !== 'number' || from?.kind !== 'number') return undefined;
    if (known.answer === 0) return 0;
    const place = coarsen(from.cuts, known.answer - 1, to.cuts);
    return place === undefined ? undefined : 1 + place;
  }

  #prepare(number: number): Means {
    const question = this.#book.questions[number];
    const means = question ? this.#meansOf(question) : ({ kind: 'none', cuts: [] } as const);
    this.#means[number] = means;
    return means;
  }

  #meansOf(question: Question): Means {
    switch (question.kind) {
      case 'compared':
        return question;
      case 'elapsed': {
        const unit = question.column.startsWith('daysSince.') ? DAY : HOUR;
        return { ...question, unit, either: question.column === 'hoursApart' };
      }
      case 'fact': {
        const { name, cuts } = question;
        if (name === PARTNER_TYPE)
          return this.#byHeader((header) => {
            const type = header.partnerType ?? header.partners[0]?.type;
            return type !== undefined && this.#distinctions.isUsable(PARTNER_TYPE, type) ? type : undefined;
          });
        const classes = createFactClasses(this.#columns, name, cuts, this.#distinctions);
        return { ...classes, cuts: cuts === 'exact' ? [] : cuts };
      }
      case 'partnerType':
        return this.#byHeader(({ partners }) => partners[question.place]?.type);
      case 'lead':
        return this.#byHeader(({ lead }) => lead);
      default:
        return assertNever(question);
    }
  }

  #byHeader(read: (header: DealColumns['headers'][number]) => string | undefined): Means {
    const classes = Uint32Array.from(this.#columns.headers, (header) => {
      const text = read(header);
      if (text === undefined) return 0;
      const known = this.#texts.get(text) ?? this.#texts.size + 1;
      this.#texts.set(text, known);
      return known;
    });
    return { kind: 'header', classes };
  }

  #instant(ref: InstantRef): number {
    if (ref >= 0) return ref < this.#events ? this.#at(ref) : this.#end();
    const clock = -1 - ref;
    if (clock >= this.#dues.length) this.#makeRoom();
    if (this.#duesOf[clock] === this.#deal) return this.#dues[clock] ?? NaN;
    const due = this.#due(clock);
    this.#duesOf[clock] = this.#deal;
    this.#dues[clock] = due;
    return due;
  }

  #at(position: number): number {
    const event = this.#first + (this.#order ? (this.#order[position] ?? 0) : position);
    const recorded = this.#columns.at[event] ?? NaN;
    if (this.#isDay === undefined) return recorded;
    return this.#isDay[this.#columns.shape[event] ?? 0] === 1 ? this.#dayStart(recorded) : recorded;
  }

  #end(): number {
    const last = this.#events === 0 ? -Infinity : this.#at(this.#events - 1);
    const recorded = this.#columns.closing[this.#deal] ?? NaN;
    const form = this.#closing[this.#columns.header[this.#deal] ?? 0];
    const closed = form === 1 ? recorded : form === 2 ? this.#dayStart(recorded + DAY) - 1 : -Infinity;
    const end = Math.max(closed, last);
    return Number.isFinite(end) ? end : 0;
  }

  #due(clock: number): number {
    const { timezone, calendars } = this.#framework;
    const entry = this.#book.clocks[clock];
    if (!entry) return NaN;
    const { start, length, extensions, by } = entry;
    let due = addLength(this.#instant(start), length, timezone, calendars);
    for (let count = 0; count < extensions && by; count += 1) due = addLength(due, by, timezone, calendars);
    return due;
  }

  #makeRoom(): void {
    const size = 2 * this.#book.clocks.length;
    const dues = new Float64Array(size);
    const duesOf = new Int32Array(size).fill(-1);
    dues.set(this.#dues);
    duesOf.set(this.#duesOf);
    this.#dues = dues;
    this.#duesOf = duesOf;
  }

  #dayStart(midnight: number): number {
    const known = this.#days.get(midnight);
    if (known !== undefined) return known;
    const start = timezoneOf(this.#framework.timezone).fromLocal(midnight);
    this.#days.set(midnight, start);
    return start;
  }
}
