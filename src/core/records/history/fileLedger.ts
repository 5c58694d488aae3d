import type { FileAccount, RowNote, SystemName } from './history.ts';

const LONGEST_EXAMPLE = 80;

/** Counts what becomes of a file's rows: every row is used or skipped, once; guesses are noted besides. */
export class FileLedger {
  readonly file: string;
  readonly system: SystemName;
  part: string;
  #rows = 0;
  #problem: string | undefined;
  readonly #skipped = new Set<number>();
  readonly #notes = new Map<
    string,
    { kind: RowNote['kind']; reason: string; rows: number[]; example?: string }
  >();

  constructor(file: string, system: SystemName, part: string) {
    this.file = file;
    this.system = system;
    this.part = part;
  }

  get rows(): number {
    return this.#rows;
  }

  /** Counts a row; call once for every row that is not blank. */
  count(): void {
    this.#rows += 1;
  }

  /** Leaves a counted row out; the first reason stands. */
  skip(row: number, reason: string, example?: string): void {
    if (this.#skipped.has(row)) return;
    this.#skipped.add(row);
    this.#note('skipped', row, reason, example);
  }

  isSkipped(row: number): boolean {
    return this.#skipped.has(row);
  }

  /** Notes that a row was understood only by a guess. Row 0 is the file as a whole and is not listed. */
  guess(row: number, reason: string, example?: string): void {
    this.#note('guessed', row, reason, example);
  }

  /** Says why the file, or its rest, could not be read; the first problem stands. */
  fail(problem: string): void {
    this.#problem ??= problem;
  }

  account(): FileAccount {
    return {
      file: this.file,
      system: this.system,
      part: this.part,
      rows: this.#rows,
      used: this.#rows - this.#skipped.size,
      notes: [...this.#notes.values()],
      ...(this.#problem === undefined ? {} : { problem: this.#problem }),
    };
  }

  #note(kind: RowNote['kind'], row: number, reason: string, example: string | undefined): void {
    const key = `${kind} ${reason}`;
    let note = this.#notes.get(key);
    if (!note) {
      note = {
        kind,
        reason,
        rows: [],
        ...(example === undefined || example === '' ? {} : { example: example.slice(0, LONGEST_EXAMPLE) }),
      };
      this.#notes.set(key, note);
    }
    if (row > 0 && note.rows.at(-1) !== row) note.rows.push(row);
  }
}
