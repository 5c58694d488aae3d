import { grown, GrowingTexts } from './growing.ts';
import { decodeText, encodeText, roomFor } from './textBytes.ts';
import { hashText } from './textHash.ts';

const SLASH = 0x2f;

/** Different texts, each kept once and known by a small number. */
export class TextPool {
  readonly #texts = new GrowingTexts();
  readonly #read: (string | undefined)[] = [];
  #hashes = new Int32Array(256);
  /** Open addressing; id plus one, 0 is free. */
  #slots = new Int32Array(1024);
  #scratch = new Uint8Array(256);

  get size(): number {
    return this.#texts.ends.length;
  }

  internText(text: string): number {
    const bytes = this.#encoded(text);
    const end = encodeText(text, bytes, 0);
    return this.intern(bytes, 0, end, hashText(bytes, 0, end));
  }

  /** The id of a text given as UTF-8 with its `hashText`. */
  intern(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = spread(hash) & mask;
    for (let entry = this.#slots[slot] ?? 0; entry !== 0; entry = this.#slots[slot] ?? 0) {
      if (this.#hashes[entry - 1] === hash && this.#texts.equals(entry - 1, bytes, start, end))
        return entry - 1;
      slot = (slot + 1) & mask;
    }
    const id = this.size;
    this.#texts.push(bytes, start, end);
    if (id === this.#hashes.length) this.#hashes = grown(this.#hashes, id + 1);
    this.#hashes[id] = hash;
    this.#slots[slot] = id + 1;
    if (this.size * 2 > this.#slots.length) this.#rehash();
    return id;
  }

  text(id: number): string {
    const known = this.#read[id];
    if (known !== undefined) return known;
    return (this.#read[id] = decodeText(this.#texts.bytes, this.#texts.startOf(id), this.#texts.ends.at(id)));
  }

  hash(id: number): number {
    return this.#hashes[id] ?? 0;
  }

  /** Whether a text is exactly these bytes. */
  equals(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    return this.#texts.equals(id, bytes, start, end);
  }

  /** The first byte of a text; 0 of an empty one. */
  firstByte(id: number): number {
    return this.length(id) === 0 ? 0 : (this.#texts.bytes[this.#texts.startOf(id)] ?? 0);
  }

  hasSlash(id: number): boolean {
    const slash = this.#texts.bytes.indexOf(SLASH, this.#texts.startOf(id));
    return slash >= 0 && slash < this.#texts.ends.at(id);
  }

  length(id: number): number {
    return this.#texts.ends.at(id) - this.#texts.startOf(id);
  }

  /** Adds a text to some texts. */
  copyTo(texts: GrowingTexts, id: number): void {
    texts.push(this.#texts.bytes, this.#texts.startOf(id), this.#texts.ends.at(id));
  }

  #encoded(text: string): Uint8Array {
    if (this.#scratch.length < roomFor(text)) this.#scratch = grown(this.#scratch, roomFor(text));
    return this.#scratch;
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let id = 0; id < this.size; id += 1) {
      let slot = spread(this.hash(id)) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = id + 1;
    }
  }
}

/** Brings the good bits of a hash down to where tables look. */
export function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}
