/**
 * Adds up numbers so that their order makes no difference: the sum is kept exactly and rounded once, when it is read (Shewchuk 1997, as in
 * Python's `fsum`). Beyond the range of numbers it is infinite.
 */
export class ExactSum {
  /** Numbers without common bits, ascending in size, whose sum it is. */
  #parts: number[] = [];
  #rough = 0;

  add(number: number): void {
    this.#rough += number;
    let sum = number;
    let kept = 0;
    for (const part of this.#parts) {
      const [large, small] = Math.abs(sum) < Math.abs(part) ? [part, sum] : [sum, part];
      sum = large + small;
      const lost = small - (sum - large);
      if (lost !== 0) this.#parts[kept++] = lost;
    }
    this.#parts.length = kept;
    this.#parts.push(sum);
  }

  addAll(other: ExactSum): void {
    for (const part of [...other.#parts]) this.add(part);
  }

  get value(): number {
    if (!Number.isFinite(this.#rough)) return this.#rough;
    const parts = [...this.#parts];
    let sum = parts.pop() ?? 0;
    let lost = 0;
    for (let part = parts.pop(); part !== undefined && lost === 0; part = lost === 0 ? parts.pop() : part) {
      const before = sum;
      sum = before + part;
      lost = part - (sum - before);
    }
    // Half way between two numbers, what is further down decides.
    const next = parts.at(-1) ?? 0;
    if (lost * next > 0 && sum + 2 * lost - sum === 2 * lost) sum += 2 * lost;
    return sum;
  }
}
