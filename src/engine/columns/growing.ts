/** No text, no number. */
export const NONE = -1;

/** Rows of whole numbers of one width, each within 32 bits and a sign. */
export class Rows {
  count = 0;
  items: Int32Array<ArrayBuffer>;
  readonly width: number;

  constructor(width: number) {
    this.width = width;
    this.items = new Int32Array(width * 64);
  }

  /** Where a new row begins. */
  add(): number {
    const at = this.count * this.width;
    this.count += 1;
    if (at + this.width > this.items.length) this.items = grown(this.items, at + this.width);
    return at;
  }

  get(row: number, field: number): number {
    return this.items[row * this.width + field] ?? NONE;
  }
}

/** Whole numbers below 2^32, one after another. */
export class GrowingInts {
  length = 0;
  array = new Uint32Array(16);

  push(value: number): void {
    if (this.length === this.array.length) this.array = grown(this.array, this.length + 1);
    this.array[this.length++] = value;
  }

  at(index: number): number {
    return this.array[index] ?? 0;
  }

  /** An array of its own. */
  toArray(): Uint32Array<ArrayBuffer> {
    return this.array.slice(0, this.length);
  }
}

/** Any numbers, one after another. */
export class GrowingFloats {
  length = 0;
  array = new Float64Array(16);

  push(value: number): void {
    if (this.length === this.array.length) this.array = grown(this.array, this.length + 1);
    this.array[this.length++] = value;
  }

  at(index: number): number {
    return this.array[index] ?? NaN;
  }

  /** An array of its own. */
  toArray(): Float64Array<ArrayBuffer> {
    return this.array.slice(0, this.length);
  }
}

/** Texts end to end. */
export class GrowingTexts {
  bytes = new Uint8Array(64);
  readonly ends = new GrowingInts();

  push(bytes: Uint8Array, start: number, end: number): void {
    const from = this.startOf(this.ends.length);
    const to = from + end - start;
    if (to > this.bytes.length) this.bytes = grown(this.bytes, to);
    for (let source = start, target = from; source < end; source += 1, target += 1)
      this.bytes[target] = bytes[source] ?? 0;
    this.ends.push(to);
  }

  startOf(index: number): number {
    return index === 0 ? 0 : this.ends.at(index - 1);
  }

  /** Whether text `index` is exactly these bytes. */
  equals(index: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.startOf(index);
    if (this.ends.at(index) - from !== end - start) return false;
    const own = this.bytes;
    for (let mine = from, other = start; other < end; mine += 1, other += 1)
      if (own[mine] !== bytes[other]) return false;
    return true;
  }

  /** Arrays of their own. */
  toColumn(): { readonly bytes: Uint8Array<ArrayBuffer>; readonly ends: Uint32Array<ArrayBuffer> } {
    return { bytes: this.bytes.slice(0, this.startOf(this.ends.length)), ends: this.ends.toArray() };
  }
}

/** The same content in an array with room for at least `needed`. */
export function grown<
  Kind extends
    | Uint8Array<ArrayBuffer>
    | Int16Array<ArrayBuffer>
    | Int32Array<ArrayBuffer>
    | Uint32Array<ArrayBuffer>
    | Float64Array<ArrayBuffer>,
>(array: Kind, needed: number): Kind {
  const room = Math.max(needed, Math.ceil(array.length * 1.6));
  const larger = new (array.constructor as new (length: number) => Kind)(room);
  larger.set(array);
  return larger;
}
