import { toFactValue } from '../../formats/eventlog/factValue.ts';
import type { FileLedger } from '../history/fileLedger.ts';
import type { DraftValue, PendingTime, RowSource } from '../history/historyDraft.ts';
import type { HistoryRecorder } from '../history/historyRecorder.ts';
import type { SystemName } from '../history/history.ts';
import type { FileChoice } from './fileChoice.ts';
import { TimeColumn, type TimeKnowledge } from '../tables/timeColumn.ts';

/** The choices a file is read by; its own zone goes before that which its system always writes, the zone for all files after. */
export interface FileChoices extends FileChoice {
  readonly ownTimezone?: string;
}

/** One file being read by the reader of its part: counts rows, knows repeats, and holds the columns with times. */
export class FileContext {
  readonly recorder: HistoryRecorder;
  readonly ledger: FileLedger;
  readonly system: SystemName;
  readonly file: string;
  readonly #known: TimeKnowledge;
  readonly #columns = new Map<string, TimeColumn>();
  readonly #equalRows = new Map<string, number>();
  #source: RowSource;

  constructor(
    recorder: HistoryRecorder,
    ledger: FileLedger,
    choices: FileChoices,
    known: Pick<TimeKnowledge, 'systemZone' | 'epoch'> = {},
  ) {
    this.recorder = recorder;
    this.ledger = ledger;
    this.system = ledger.system;
    this.file = ledger.file;
    const timezone = choices.ownTimezone ?? (known.systemZone === undefined ? choices.timezone : undefined);
    this.#known = {
      ...known,
      ...(timezone === undefined ? {} : { timezone }),
      ...(choices.dateOrder === undefined ? {} : { dateOrder: choices.dateOrder }),
    };
    this.#source = { ledger, row: 0, place: { file: ledger.file, row: 0 }, raw: '' };
  }

  /** The row that `startRow` began. */
  get source(): RowSource {
    return this.#source;
  }

  /**
   * Begins a row: counts it, and leaves it out when it was read before, which a row id tells, or else the row's text in another
   * file of the part. False when it is left out.
   */
  startRow(row: number, raw: string, rowId?: string): boolean {
    this.ledger.count();
    this.#source = { ledger: this.ledger, row, place: { file: this.ledger.file, row }, raw };
    if (!this.#isRepeated(raw, rowId)) return true;
    this.skip('the same row was read before; it counts once', rowId);
    return false;
  }

  skip(reason: string, example?: string): void {
    this.ledger.skip(this.#source.row, reason, example);
  }

  guess(reason: string, example?: string): void {
    this.ledger.guess(this.#source.row, reason, example);
  }

  /** A time of the current row. */
  time(column: string, text: string): PendingTime {
    const times = this.#column(column);
    times.see(text, this.#source.row);
    return { column: times, text };
  }

  /** A cell's value: undefined when empty; numbers and booleans as such unless `asText`. */
  value(column: string, text: string, asText = false): DraftValue | undefined {
    if (text === '') return undefined;
    const plain = asText ? text : toFactValue(text);
    const times = this.#column(column);
    if (!times.mayBeTime) return plain;
    times.see(text, this.#source.row);
    return times.mayBeTime ? { column: times, text, plain } : plain;
  }

  /** Notes what the times of the file were guessed to be; call when the file was read. */
  end(): void {
    const zones = new Map<string, string[]>();
    for (const column of this.#columns.values()) {
      if (!column.isTime) continue;
      for (const guess of column.guesses()) {
        if (guess.kind === 'zone')
          zones.set(guess.zone, [...(zones.get(guess.zone) ?? []), `"${column.name}"`]);
        else if (guess.kind === 'open') {
          const why = `dates of "${column.name}" may have the day or the month first and are left as they stand; choose the order of dates`;
          this.ledger.guess(guess.row, why);
        } else {
          const first = { dmy: 'day', mdy: 'month', ymd: 'year' }[guess.order];
          const why = `dates of "${column.name}" have the ${first} first, as this row shows; choose the order of dates if not`;
          this.ledger.guess(guess.row, why);
        }
      }
    }
    for (const [zone, columns] of zones)
      this.ledger.guess(
        0,
        `times without a zone in ${columns.join(', ')} were read as ${zone}, which this system writes; choose another zone if not`,
      );
  }

  #column(name: string): TimeColumn {
    let column = this.#columns.get(name);
    if (!column) {
      column = new TimeColumn(name, this.#known);
      this.#columns.set(name, column);
    }
    return column;
  }

  #isRepeated(raw: string, rowId: string | undefined): boolean {
    const { part } = this.ledger;
    if (rowId !== undefined) return this.recorder.knowsRow(this.system, part, rowId);
    const earlier = this.recorder.rowsOf(this.system, part);
    const count = (this.#equalRows.get(raw) ?? 0) + 1;
    this.#equalRows.set(raw, count);
    if (count <= (earlier.get(raw) ?? 0)) return true;
    earlier.set(raw, count);
    return false;
  }
}
