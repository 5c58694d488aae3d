import { parseDealLine, phraseConflict, type RejectedLine } from '../../core/index.ts';
import type { Added, ColumnsBuilder } from './columnsBuilder.ts';
import { grown } from './growing.ts';
import { LineReader } from './lineReader.ts';
import { decodeForeign } from './textBytes.ts';

/** Reads `*.deals.jsonl` from chunks of bytes straight into columns. */
export interface LineScanner {
  /** Takes the next bytes, cut anywhere. They may be used again afterwards. */
  push(chunk: Uint8Array): void;
  /** Takes the end of the text. */
  finish(): ScannedLines;
}

export interface ScannedLines {
  readonly lines: number;
  /** Lines that are a deal, whatever became of it. */
  readonly records: number;
  /** Lines that are no deal, and deals under the id of another one, by line. */
  readonly rejected: readonly RejectedLine[];
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;

/**
 * Starts to read one text into a builder, which may hold the deals of others. The deals, the rejected lines and their messages are those
 * that `parseDealLine` gives line by line; it is asked itself wherever a line is not written in the usual way. Nothing of the text is kept.
 */
export function createLineScanner(builder: ColumnsBuilder): LineScanner {
  return new ByteScanner(builder);
}

class ByteScanner implements LineScanner {
  readonly #builder: ColumnsBuilder;
  readonly #reader: LineReader;
  readonly #rejected: RejectedLine[] = [];
  #line = 0;
  #records = 0;
  /** Where the line at hand begins. */
  #lineAt = 0;
  /** The beginning of a line whose end has not come yet. */
  #rest = new Uint8Array(4096);
  #restLength = 0;

  constructor(builder: ColumnsBuilder) {
    this.#builder = builder;
    this.#reader = new LineReader(builder.draft, builder.memo);
  }

  push(chunk: Uint8Array): void {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      if (this.#restLength === 0) this.#take(chunk, start, end);
      else {
        this.#keep(chunk, start, end + 1);
        const length = this.#restLength;
        this.#restLength = 0;
        this.#take(this.#rest, 0, length - 1);
      }
      start = end + 1;
    }
    this.#keep(chunk, start, chunk.length);
  }

  finish(): ScannedLines {
    const length = this.#restLength;
    if (length > 0) {
      this.#keep(LINE_END, 0, 1);
      this.#restLength = 0;
      this.#takeWhole(this.#rest, 0, length);
    }
    return { lines: this.#line, records: this.#records, rejected: [...this.#rejected] };
  }

  #keep(bytes: Uint8Array, start: number, end: number): void {
    const length = this.#restLength + end - start;
    if (length > this.#rest.length) this.#rest = grown(this.#rest, length);
    this.#rest.set(bytes.subarray(start, end), this.#restLength);
    this.#restLength = length;
  }

  /** Takes a line that a line feed ends. */
  #take(bytes: Uint8Array, start: number, end: number): void {
    this.#takeWhole(bytes, start, end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end);
    this.#lineAt += end + 1 - start;
  }

  #takeWhole(bytes: Uint8Array, start: number, end: number): void {
    this.#line += 1;
    let from = start;
    if (this.#line === 1 && BYTE_ORDER_MARK.every((byte, place) => bytes[start + place] === byte)) from += 3;
    if (from === end) return;
    const builder = this.#builder;
    builder.draft.lineAt = this.#lineAt + from - start;
    builder.draft.lineLength = end - from;
    if (this.#reader.read(bytes, from, end)) {
      this.#note(builder.addDraft());
      return;
    }
    const line = decodeForeign(bytes, from, end);
    if (line.trim() === '') return;
    const deal = parseDealLine(line);
    if (deal.ok) this.#note(builder.add(deal.value));
    else this.#rejected.push({ line: this.#line, message: deal.error.message });
  }

  #note(added: Added): void {
    this.#records += 1;
    if (added !== 'conflicting') return;
    this.#rejected.push({ line: this.#line, message: phraseConflict(this.#builder.draft.id()) });
  }
}

const LINE_END = Uint8Array.of(LINE_FEED);
