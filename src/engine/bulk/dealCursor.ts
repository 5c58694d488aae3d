import {
  addLength,
  assertNever,
  type CompiledFramework,
  type Distinctions,
  timezoneOf,
} from '../../core/index.ts';
import type { DealColumns } from '../columns/index.ts';
import type { FactClasses } from './factClasses.ts';
import { createFactClasses } from './factClasses.ts';
import type { InstantRef, Question, QuestionBook } from './questionBook.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PARTNER_TYPE = 'partnerType';

/** Stands at one deal of the columns and answers what a replay would look at there. */
export class DealCursor {
  readonly #columns: DealColumns;
  readonly #framework: CompiledFramework['framework'];
  readonly #distinctions: Distinctions;
  readonly #book: QuestionBook;
  readonly #facts = new Map<string, FactClasses | undefined>();
  readonly #texts = new Map<string, number>();
  /** Instants of days, by their midnight as if in UTC. */
  readonly #days = new Map<number, number>();
  readonly #isDay: Uint8Array;
  #deal = 0;
  #first = 0;
  #events = 0;
  #endAt = 0;
  #at = new Float64Array(64);
  /** Clocks worked out for this deal, and for which deal each was. */
  #dues = new Float64Array(64);
  #duesOf = new Int32Array(64).fill(-1);

  constructor(
    columns: DealColumns,
    compiled: CompiledFramework,
    distinctions: Distinctions,
    book: QuestionBook,
  ) {
    this.#columns = columns;
    this.#framework = compiled.framework;
    this.#distinctions = distinctions;
    this.#book = book;
    this.#isDay = Uint8Array.from(columns.shapes, ({ time }) => (time.kind === 'day' ? 1 : 0));
  }

  get events(): number {
    return this.#events;
  }

  /** Goes to a deal. */
  moveTo(deal: number): void {
    const { firstEvent, at, shape, header, headers, closing } = this.#columns;
    this.#deal = deal;
    this.#first = firstEvent[deal] ?? 0;
    this.#events = (firstEvent[deal + 1] ?? 0) - this.#first;
    if (this.#at.length < this.#events) this.#at = new Float64Array(2 * this.#events);
    for (let position = 0; position < this.#events; position += 1) {
      const event = this.#first + position;
      const recorded = at[event] ?? NaN;
      this.#at[position] = this.#isDay[shape[event] ?? 0] === 1 ? this.#dayStart(recorded) : recorded;
    }
    const last = this.#events === 0 ? -Infinity : (this.#at[this.#events - 1] ?? NaN);
    const form = headers[header[deal] ?? 0]?.closing;
    const recorded = closing[deal] ?? NaN;
    const closed =
      form?.kind === 'instant'
        ? recorded
        : form?.kind === 'day'
          ? this.#dayStart(recorded + DAY) - 1
          : -Infinity;
    const end = Math.max(closed, last);
    this.#endAt = Number.isFinite(end) ? end : 0;
  }

  /** Instant of an event, by position. */
  at(position: number): number {
    return this.#at[position] ?? NaN;
  }

  /** The deal's answer to a question. */
  readonly answer = (question: Question): number => {
    switch (question.kind) {
      case 'compared': {
        const order = this.#instant(question.a) - this.#instant(question.b);
        return order < 0 ? 0 : order > 0 ? 2 : 1;
      }
      case 'elapsed': {
        const { column } = question;
        const elapsed = this.#instant(question.to) - this.#instant(question.from);
        const unit = column.startsWith('daysSince.') ? DAY : HOUR;
        const value = (column === 'hoursApart' ? Math.abs(elapsed) : elapsed) / unit;
        return this.#distinctions.classOfNumber(column, value);
      }
      case 'fact':
        return question.name === PARTNER_TYPE
          ? this.#partnerType()
          : (this.#classesOf(question.name)?.classOf(this.#deal) ?? 0);
      case 'partnerType':
        return this.#numberOf(this.#header()?.partners[question.place]?.type);
      case 'lead':
        return this.#numberOf(this.#header()?.lead);
      default:
        return assertNever(question);
    }
  };

  #header(): DealColumns['headers'][number] | undefined {
    return this.#columns.headers[this.#columns.header[this.#deal] ?? 0];
  }

  #partnerType(): number {
    const header = this.#header();
    const type = header?.partnerType ?? header?.partners[0]?.type;
    return type === undefined || !this.#distinctions.isUsable(PARTNER_TYPE, type) ? 0 : this.#numberOf(type);
  }

  #classesOf(fact: string): FactClasses | undefined {
    if (!this.#facts.has(fact))
      this.#facts.set(fact, createFactClasses(this.#columns, fact, this.#distinctions));
    return this.#facts.get(fact);
  }

  #numberOf(text: string | undefined): number {
    if (text === undefined) return 0;
    const known = this.#texts.get(text) ?? this.#texts.size + 1;
    this.#texts.set(text, known);
    return known;
  }

  #instant(ref: InstantRef): number {
    if (ref >= 0) return ref < this.#events ? (this.#at[ref] ?? NaN) : this.#endAt;
    const clock = -1 - ref;
    if (clock >= this.#dues.length) this.#makeRoom();
    if (this.#duesOf[clock] === this.#deal) return this.#dues[clock] ?? NaN;
    const due = this.#due(clock);
    this.#duesOf[clock] = this.#deal;
    this.#dues[clock] = due;
    return due;
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
