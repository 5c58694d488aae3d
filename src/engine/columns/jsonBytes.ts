import { grown, NONE } from './growing.ts';
import { encodeCode, sequenceLength } from './textBytes.ts';
import { beginHash, chainHash, chainTwin } from './textHash.ts';

/** Thrown when a line is not written in the usual way; nobody shows it. */
export const UNUSUAL = new Error('The line is not written in the usual way.');

/** Bytes of JSON. */
export const BYTE = {
  quote: 0x22,
  comma: 0x2c,
  colon: 0x3a,
  open: 0x7b,
  close: 0x7d,
  openList: 0x5b,
  closeList: 0x5d,
} as const;

const [SPACE, TAB, BACKSLASH, MINUS, DOT, ZERO, LOWER_U] = [0x20, 0x09, 0x5c, 0x2d, 0x2e, 0x30, 0x75];
/** By byte after a backslash: what it stands for, 0 when nothing. */
const ESCAPED = new Uint8Array(128);
for (const [letter, meant] of Object.entries({
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}))
  ESCAPED[letter.charCodeAt(0)] = meant.charCodeAt(0);
/** Powers of ten that are exact, and so is a division of a whole number below 2^53 by one of them, rounded once. */
const POWERS = Float64Array.from({ length: 16 }, (_, power) => Number(`1e${String(power)}`));
/** Digits that always fit into 53 bits. */
const EXACT_DIGITS = 15;

/** Reads the JSON of one line from its bytes. A line feed must follow, which no string and no number goes beyond. */
export class JsonBytes {
  bytes: Uint8Array = new Uint8Array(1);
  /** Shows the same bytes. */
  view = new DataView(this.bytes.buffer);
  at = 0;
  /** The last text read, without its escapes: UTF-8 in `textBytes`, from `textStart` to `textEnd`. */
  textBytes: Uint8Array = this.bytes;
  textStart = 0;
  textEnd = 0;
  textHash = 0;
  textTwin = 0;
  #scratch: Uint8Array<ArrayBuffer> = new Uint8Array(256);

  start(bytes: Uint8Array, start: number): void {
    if (bytes !== this.bytes) this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.bytes = bytes;
    this.at = start;
  }

  /** The next byte that is no white space. */
  peek(): number {
    let byte = this.bytes[this.at] ?? 0;
    while (byte === SPACE || byte === TAB) byte = this.bytes[++this.at] ?? 0;
    return byte;
  }

  /** Steps over one byte, after white space. */
  take(byte: number): void {
    if (this.peek() !== byte) throw UNUSUAL;
    this.at += 1;
  }

  /** Steps over one byte if it comes next. */
  takes(byte: number): boolean {
    if (this.peek() !== byte) return false;
    this.at += 1;
    return true;
  }

  /** Steps over a word such as "true". */
  takeWord(word: Uint8Array): void {
    for (const byte of word) if (this.bytes[this.at++] !== byte) throw UNUSUAL;
  }

  /** Steps into an object and reads its first key as `readKey` does; NONE when it is empty. */
  firstKey(keys: readonly Uint8Array[]): number {
    this.take(BYTE.open);
    return this.takes(BYTE.close) ? NONE : this.readKey(keys, 0);
  }

  /** Reads the key that comes after the value of `key`, or steps out of the object and returns NONE. */
  nextKey(keys: readonly Uint8Array[], key: number): number {
    if (this.takes(BYTE.comma)) return this.readKey(keys, key + 1);
    this.take(BYTE.close);
    return NONE;
  }

  /** Steps into a list; false when it is empty. */
  firstEntry(): boolean {
    this.take(BYTE.openList);
    return !this.takes(BYTE.closeList);
  }

  /** Steps to the next entry of a list, or out of it. */
  nextEntry(): boolean {
    if (this.takes(BYTE.comma)) return true;
    this.take(BYTE.closeList);
    return false;
  }

  /**
   * Reads one of some keys with the colon after it and returns its place among them. `hint` is the one to try first; a key that is spelled
   * with escapes is none of them.
   */
  readKey(keys: readonly Uint8Array[], hint: number): number {
    this.take(BYTE.quote);
    const { bytes, at } = this;
    const count = keys.length;
    for (let tried = 0, place = hint; tried < count; tried += 1, place += 1) {
      if (place >= count) place -= count;
      const key = keys[place] ?? bytes;
      let length = 0;
      while (length < key.length && bytes[at + length] === key[length]) length += 1;
      if (length < key.length) continue;
      this.at = at + length;
      this.take(BYTE.colon);
      return place;
    }
    throw UNUSUAL;
  }

  /** Reads a text. */
  readText(): void {
    this.take(BYTE.quote);
    const { bytes } = this;
    const start = this.at;
    let at = this.#plainEnd(start);
    for (let byte = bytes[at] ?? 0; byte !== BYTE.quote; byte = bytes[at] ?? 0) {
      if (byte === BACKSLASH) {
        this.#readEscaped(start, at);
        return;
      }
      if (byte < SPACE) throw UNUSUAL;
      const length = byte < 0x80 ? 1 : sequenceLength(bytes, at, bytes.length, 'no halves');
      if (length === 0) throw UNUSUAL;
      at += length;
    }
    this.#setText(bytes, this.view, start, at);
    this.at = at + 1;
  }

  /** Skips letters of ASCII, four at a time, up to where something else may stand. */
  #plainEnd(start: number): number {
    const { view } = this;
    const last = view.byteLength - 4;
    let at = start;
    for (; at <= last; at += 4) {
      const word = view.getInt32(at);
      // The highest bit of a byte is set where it is a control character, a quote, a backslash or above 0x7f, and now and then after one.
      const odd =
        (word - 0x20202020) | ((word ^ 0x22222222) - 0x01010101) | ((word ^ 0x5c5c5c5c) - 0x01010101);
      if (((odd | word) & 0x80808080) !== 0) break;
    }
    return at;
  }

  #setText(bytes: Uint8Array, view: DataView, start: number, end: number): void {
    this.textBytes = bytes;
    this.textStart = start;
    this.textEnd = end;
    let hash = beginHash(end - start);
    let twin = end - start;
    let at = start;
    for (; at + 4 <= end; at += 4) {
      const word = view.getInt32(at);
      hash = chainHash(hash, word);
      twin = chainTwin(twin, word);
    }
    for (; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      hash = chainHash(hash, byte);
      twin = chainTwin(twin, byte);
    }
    this.textHash = hash;
    this.textTwin = twin;
  }

  /** Reads a number in its plain spelling: up to 15 digits, perhaps a minus and a point. */
  readNumber(): number {
    const { bytes } = this;
    const negative = bytes[this.at] === MINUS;
    if (negative) this.at += 1;
    const first = this.at;
    let value = this.#readDigits(0);
    let digits = this.at - first;
    if (digits === 0 || (digits > 1 && bytes[first] === ZERO)) throw UNUSUAL;
    let places = 0;
    if (bytes[this.at] === DOT) {
      this.at += 1;
      value = this.#readDigits(value);
      places = this.at - first - digits - 1;
      if (places === 0) throw UNUSUAL;
      digits += places;
    }
    if (digits > EXACT_DIGITS) throw UNUSUAL;
    if (negative && value === 0) throw UNUSUAL;
    const next = bytes[this.at] ?? 0;
    if (next !== BYTE.comma && next !== BYTE.close && next !== SPACE) throw UNUSUAL;
    const size = places === 0 ? value : value / (POWERS[places] ?? NaN);
    return negative ? -size : size;
  }

  #readDigits(before: number): number {
    let value = before;
    for (;;) {
      const digit = (this.bytes[this.at] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) return value;
      value = value * 10 + digit;
      this.at += 1;
    }
  }

  /** Reads the text that begins at `start` again, with its escapes, the first of which is at `escape`. */
  #readEscaped(start: number, escape: number): void {
    const { bytes } = this;
    let to = 0;
    for (let from = start; from < escape; from += 1) to = this.#put(bytes[from] ?? 0, to);
    let at = escape;
    for (let byte = bytes[at] ?? 0; byte !== BYTE.quote; byte = bytes[at] ?? 0) {
      if (byte < SPACE) throw UNUSUAL;
      if (byte === BACKSLASH) {
        const letter = bytes[at + 1] ?? 0;
        if (letter === LOWER_U) {
          let code = this.#hex(at + 2);
          at += 6;
          if (code >= 0xd800 && code < 0xdc00 && bytes[at] === BACKSLASH && bytes[at + 1] === LOWER_U) {
            const low = this.#hex(at + 2);
            if (low >= 0xdc00 && low < 0xe000) {
              code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
              at += 6;
            }
          }
          this.#makeRoom(to);
          to = encodeCode(code, this.#scratch, to);
          continue;
        }
        const meant = letter < 0x80 ? (ESCAPED[letter] ?? 0) : 0;
        if (meant === 0) throw UNUSUAL;
        to = this.#put(meant, to);
        at += 2;
        continue;
      }
      const length = sequenceLength(bytes, at, bytes.length, 'no halves');
      if (length === 0) throw UNUSUAL;
      for (const end = at + length; at < end; at += 1) to = this.#put(bytes[at] ?? 0, to);
    }
    this.at = at + 1;
    this.#setText(this.#scratch, new DataView(this.#scratch.buffer), 0, to);
  }

  #put(byte: number, at: number): number {
    this.#makeRoom(at);
    this.#scratch[at] = byte;
    return at + 1;
  }

  #makeRoom(at: number): void {
    if (at + 4 > this.#scratch.length) this.#scratch = grown(this.#scratch, at + 4);
  }

  /** Four hexadecimal digits. */
  #hex(at: number): number {
    let code = 0;
    for (let index = at; index < at + 4; index += 1) {
      const byte = this.bytes[index] ?? 0;
      const lower = byte | 0x20;
      if (byte >= ZERO && byte <= 0x39) code = code * 16 + byte - ZERO;
      else if (lower >= 0x61 && lower <= 0x66) code = code * 16 + lower - 0x57;
      else throw UNUSUAL;
    }
    return code;
  }
}

/** Keys, given with spaces between them, as `JsonBytes.readKey` takes them: with the quote that ends them. */
export function keysOf(names: string): readonly Uint8Array[] {
  return names.split(' ').map((name) => asciiOf(`${name}"`));
}

/** A text of plain letters as bytes. */
export function asciiOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
