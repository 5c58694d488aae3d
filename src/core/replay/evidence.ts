import type { AnswerCounts } from '../model/run.ts';

/** How one definite answer fared against the record. */
export type Comparison = 'confirmed' | 'contradicted' | 'exception';

/** One asking with a definite answer; several comparisons may be made while it stands. */
export class Asking {
  readonly answer: string;
  #contradicted = false;
  #confirmed = false;
  #excepted = false;

  constructor(answer: string) {
    this.answer = answer;
  }

  note(comparison: Comparison): void {
    if (comparison === 'contradicted') this.#contradicted = true;
    else if (comparison === 'exception') this.#excepted = true;
    else this.#confirmed = true;
  }

  get result(): Comparison | 'unchecked' {
    if (this.#contradicted) return 'contradicted';
    if (this.#excepted) return 'exception';
    return this.#confirmed ? 'confirmed' : 'unchecked';
  }
}

/** What was asked of one decision in one deal, and what the record says to it. */
export class Evidence {
  asked = 0;
  disputes = 0;
  settled = 0;
  /** Comparisons with a recorded result, and how many a framework that always says vendor, first stands would get right. */
  checked = 0;
  baselineRight = 0;
  readonly #askings: Asking[] = [];

  /** A definite answer that comparisons may follow. */
  open(answer: string): Asking {
    const asking = new Asking(answer);
    this.#askings.push(asking);
    return asking;
  }

  counts(): AnswerCounts {
    const count = (result: Asking['result']): number =>
      this.#askings.filter((asking) => asking.result === result).length;
    return {
      asked: this.asked,
      confirmed: count('confirmed'),
      contradicted: count('contradicted'),
      unchecked: count('unchecked'),
      exceptions: count('exception'),
      disputes: this.disputes,
      settled: this.settled,
    };
  }
}
