/** Numbers pairs of whole numbers in the order in which they first appear. Open addressing over typed arrays. */
export class PairTable {
  #keys = new Float64Array(1024).fill(-1);
  #numbers = new Uint32Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The pair's number; a new one if the pair is new. Both are below 2^26. */
  number(a: number, b: number): number {
    const key = a * 0x4000000 + b;
    const mask = this.#keys.length - 1;
    let slot = hash(a, b) & mask;
    for (;;) {
      const found = this.#keys[slot];
      if (found === key) return this.#numbers[slot] ?? 0;
      if (found === -1) break;
      slot = (slot + 1) & mask;
    }
    if (this.#size * 2 > mask) {
      this.#grow();
      return this.number(a, b);
    }
    this.#keys[slot] = key;
    this.#numbers[slot] = this.#size;
    this.#size += 1;
    return this.#size - 1;
  }

  #grow(): void {
    const keys = this.#keys;
    const numbers = this.#numbers;
    this.#keys = new Float64Array(keys.length * 2).fill(-1);
    this.#numbers = new Uint32Array(keys.length * 2);
    const mask = this.#keys.length - 1;
    keys.forEach((key, place) => {
      if (key === -1) return;
      const a = Math.floor(key / 0x4000000);
      let slot = hash(a, key - a * 0x4000000) & mask;
      while (this.#keys[slot] !== -1) slot = (slot + 1) & mask;
      this.#keys[slot] = key;
      this.#numbers[slot] = numbers[place] ?? 0;
    });
  }
}

function hash(a: number, b: number): number {
  const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
