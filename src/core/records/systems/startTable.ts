import type { FileLedger } from '../history/fileLedger.ts';
import type { HistoryRecorder } from '../history/historyRecorder.ts';
import type { TableHead, TableRow, TableTaker } from '../tables/tableRow.ts';
import { FileContext, type FileChoices } from './fileContext.ts';
import { lookedFor, recogniseTable, type FoundTable } from './recogniseText.ts';
import { readToldTable } from './table/toldTable.ts';

/** Rows that are looked at where titles leave open what a table is. */
export const SAMPLED_ROWS = 100;

/** A table whose header decides who reads it. */
export interface StartedTable {
  readonly taker: TableTaker;
  /** Rows taken so far. */
  rows(): number;
  /** The table's account, made at the latest now. */
  ledger(): FileLedger;
  end(): void;
}

/** Starts a table of a file, or of a sheet of it. The first rows of a plain table are held until it shows what they are. */
export function startTable(file: string, recorder: HistoryRecorder, choices: FileChoices): StartedTable {
  let ledger: FileLedger | undefined;
  let context: FileContext | undefined;
  let held: { readonly head: TableHead; readonly rows: TableRow[] } | undefined;
  let takeRow: TableTaker['row'] = () => undefined;

  function open(head: TableHead, found: FoundTable): void {
    const part = 'part' in found ? found : undefined;
    ledger = recorder.startFile(file, part?.system ?? 'table', part?.part.part ?? 'not recognised');
    const reading = new FileContext(recorder, ledger, choices, part?.part.known);
    context = reading;
    if ('problem' in found) ledger.fail(found.problem);
    takeRow =
      part?.part.open(head, reading) ??
      (({ row, raw }) => {
        if (reading.startRow(row, raw)) reading.skip('the file was not recognised');
      });
  }

  function release(): void {
    if (!held) return;
    const { head, rows } = held;
    held = undefined;
    open(head, find({ ...head, sample: rows.map(({ cells }) => cells) }));
    for (const row of rows) takeRow(row);
  }

  function find(head: TableHead): FoundTable {
    const told = choices.columns && readToldTable(head, choices.columns);
    return told ?? recogniseTable(head, choices.system) ?? { problem: lookedFor('delimited') };
  }

  return {
    taker: {
      head: (head) => {
        const found = find(head);
        if (choices.columns === undefined && 'part' in found && found.system !== 'table') open(head, found);
        else held = { head, rows: [] };
      },
      row: (row) => {
        if (!held) return takeRow(row);
        held.rows.push(row);
        if (held.rows.length >= SAMPLED_ROWS) release();
      },
    },
    rows: () => held?.rows.length ?? ledger?.rows ?? 0,
    ledger: () => {
      release();
      return (ledger ??= recorder.startFile(file, 'table', 'not recognised'));
    },
    end: () => {
      release();
      context?.end();
    },
  };
}
