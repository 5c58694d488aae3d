const FIRST = 64;
/** Large enough that blocks are few, small enough that little is left over. */
const LARGEST = 1 << 15;

/** Whole numbers below 2^32 that are only added to. They lie in blocks, so that adding never moves those before. */
export class IntBlocks {
  readonly #full: Uint32Array[] = [];
  #before = 0;
  #block = new Uint32Array(FIRST);
  #filled = 0;

  get length(): number {
    return this.#before + this.#filled;
  }

  push(value: number): void {
    if (this.#filled === this.#block.length) this.#close();
    this.#block[this.#filled++] = value;
  }

  /** All of them, and `more` in the end. */
  toArray(...more: readonly number[]): Uint32Array<ArrayBuffer> {
    const all = new Uint32Array(this.length + more.length);
    let at = 0;
    for (const block of this.#full) {
      all.set(block, at);
      at += block.length;
    }
    all.set(this.#block.subarray(0, this.#filled), at);
    all.set(more, at + this.#filled);
    return all;
  }

  #close(): void {
    this.#full.push(this.#block);
    this.#before += this.#filled;
    this.#block = new Uint32Array(Math.min(this.#filled * 2, LARGEST));
    this.#filled = 0;
  }
}

/** Any numbers that are only added to, in blocks. */
export class FloatBlocks {
  readonly #full: Float64Array[] = [];
  #before = 0;
  #block = new Float64Array(FIRST);
  #filled = 0;

  get length(): number {
    return this.#before + this.#filled;
  }

  push(value: number): void {
    if (this.#filled === this.#block.length) this.#close();
    this.#block[this.#filled++] = value;
  }

  /** Adds the first `count` numbers of an array. */
  pushAll(values: Float64Array, count: number): void {
    for (let index = 0; index < count; index += 1) {
      if (this.#filled === this.#block.length) this.#close();
      this.#block[this.#filled++] = values[index] ?? NaN;
    }
  }

  toArray(): Float64Array<ArrayBuffer> {
    const all = new Float64Array(this.length);
    let at = 0;
    for (const block of this.#full) {
      all.set(block, at);
      at += block.length;
    }
    all.set(this.#block.subarray(0, this.#filled), at);
    return all;
  }

  #close(): void {
    this.#full.push(this.#block);
    this.#before += this.#filled;
    this.#block = new Float64Array(Math.min(this.#filled * 2, LARGEST));
    this.#filled = 0;
  }
}
