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
const CR = 13;

/**
 * Creates a reader that calls `onRecord` for each record as soon as it is complete. Fields may be in double quotes, with ""
 * for a quote and line breaks inside; a quote elsewhere is text. LF, CRLF and CR end a record. A blank line is a record
 * with one empty field. Memory is one record; time is linear however the chunks are cut.
 */
export function createCsvReader(delimiter: string, onRecord: (record: CsvRecord) => void): CsvReader {
  const separator = delimiter.charCodeAt(0);
  let fields: string[] = [];
  let field = '';
  let state: 'start' | 'plain' | 'quoted' | 'closing' = 'start';
  let afterCr = false;
  /** The part of the record in earlier chunks, and where it begins in this one. */
  let rawHead = '';
  let rawStart = 0;

  const endField = (): void => {
    fields.push(field);
    field = '';
    state = 'start';
  };
  const endRecord = (rest: string, unclosed: boolean): void => {
    endField();
    const record = { fields, raw: rawHead + rest, unclosed };
    fields = [];
    rawHead = '';
    onRecord(record);
  };
  const takeChunk = (chunk: string): void => {
    let at = 0;
    while (at < chunk.length) {
      if (state === 'quoted') {
        const quote = chunk.indexOf('"', at);
        field += chunk.slice(at, quote < 0 ? chunk.length : quote);
        if (quote < 0) return;
        state = 'closing';
        at = quote + 1;
        continue;
      }
      const code = chunk.charCodeAt(at);
      if (afterCr) {
        afterCr = false;
        if (code === LF) {
          at += 1;
          rawStart = at;
          continue;
        }
      }
      if (code === QUOTE && state === 'start') {
        state = 'quoted';
        at += 1;
        continue;
      }
      if (code === QUOTE && state === 'closing') {
        field += '"';
        state = 'quoted';
        at += 1;
        continue;
      }
      let end = at;
      let stop = code;
      while (stop !== separator && stop !== LF && stop !== CR && end < chunk.length)
        stop = chunk.charCodeAt(++end);
      if (end > at) {
        field += chunk.slice(at, end);
        state = 'plain';
      }
      if (end === chunk.length) return;
      at = end + 1;
      if (stop === separator) {
        endField();
        continue;
      }
      endRecord(chunk.slice(rawStart, end), false);
      rawStart = at;
      afterCr = stop === CR;
    }
  };

  return {
    push: (chunk) => {
      rawStart = 0;
      takeChunk(chunk);
      rawHead += chunk.slice(rawStart);
    },
    end: () => {
      if (state !== 'start' || fields.length > 0) endRecord('', state === 'quoted');
    },
  };
}
