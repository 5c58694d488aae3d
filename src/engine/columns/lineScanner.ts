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
    const bytes = plainBytes(chunk);
    const last = bytes.lastIndexOf(LINE_FEED);
    let start = 0;
    if (this.#restLength > 0 && last >= 0) {
      start = bytes.indexOf(LINE_FEED) + 1;
      this.#keep(bytes, 0, start);
      this.#restLength = 0;
      this.#take(this.#rest, 0);
    }
    while (start <= last) start = this.#take(bytes, start);
    this.#keep(bytes, start, bytes.length);
  }

  finish(): ScannedLines {
    if (this.#restLength > 0) {
      this.#keep(LINE_END, 0, 1);
      this.#restLength = 0;
      this.#take(this.#rest, 0, 'open');
    }
    return { lines: this.#line, records: this.#records, rejected: [...this.#rejected] };
  }

  #keep(bytes: Uint8Array, start: number, end: number): void {
    const length = this.#restLength + end - start;
    if (length > this.#rest.length) this.#rest = grown(this.#rest, length);
    this.#rest.set(bytes.subarray(start, end), this.#restLength);
    this.#restLength = length;
  }

  /** Takes the line that begins at `start`; returns where the next one does. Only the last line of a text may be open, without a line feed of its own. */
  #take(bytes: Uint8Array, start: number, kind: 'ended' | 'open' = 'ended'): number {
    this.#line += 1;
    let from = start;
    if (this.#line === 1 && BYTE_ORDER_MARK.every((byte, place) => bytes[start + place] === byte)) from += 3;
    const read = this.#reader.read(bytes, from);
    const end = read < 0 ? bytes.indexOf(LINE_FEED, from) : read;
    const ownEnd = kind === 'ended' && end > from && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
    const { draft } = this.#builder;
    draft.lineAt = this.#lineAt + from - start;
    draft.lineLength = ownEnd - from;
    this.#lineAt += end + 1 - start;
    if (read < 0) this.#takeUnusual(bytes, from, ownEnd);
    else this.#note(this.#builder.addDraft());
    return end + 1;
  }

  #takeUnusual(bytes: Uint8Array, start: number, end: number): void {
    const line = decodeForeign(bytes, start, end);
    if (line.trim() === '') return;
    const deal = parseDealLine(line);
    if (deal.ok) this.#note(this.#builder.add(deal.value));
    else this.#rejected.push({ line: this.#line, message: deal.error.message });
  }

  #note(added: Added): void {
    this.#records += 1;
    if (added !== 'conflicting') return;
    this.#rejected.push({ line: this.#line, message: phraseConflict(this.#builder.draft.id()) });
  }
}

const LINE_END = Uint8Array.of(LINE_FEED);

/** The same bytes as an array of the plain kind: code that meets only one kind runs faster. */
function plainBytes(bytes: Uint8Array): Uint8Array {
  if (bytes.constructor === Uint8Array) return bytes;
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
