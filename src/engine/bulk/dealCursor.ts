import {
  assertNever,
  classIn,
  compileLength,
  invariant,
  type CompiledFramework,
  type Distinctions,
} from '../../core/index.ts';
import type { CodeArray, DealColumns } from '../columns/index.ts';
import { createDayStarts } from './dayStarts.ts';
import { coarsen, coarsenCodes } from './coarsen.ts';
import type { Answered } from './answerForest.ts';
import { createFactClasses, type FactClasses } from './factClasses.ts';
import type { EventOrders } from './eventOrders.ts';
import type { InstantRef, Question, QuestionBook } from './questionBook.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PARTNER_TYPE = 'partnerType';

/** Kinds of questions that are answered often; all others are 0. */
const COMPARED = 1;
const BY_HEADER = 2;
const BY_CODE = 3;
const BY_NUMBER = 4;

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
  /** By question, as far as they are prepared; the rest of it laid out to be read fast. */
  readonly #means: Means[] = [];
  #prepared = 0;
  #kind = new Uint8Array(0);
  #a = new Int32Array(0);
  #b = new Int32Array(0);
  readonly #tables: Uint32Array[] = [];
  readonly #codes: CodeArray[] = [];
  readonly #values: Float64Array[] = [];
  readonly #others: ((deal: number) => number)[] = [];
  readonly #texts = new Map<string, number>();
  readonly #dayStart: (midnight: number) => number;
  /** By clock: what adds its length, and its extension. */
  readonly #add: ((instant: number) => number)[] = [];
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
    this.#dayStart = createDayStarts(compiled.framework.timezone);
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
    if (question >= this.#prepared) this.#prepareAll();
    switch (this.#kind[question]) {
      case COMPARED: {
        const order = this.#instant(this.#a[question] ?? 0) - this.#instant(this.#b[question] ?? 0);
        return order < 0 ? 0 : order > 0 ? 2 : 1;
      }
      case BY_HEADER:
        return this.#tables[question]?.[this.#columns.header[this.#deal] ?? 0] ?? 0;
      case BY_CODE:
        return this.#tables[question]?.[this.#codes[question]?.[this.#deal] ?? 0] ?? 0;
      case BY_NUMBER:
        return this.#classOfNumber(question, this.#values[question]?.[this.#deal] ?? NaN);
      default:
        return this.#others[question]?.(this.#deal) ?? 0;
    }
  }

  /**
   * The answer to a question that any deal with a known answer has, when the questions are about the same; undefined when that answer does
   * not tell.
   */
  infer(question: number, known: Answered): number | undefined {
    if (known.question === question) return known.answer;
    if (this.#book.subjects[question] !== this.#book.subjects[known.question]) return undefined;
    if (Math.max(question, known.question) >= this.#prepared) this.#prepareAll();
    const [to, from] = [this.#means[question], this.#means[known.question]];
    if (to?.kind === 'elapsed' && from?.kind === 'elapsed') return coarsen(from.cuts, known.answer, to.cuts);
    if (to?.kind === 'code' && from?.kind === 'code')
      return coarsenCodes(from.classes, known.answer, to.classes);
    if (to?.kind !== 'number' || from?.kind !== 'number') return undefined;
    if (known.answer === 0) return 0;
    const place = coarsen(from.cuts, known.answer - 1, to.cuts);
    return place === undefined ? undefined : 1 + place;
  }

  /** Lays out how the questions asked so far are answered. */
  #prepareAll(): void {
    const { questions } = this.#book;
    if (questions.length > this.#kind.length) {
      const size = 2 * questions.length;
      this.#kind = lengthen(new Uint8Array(size), this.#kind);
      this.#a = lengthen(new Int32Array(size), this.#a);
      this.#b = lengthen(new Int32Array(size), this.#b);
    }
    for (; this.#prepared < questions.length; this.#prepared += 1) {
      const question = questions[this.#prepared];
      if (question) this.#prepare(this.#prepared, this.#meansOf(question));
    }
  }

  #prepare(question: number, means: Means): void {
    this.#means[question] = means;
    switch (means.kind) {
      case 'compared':
        this.#kind[question] = COMPARED;
        this.#a[question] = means.a;
        this.#b[question] = means.b;
        return;
      case 'header':
        this.#kind[question] = BY_HEADER;
        this.#tables[question] = means.classes;
        return;
      case 'code':
        this.#kind[question] = BY_CODE;
        this.#codes[question] = means.codes;
        this.#tables[question] = means.classes;
        return;
      case 'number':
        this.#kind[question] = BY_NUMBER;
        this.#values[question] = means.values;
        return;
      case 'elapsed':
        this.#others[question] = () => {
          const elapsed = this.#instant(means.to) - this.#instant(means.from);
          return classIn(means.cuts, (means.either ? Math.abs(elapsed) : elapsed) / means.unit);
        };
        return;
      case 'any':
        this.#others[question] = means.classOf;
        return;
      case 'none':
        return;
      default:
        assertNever(means);
    }
  }

  #classOfNumber(question: number, value: number): number {
    const means = this.#means[question];
    if (means?.kind !== 'number' || Number.isNaN(value) || !means.isUsable(value)) return 0;
    return 1 + classIn(means.cuts, value);
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
    const start = this.#book.clocks[clock]?.start ?? 0;
    return (this.#add[clock] ??= this.#compileClock(clock))(this.#instant(start));
  }

  #compileClock(clock: number): (instant: number) => number {
    const { timezone, calendars } = this.#framework;
    const entry = this.#book.clocks[clock];
    invariant(entry, 'a clock is in the book before it is read');
    const { length, extensions, by } = entry;
    const first = compileLength(length, timezone, calendars);
    const further = by && compileLength(by, timezone, calendars);
    if (!further || extensions === 0) return first;
    return (instant) => {
      let due = first(instant);
      for (let count = 0; count < extensions; count += 1) due = further(due);
      return due;
    };
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
}

function lengthen<Numbers extends Uint8Array | Int32Array>(longer: Numbers, numbers: Numbers): Numbers {
  longer.set(numbers);
  return longer;
}
