import type { Result } from '../../base/result.ts';
import type { RecordedTime, TimeProblem } from '../../formats/eventlog/readRecordedTime.ts';
import { looksLikeTime, orderOf, paddedDate, readTime, type DateOrder } from './readTime.ts';

/** What is known about the times of a file before any is read. */
export interface TimeKnowledge {
  /** Zone of times without an offset: chosen by people, or what the system always writes. */
  readonly timezone?: string;
  readonly dateOrder?: 'dmy' | 'mdy';
  /** The system always writes this zone, so it is used, and said, where nobody chose one. */
  readonly systemZone?: string;
  /** Numbers of 13 digits are epoch milliseconds. */
  readonly epoch?: boolean;
}

/** Why a text was taken for a time only by a guess; once a column. */
export type TimeGuess =
  | { readonly kind: 'zone'; readonly zone: string }
  | { readonly kind: 'order'; readonly order: DateOrder; readonly row: number }
  /** Dates that may have day or month first, as in row `row`, were left as they stand. */
  | { readonly kind: 'open'; readonly row: number };

const CLOCK_LAST = /\d:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AaPp][Mm])?$/;
const OFFSET_LAST = /[+-]\d{2}:?\d{2}$/;

/**
 * The times of one column. Whether "03/04/2025" is March or April shows only when another row of the column has a day beyond 12, so texts are
 * first all shown to the column (`see`) and read afterwards (`read`).
 */
export class TimeColumn {
  readonly name: string;
  readonly #known: TimeKnowledge;
  readonly #orders = new Map<DateOrder, number>();
  #seen = 0;
  #times = 0;
  #clock = false;
  #zoneless = false;
  #open: number | undefined;

  constructor(name: string, known: TimeKnowledge) {
    this.name = name;
    this.#known = known;
  }

  /** Takes note of what a text (not empty) of row `row` shows about the column. */
  see(text: string, row: number): void {
    this.#seen += 1;
    const isEpoch = this.#known.epoch === true && /^\d{13}$/.test(text);
    if (!isEpoch && !looksLikeTime(text)) return;
    this.#times += 1;
    if (isEpoch) {
      this.#clock = true;
      return;
    }
    if (text.includes(':') && paddedDate(text) === undefined) this.#clock = true;
    if (CLOCK_LAST.test(text) && !OFFSET_LAST.test(text)) this.#zoneless = true;
    const order = orderOf(text);
    if (order === 'open') this.#open ??= row;
    else if (order !== undefined && !this.#orders.has(order)) this.#orders.set(order, row);
  }

  /** No text of the column was anything but a time so far. */
  get mayBeTime(): boolean {
    return this.#times === this.#seen;
  }

  /** Every text of the column began as dates do. */
  get isTime(): boolean {
    return this.#seen > 0 && this.#times === this.#seen;
  }

  /** Every time of the column is a midnight: its values are days. */
  get isDays(): boolean {
    return this.isTime && !this.#clock;
  }

  read(text: string): Result<RecordedTime, TimeProblem> {
    const { timezone, systemZone, epoch = false } = this.#known;
    const day = this.isDays ? paddedDate(text) : undefined;
    const zone = timezone ?? systemZone;
    return readTime(day ?? text, {
      // A bare day stays one: the framework's own zone places it.
      timezone: this.isDays ? undefined : zone,
      dateOrder: this.#known.dateOrder ?? this.#order(),
      epoch,
    });
  }

  /** What `read` assumed. */
  guesses(): readonly TimeGuess[] {
    const guesses: TimeGuess[] = [];
    const { timezone, systemZone, dateOrder } = this.#known;
    if (timezone === undefined && systemZone !== undefined && this.#zoneless && !this.isDays)
      guesses.push({ kind: 'zone', zone: systemZone });
    const order = this.#order();
    const row = order === undefined ? undefined : this.#orders.get(order);
    if (dateOrder === undefined && order !== undefined && row !== undefined)
      guesses.push({ kind: 'order', order, row });
    if (dateOrder === undefined && order === undefined && this.#open !== undefined)
      guesses.push({ kind: 'open', row: this.#open });
    return guesses;
  }

  /** What the column's dates agree on. */
  #order(): DateOrder | undefined {
    return this.#orders.size === 1 ? [...this.#orders.keys()][0] : undefined;
  }
}
