import type { FactValue } from '../../core/index.ts';
import { FloatBlocks, IntBlocks } from './blocks.ts';
import type { CodeArray, FactColumn } from './dealColumns.ts';
import { VALUE } from './eventStore.ts';
import { grown } from './growing.ts';
import type { TextPool } from './textPool.ts';

/** Collects the values of one fact. Numbers stay numbers until some deal tells something else. */
export class FactColumnBuilder {
  readonly #name: string;
  readonly #pool: TextPool;
  /** How many values there are: at first those of as many deals, one after another; the deals of the later ones are in `#later`. */
  #told = 0;
  readonly #later = new IntBlocks();
  #numbers: FloatBlocks | undefined = new FloatBlocks();
  readonly #codes = new IntBlocks();
  /** By text of the pool: its code plus one. */
  #codeOfText = new Int32Array(64);
  readonly #codeOfOther = new Map<number | string, number>();
  readonly #values: FactValue[] = [];

  constructor(name: string, pool: TextPool) {
    this.#name = name;
    this.#pool = pool;
  }

  addNumber(deal: number, value: number): void {
    if (this.#numbers) this.#numbers.push(value);
    else this.#codes.push(this.#codeOfNumber(value));
    this.#tell(deal);
  }

  /** Adds a text, by its number in the pool, or a yes or no. */
  addCode(deal: number, kind: number, text: number): void {
    if (this.#numbers) this.#recode(this.#numbers);
    this.#codes.push(
      kind === VALUE.text
        ? this.#codeOf(text)
        : (this.#codeOfOther.get(kind) ?? this.#learn(kind, kind === VALUE.true)),
    );
    this.#tell(deal);
  }

  build(deals: number): FactColumn {
    const width = this.#numbers ? 8 : widthOf(this.#values.length + 1);
    const told = this.#told;
    const rare = told * (width + 4) * 2 < deals * width;
    const places = this.#deals();
    const shared = { name: this.#name, deals: rare ? places : undefined };
    if (this.#numbers) {
      const numbers = this.#numbers.toArray();
      if (rare) return { ...shared, kind: 'number', values: numbers };
      const values = new Float64Array(deals).fill(NaN);
      for (let index = 0; index < told; index += 1) values[places[index] ?? 0] = numbers[index] ?? NaN;
      return { ...shared, kind: 'number', values };
    }
    const codes = createCodes(width, rare ? told : deals);
    const own = this.#codes.toArray();
    for (let index = 0; index < told; index += 1)
      codes[rare ? index : (places[index] ?? 0)] = (own[index] ?? 0) + 1;
    return { ...shared, kind: 'code', codes, values: [...this.#values] };
  }

  #tell(deal: number): void {
    if (this.#later.length > 0 || deal !== this.#told) this.#later.push(deal);
    this.#told += 1;
  }

  /** The deals that tell the fact. */
  #deals(): Uint32Array {
    const first = this.#told - this.#later.length;
    const deals = new Uint32Array(this.#told);
    for (let deal = 0; deal < first; deal += 1) deals[deal] = deal;
    deals.set(this.#later.toArray(), first);
    return deals;
  }

  #recode(numbers: FloatBlocks): void {
    for (const value of numbers.toArray()) this.#codes.push(this.#codeOfNumber(value));
    this.#numbers = undefined;
  }

  #codeOf(text: number): number {
    if (text >= this.#codeOfText.length) this.#codeOfText = grown(this.#codeOfText, text + 1);
    const code = this.#codeOfText[text] ?? 0;
    if (code > 0) return code - 1;
    return (this.#codeOfText[text] = this.#values.push(this.#pool.text(text))) - 1;
  }

  #codeOfNumber(value: number): number {
    const key = Object.is(value, -0) ? '-0' : String(value);
    return this.#codeOfOther.get(key) ?? this.#learn(key, value);
  }

  #learn(key: number | string, value: FactValue): number {
    const code = this.#values.push(value) - 1;
    this.#codeOfOther.set(key, code);
    return code;
  }
}

function widthOf(codes: number): 1 | 2 | 4 {
  if (codes <= 0x100) return 1;
  return codes <= 0x10000 ? 2 : 4;
}

function createCodes(width: number, length: number): CodeArray {
  if (width === 1) return new Uint8Array(length);
  return width === 2 ? new Uint16Array(length) : new Uint32Array(length);
}
