import type { FileLedger } from '../history/fileLedger.ts';
import type { HistoryRecorder } from '../history/historyRecorder.ts';
import type { SystemName } from '../history/history.ts';
import type { TableTaker } from '../tables/tableRow.ts';
import { FileContext, type FileChoices } from './fileContext.ts';
import { lookedFor, recogniseTable } from './recogniseText.ts';

/** A table whose header decides who reads it. */
export interface StartedTable {
  readonly taker: TableTaker;
  /** The table's account, made at the latest now. */
  ledger(): FileLedger;
  end(): void;
}

/** Starts a table of a file, or of a sheet of it. */
export function startTable(
  file: string,
  recorder: HistoryRecorder,
  choices: FileChoices & { readonly system?: SystemName },
): StartedTable {
  let ledger: FileLedger | undefined;
  let context: FileContext | undefined;
  let takeRow: TableTaker['row'] = () => undefined;
  return {
    taker: {
      head: (head) => {
        const found = recogniseTable(head, choices.system);
        ledger = recorder.startFile(file, found?.system ?? 'table', found?.part.part ?? 'not recognised');
        const reading = new FileContext(recorder, ledger, choices, found?.part.known);
        context = reading;
        if (!found) ledger.fail(lookedFor('delimited'));
        takeRow =
          found?.part.open(head, reading) ??
          (({ row, raw }) => {
            if (reading.startRow(row, raw)) reading.skip('the file was not recognised');
          });
      },
      row: (row) => takeRow(row),
    },
    ledger: () => (ledger ??= recorder.startFile(file, 'table', 'not recognised')),
    end: () => context?.end(),
  };
}
