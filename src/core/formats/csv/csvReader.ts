/** One record of a CSV text. */
export interface CsvRecord {
  readonly fields: readonly string[];
  /** The record as it stood, without its line break. */
  readonly raw: string;
  /** The text ended inside a quoted field. */
  readonly unclosed: boolean;
}

/** Push parser for delimited text (RFC 4180, leniently): feed chunks cut anywhere, get whole records. */
export interface CsvReader {
  push(chunk: string): void;
  /** Hands out the last record. */
  end(): void;
}

const QUOTE = 34;
const LF = 10;

/** Where the reader stands within a field. */
const STATE = { start: 0, plain: 1, quoted: 2, closing: 3 } as const;

/**
 * Creates a reader that calls `onRecord` for each record as soon as it is complete. Fields may be in double quotes, with ""
 * for a quote and line breaks inside; a quote elsewhere is text. LF, CRLF and CR end a record. A blank line is a record
 * with one empty field. Memory is one record; time is linear however the chunks are cut.
 */
export function createCsvReader(delimiter: string, onRecord: (record: CsvRecord) => void): CsvReader {
  return new Reader(delimiter.charAt(0), onRecord);
}

class Reader implements CsvReader {
  readonly #separator: string;
  readonly #onRecord: (record: CsvRecord) => void;
  #fields: string[] = [];
  #field = '';
  #state: number = STATE.start;
  #afterCr = false;
  /** The part of the record in earlier chunks, and where it begins in this one. */
  #rawHead = '';
  #rawStart = 0;

  constructor(separator: string, onRecord: (record: CsvRecord) => void) {
    this.#separator = separator;
    this.#onRecord = onRecord;
  }

  push(chunk: string): void {
    this.#rawStart = 0;
    this.#take(chunk);
    this.#rawHead += chunk.slice(this.#rawStart);
  }

  end(): void {
    if (this.#state === STATE.start && this.#fields.length === 0) return;
    const unclosed = this.#state === STATE.quoted;
    this.#endField('');
    this.#endRecord('', unclosed);
  }

  #take(chunk: string): void {
    const { length } = chunk;
    let [separator, lf, cr] = [-1, -1, -1];
    for (let at = 0; at < length;) {
      if (this.#state === STATE.quoted) {
        const quote = placeOf(chunk, '"', at);
        this.#field += chunk.slice(at, quote);
        if (quote < length) this.#state = STATE.closing;
        at = quote + 1;
        continue;
      }
      const code = chunk.charCodeAt(at);
      if (this.#afterCr) {
        this.#afterCr = false;
        if (code === LF) {
          at += 1;
          this.#rawStart = at;
          continue;
        }
      }
      if (code === QUOTE && this.#state !== STATE.plain) {
        if (this.#state === STATE.closing) this.#field += '"';
        this.#state = STATE.quoted;
        at += 1;
        continue;
      }
      if (separator < at) separator = placeOf(chunk, this.#separator, at);
      if (lf < at) lf = placeOf(chunk, '\n', at);
      if (cr < at) cr = placeOf(chunk, '\r', at);
      const end = Math.min(separator, lf, cr);
      const text = chunk.slice(at, end);
      if (end === length) {
        this.#field += text;
        this.#state = STATE.plain;
        return;
      }
      this.#endField(text);
      at = end + 1;
      if (end === separator) continue;
      this.#endRecord(chunk.slice(this.#rawStart, end), false);
      this.#rawStart = at;
      this.#afterCr = end === cr;
    }
  }

  #endField(rest: string): void {
    this.#fields.push(this.#state === STATE.start ? rest : this.#field + rest);
    this.#field = '';
    this.#state = STATE.start;
  }

  #endRecord(rest: string, unclosed: boolean): void {
    const record = { fields: this.#fields, raw: this.#rawHead + rest, unclosed };
    this.#fields = [];
    this.#rawHead = '';
    this.#onRecord(record);
  }
}

/** Where a letter comes next; the length of the text when it does not. */
function placeOf(text: string, letter: string, from: number): number {
  const place = text.indexOf(letter, from);
  return place < 0 ? text.length : place;
}
