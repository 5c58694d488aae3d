import { parseInstant } from '../../core/index.ts';
import { wordAt } from './textHash.ts';

/** How a time was written: `TIME.instant`, `TIME.day`, `TIME.absent`, or `TIME.unreadable` plus the number of its text. */
export const TIME = { absent: -1, instant: 0, day: 1, unreadable: 2 } as const;

const DAY_MS = 86_400_000;
const [DASH, COLON, PLUS, DOT, ZULU, T, QUOTE] = [0x2d, 0x3a, 0x2b, 0x2e, 0x5a, 0x54, 0x22];
/** Length of the spelling with seconds and an offset. */
const STAMP = 25;
/** Room for months, and for offsets; what `slotOf` gives is below. */
const SLOTS = 256;
const DAYS_BEFORE = new Uint16Array([0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]);
const DAYS_IN = new Uint8Array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
/** Offsets are minutes; a "Z" is none of them. */
const NO_OFFSET = 4000;

/**
 * Reads times in their usual spelling from their digits: "2026-01-05", and that with "T09:30", seconds, three digits of a fraction, and "Z" or
 * "+01:00". `spelling` with `ms` tells two spellings of one instant apart.
 */
export class TimeReader {
  ms = NaN;
  form: number = TIME.absent;
  spelling = 0;

  #offset = 0;

  /** There is no time. */
  clear(): void {
    this.ms = NaN;
    this.form = TIME.absent;
    this.spelling = 0;
  }

  /** Months met, by slot: the eight bytes "2026-01-", midnight of the first day, and days. */
  readonly #years = new Int32Array(SLOTS);
  readonly #months = new Int32Array(SLOTS);
  readonly #monthMs = new Float64Array(SLOTS);
  readonly #monthDays = new Uint8Array(SLOTS);
  /** Offsets met, by slot: the last four of the bytes "+01:00" and the first two, what they say, and how that is spelled. */
  readonly #zones = new Int32Array(SLOTS);
  readonly #signs = new Int32Array(SLOTS);
  readonly #offsetMs = new Int32Array(SLOTS);
  readonly #zoneSpelling = new Int32Array(SLOTS);

  /**
   * Reads "2026-01-05T09:30:00+01:00" before a quote, if `read` met its month and its offset before; returns where it ends, 0 for anything
   * else.
   */
  readStamp(bytes: Uint8Array, view: DataView, start: number): number {
    if (start + STAMP >= bytes.length || bytes[start + STAMP] !== QUOTE) return 0;
    const year = view.getInt32(start);
    const month = view.getInt32(start + 4);
    const slot = slotOf(year, month);
    if (this.#years[slot] !== year || this.#months[slot] !== month) return 0;
    const zone = view.getInt32(start + 21);
    const second = view.getInt32(start + 17);
    const sign = second & 0xffff;
    const zoneSlot = slotOf(zone, sign);
    if (this.#zones[zoneSlot] !== zone || this.#signs[zoneSlot] !== sign) return 0;
    // What is left of each byte is a digit where one must stand, and nothing elsewhere.
    const day = view.getInt32(start + 8) ^ 0x30305430;
    const minute = view.getInt32(start + 12) ^ 0x303a3030;
    const seconds = (second >>> 16) ^ 0x3030;
    const odd =
      ((day | (day + 0x06060006)) & 0xf0f0fff0) |
      ((minute | (minute + 0x06000606)) & 0xf0fff0f0) |
      ((seconds | (seconds + 0x0606)) & 0xf0f0) |
      ((bytes[start + 16] ?? 0) ^ COLON);
    const days = (day >>> 24) * 10 + ((day >>> 16) & 15);
    const hours = (day & 15) * 10 + (minute >>> 24);
    const minutes = ((minute >>> 8) & 15) * 10 + (minute & 15);
    const rest = (seconds >>> 8) * 10 + (seconds & 15);
    if (odd !== 0 || hours > 23 || minutes > 59 || rest > 59) return 0;
    if (days < 1 || days > (this.#monthDays[slot] ?? 0)) return 0;
    const dayMs = (((days - 1) * 24 + hours) * 60 + minutes) * 60_000 + rest * 1000;
    this.ms = (this.#monthMs[slot] ?? 0) + (dayMs - (this.#offsetMs[zoneSlot] ?? 0));
    this.form = TIME.instant;
    this.spelling = this.#zoneSpelling[zoneSlot] ?? 0;
    return start + STAMP;
  }

  /** Keeps the month and the offset of the time that was just read, such as `readStamp` reads. */
  #keep(bytes: Uint8Array, start: number, firstMs: number, days: number, offsetMs: number): void {
    const year = wordAt(bytes, start);
    const month = wordAt(bytes, start + 4);
    const slot = slotOf(year, month);
    this.#years[slot] = year;
    this.#months[slot] = month;
    this.#monthMs[slot] = firstMs;
    this.#monthDays[slot] = days;
    const zone = wordAt(bytes, start + 21);
    const sign = wordAt(bytes, start + 17) & 0xffff;
    const zoneSlot = slotOf(zone, sign);
    this.#zones[zoneSlot] = zone;
    this.#signs[zoneSlot] = sign;
    this.#offsetMs[zoneSlot] = offsetMs;
    this.#zoneSpelling[zoneSlot] = this.spelling;
  }

  /** False for another spelling, or none. */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    const length = end - start;
    if (length < 10 || bytes[start + 4] !== DASH || bytes[start + 7] !== DASH) return false;
    const hundreds = twoDigits(bytes, start);
    const years = twoDigits(bytes, start + 2);
    const month = twoDigits(bytes, start + 5);
    const day = twoDigits(bytes, start + 8);
    if (hundreds < 0 || years < 0 || month < 1 || month > 12 || day < 1) return false;
    const year = hundreds * 100 + years;
    if (year === 0) return false;
    const leap = (year & 3) === 0 && (years !== 0 || (hundreds & 3) === 0);
    const daysIn = leap && month === 2 ? 29 : (DAYS_IN[month] ?? 0);
    if (day > daysIn) return false;
    const past = year - 1;
    const leaps = (past >> 2) - ((past / 100) | 0) + ((past / 400) | 0);
    const before = past * 365 + leaps + (DAYS_BEFORE[month] ?? 0) + (leap && month > 2 ? 1 : 0) - 719_162;
    const days = before + day - 1;
    if (length === 10) {
      this.ms = days * DAY_MS;
      this.form = TIME.day;
      this.spelling = 1;
      return true;
    }
    this.form = TIME.instant;
    if (bytes[start + 10] !== T || !this.#readClock(bytes, start + 11, end, days)) return false;
    if (length === STAMP && bytes[start + 19] !== DOT)
      this.#keep(bytes, start, before * DAY_MS, daysIn, this.#offset);
    return true;
  }

  #readClock(bytes: Uint8Array, start: number, end: number, days: number): boolean {
    const hour = twoDigits(bytes, start);
    const minute = twoDigits(bytes, start + 3);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || bytes[start + 2] !== COLON) return false;
    let dayMs = hour * 3_600_000 + minute * 60_000;
    let at = start + 5;
    let precision = 0;
    if (bytes[at] === COLON) {
      const second = twoDigits(bytes, at + 1);
      if (second < 0 || second > 59) return false;
      dayMs += second * 1000;
      at += 3;
      precision = 1;
      if (bytes[at] === DOT) {
        const tens = twoDigits(bytes, at + 1);
        const ones = (bytes[at + 3] ?? 0) - 0x30;
        if (tens < 0 || ones < 0 || ones > 9) return false;
        dayMs += tens * 10 + ones;
        at += 4;
        precision = 2;
      }
    }
    const sign = bytes[at];
    if (sign === ZULU) {
      this.ms = days * DAY_MS + dayMs;
      this.spelling = spell(NO_OFFSET, precision);
      return at + 1 === end;
    }
    if ((sign !== PLUS && sign !== DASH) || at + 6 !== end || bytes[at + 3] !== COLON) return false;
    const offsetHour = twoDigits(bytes, at + 1);
    const offsetMinute = twoDigits(bytes, at + 4);
    if (offsetHour < 0 || offsetHour > 23 || offsetMinute < 0 || offsetMinute > 59) return false;
    const offset = offsetHour * 60 + offsetMinute;
    this.#offset = (sign === DASH ? -offset : offset) * 60_000;
    this.ms = days * DAY_MS + (dayMs - this.#offset);
    this.spelling = spell(sign === DASH ? offset + 2000 : offset, precision);
    return true;
  }

  /** Reads any text a deal may hold as a time, whose number in the pool is given. */
  readOdd(text: string, id: number): void {
    const ms = parseInstant(text, 'UTC');
    this.ms = ms ?? NaN;
    this.form = ms === undefined ? TIME.unreadable + id : text.length === 10 ? TIME.day : TIME.instant;
    this.spelling = -1 - id;
  }
}

/** Where two words that tell a month, or an offset, are kept. */
function slotOf(first: number, second: number): number {
  return Math.imul(first ^ Math.imul(second, 0x9e3779b1), 0x85ebca6b) >>> 24;
}

function spell(offset: number, precision: number): number {
  return 2 + offset * 3 + precision;
}

/** The number that two digits spell; negative when they are none. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - 0x30;
  const ones = (bytes[at + 1] ?? 0) - 0x30;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
}

const EARLIEST = Date.UTC(-1, 11, 31) + DAY_MS;
const LATEST = Date.UTC(9999, 11, 31) + DAY_MS;
/** Years beyond four digits are reached only through an offset, so an offset brings them back. */
const WIDEST_MS = (23 * 60 + 59) * 60_000;

/** An instant in ISO 8601, such that `parseInstant` gives it back. */
export function printInstant(ms: number): string {
  if (ms >= EARLIEST && ms < LATEST) return new Date(ms).toISOString();
  const local = ms < EARLIEST ? ms + WIDEST_MS : ms - WIDEST_MS;
  return `${new Date(local).toISOString().slice(0, -1)}${ms < EARLIEST ? '+' : '-'}23:59`;
}

/** A day, given as its midnight in UTC. */
export function printDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
