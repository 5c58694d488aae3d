import { hashText, twinText } from './textHash.ts';

/** Parts of a deal's content; those the columns do not keep have smaller tags. */
export const PART = {
  head: 101,
  partner: 104,
  fact: 105,
  event: 106,
  /** And one more for each partner. */
  partnerFact: 107,
} as const;

/**
 * A hash of 64 bits over parts, in whatever order they come: the sum of a hash of each. A part is a row of numbers that begins with what
 * it is and where it stands; two records are taken for equal when their hashes are.
 */
export class ContentHash {
  low = 0;
  high = 0;
  #first = 0;
  #second = 0;

  clear(): void {
    this.low = 0;
    this.high = 0;
  }

  begin(tag: number, place: number): void {
    this.#first = tag ^ 0x243f6a88;
    this.#second = tag ^ 0x85a308d3;
    this.chain(place);
  }

  /** Any whole number of 32 bits. */
  chain(value: number): void {
    const first = Math.imul(this.#first ^ value, 0x85ebca6b);
    this.#first = first ^ (first >>> 15);
    const second = Math.imul((this.#second << 11) ^ (this.#second >>> 21) ^ value, 0x9e3779b1);
    this.#second = second ^ (second >>> 16);
  }

  /** Any number; a negative zero is a zero. */
  chainNumber(value: number): void {
    floats[0] = value === 0 ? 0 : value;
    this.chain(words[0] ?? 0);
    this.chain(words[1] ?? 0);
  }

  end(): void {
    this.chain(0x5bd1e995);
    this.low = (this.low + finish(this.#first)) | 0;
    this.high = (this.high + finish(this.#second)) | 0;
  }

  /** A part that is a text, in UTF-8. */
  addBytes(tag: number, place: number, bytes: Uint8Array, start: number, end: number): void {
    this.addText(tag, place, hashText(bytes, start, end), twinText(bytes, start, end));
  }

  /** The same, its bytes hashed by `hashText` and by `twinText`. */
  addText(tag: number, place: number, hash: number, twin: number): void {
    const where = Math.imul(place, 0x9e3779b1) ^ Math.imul(tag, 0x01000193);
    const first = Math.imul(hash ^ where, 0x85ebca6b);
    const second = Math.imul(twin + where, 0xc2b2ae35);
    this.low = (this.low + finish(first ^ (first >>> 15))) | 0;
    this.high = (this.high + finish(second ^ (second >>> 16))) | 0;
  }

  /** A part that is an event: its place, its instant, how that is spelled, and a hash of the rest. */
  addEvent(tag: number, place: number, ms: number, spelling: number, low: number, high: number): void {
    floats[0] = ms;
    const early = words[0] ?? 0;
    const late = words[1] ?? 0;
    const where = Math.imul(place, 0x9e3779b1) ^ Math.imul(spelling, 0x01000193) ^ tag;
    const first = Math.imul((low ^ early) + where, 0x85ebca6b) ^ Math.imul(late + (low >>> 15), 0x27d4eb2f);
    const second =
      Math.imul((high ^ late) + where, 0xc2b2ae35) ^ Math.imul(early + (high >>> 15), 0x165667b1);
    this.low = (this.low + finish(first)) | 0;
    this.high = (this.high + finish(second)) | 0;
  }
}

const floats = new Float64Array(1);
const words = new Int32Array(floats.buffer);

function finish(state: number): number {
  const mixed = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
