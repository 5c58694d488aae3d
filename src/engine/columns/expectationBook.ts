import type { Deal } from '../../core/index.ts';
import { REST } from './draftDeal.ts';
import type { RecordListener } from './recordListener.ts';
import { decodeText } from './textBytes.ts';

/** What a deal of some columns expects of a framework. */
export interface ExpectedOfDeal {
  readonly edgeCase: string | undefined;
  readonly expect: NonNullable<Deal['expect']>;
}

/** Collects what deals expect while their lines are read into columns; few deals do. */
export class ExpectationBook implements RecordListener<unknown> {
  /** By deal. */
  readonly expectations = new Map<number, ExpectedOfDeal>();
  #deals = 0;
  #edgeCase: string | undefined;
  #expect: ExpectedOfDeal['expect'] | undefined;

  begin(): void {
    this.#edgeCase = undefined;
    this.#expect = undefined;
  }

  text(tag: number, _place: number, bytes: Uint8Array, start: number, end: number): void {
    if (tag === REST.edgeCase) this.#edgeCase = decodeText(bytes, start, end);
    if (tag !== REST.expect) return;
    const [verdict, codes] = JSON.parse(decodeText(bytes, start, end)) as [
      ExpectedOfDeal['expect']['verdict'] | null,
      readonly string[] | null,
    ];
    this.#expect = { ...(verdict ? { verdict } : {}), ...(codes ? { codes } : {}) };
  }

  add(): void {
    if (this.#expect) this.expectations.set(this.#deals, { edgeCase: this.#edgeCase, expect: this.#expect });
    this.#deals += 1;
  }

  recallPartners(): void {
    return undefined;
  }

  keepPartners(): void {
    return undefined;
  }

  known(): void {
    return undefined;
  }

  repeat(): void {
    return undefined;
  }
}
