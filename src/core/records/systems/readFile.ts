import { createTextDecoding, joinBytes } from '../tables/decodeText.ts';
import { fileForm } from '../tables/fileForm.ts';
import { BOMB_FLOOR, type ReadLimits, type SourceFile } from '../tables/sourceFile.ts';
import type { FileReading } from './fileReading.ts';
import { readArchive } from './readArchive.ts';
import { readWhole } from './readWhole.ts';
import { startText, type TextReading } from './startText.ts';

/** Bytes by which a file's form and system are told. */
const OPENING = 256 * 1024;
/** Bytes read between two pauses. */
const AT_ONCE = 2 ** 19;

/** Reads one file to its end or to what stops it; yields every half megabyte, or chunk if they are smaller. */
export async function* readFile(
  file: SourceFile,
  reading: FileReading,
): AsyncGenerator<{ readonly bytes: number; readonly rows: number }> {
  const { recorder, limits } = reading;
  const decoding = createTextDecoding();
  const chunks = new Chunks(file, limits);
  const opening = await chunks.take(OPENING);
  const openingText = decoding.push(opening) + (chunks.ended ? decoding.end() : '');
  const form = fileForm(opening, openingText);
  if (form === 'workbook' || form === 'database' || (form === 'zip' && reading.isMember !== true)) {
    const rest = await chunks.take(limits.wholeBytes);
    const problem =
      chunks.problem ??
      (chunks.ended
        ? undefined
        : `The file is larger than ${limits.wholeBytes.toLocaleString('en')} bytes and can only be read whole: ${form === 'zip' ? 'unpack it and give its files' : 'save its sheets as CSV'}.`);
    if (problem !== undefined) recorder.startFile(file.name, 'table', form).fail(problem);
    else if (form === 'zip') yield* readArchive(file.name, joinBytes(opening, rest), reading, readFile);
    else await readWhole(file.name, form, joinBytes(opening, rest), reading);
    yield { bytes: chunks.bytes, rows: 0 };
    return;
  }

  const text: TextReading = startText(file, form, openingText, reading);
  let stopped = !text.push(openingText);
  let problem = chunks.problem ?? text.problem;
  yield { bytes: chunks.bytes, rows: text.rows() };
  while (!stopped && !chunks.ended) {
    const chunk = await chunks.take(AT_ONCE, true);
    problem = chunks.problem ?? recorder.full;
    if (recorder.full !== undefined) break;
    stopped = !text.push(decoding.push(chunk) + (chunks.ended ? decoding.end() : ''));
    yield { bytes: chunks.bytes, rows: text.rows() };
  }
  await chunks.close();
  text.end();
  const ledger = text.ledger();
  const why = problem ?? chunks.problem ?? text.problem;
  if (why !== undefined) ledger.fail(why);
  const note = decoding.note();
  if (note !== undefined) ledger.guess(0, note);
  yield { bytes: chunks.bytes, rows: ledger.rows };
}

/** The bytes of a file, in pieces of the size wanted. */
class Chunks {
  readonly #file: SourceFile;
  readonly #limits: ReadLimits;
  readonly #source: AsyncIterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array(0);
  /** Nothing comes any more: the file ended, or `problem` says what stopped it. */
  ended = false;
  problem: string | undefined;
  /** Handed out so far. */
  bytes = 0;

  constructor(file: SourceFile, limits: ReadLimits) {
    this.#file = file;
    this.#limits = limits;
    this.#source = file.open()[Symbol.asyncIterator]();
  }

  /** At most `most` bytes: as many as there are, or with `any` what one chunk brings. */
  async take(most: number, any = false): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let length = 0;
    while (length < most && !this.ended && !(any && length > 0)) {
      if (this.#rest.length === 0) await this.#next();
      const part = this.#rest.subarray(0, most - length);
      this.#rest = this.#rest.subarray(part.length);
      if (part.length > 0) parts.push(part);
      length += part.length;
    }
    // Whether the file ends here is told together with its last bytes.
    if (this.#rest.length === 0 && !this.ended) await this.#next();
    this.bytes += length;
    return joinAll(parts, length);
  }

  async close(): Promise<void> {
    if (!this.ended) await this.#source.return?.();
  }

  async #next(): Promise<void> {
    do {
      try {
        const next = await this.#source.next();
        if (next.done === true) this.ended = true;
        else this.#rest = next.value;
      } catch (error) {
        this.#fail(
          `Reading stopped: ${error instanceof Error ? error.message : String(error)}. What came before was read.`,
        );
      }
    } while (!this.ended && this.#rest.length === 0);
    const { size } = this.#file;
    const bytes = this.bytes + this.#rest.length;
    const { fileBytes, unpackRatio } = this.#limits;
    if (bytes > fileBytes)
      this.#fail(
        `The file is larger than ${fileBytes.toLocaleString('en')} bytes: split it by date. What stands before was read.`,
      );
    else if (size !== undefined && bytes > BOMB_FLOOR && bytes > size * unpackRatio)
      this.#fail(
        `The file unpacks to more than ${unpackRatio} times its size, as archives do that are made to fill memory. What stands before was read.`,
      );
  }

  #fail(problem: string): void {
    this.problem = problem;
    this.ended = true;
    this.#rest = new Uint8Array(0);
  }
}

function joinAll(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
