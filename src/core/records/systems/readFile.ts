import type { FileLedger } from '../history/fileLedger.ts';
import type { HistoryRecorder } from '../history/historyRecorder.ts';
import type { SystemName } from '../history/history.ts';
import type { OpenDatabase } from '../tables/database.ts';
import { createTextDecoding, joinBytes } from '../tables/decodeText.ts';
import { readDelimitedTable } from '../tables/delimitedTable.ts';
import { fileForm, type FileForm } from '../tables/fileForm.ts';
import { readJsonElements, readJsonLines, type JsonElement } from '../tables/jsonElements.ts';
import type { ReadLimits, SourceFile } from '../tables/sourceFile.ts';
import type { TableTaker } from '../tables/tableRow.ts';
import { readXmlElements } from '../tables/xmlElements.ts';
import { FileContext, type ReadChoices } from './fileContext.ts';
import { lookedFor, recogniseJson, recogniseTable, recogniseXml } from './recogniseText.ts';

/** What reading a file needs. */
export interface FileReading {
  readonly recorder: HistoryRecorder;
  readonly limits: ReadLimits;
  readonly choices: ReadChoices & { readonly system?: SystemName };
  readonly openSqlite: OpenDatabase | undefined;
}

/** Takes the file's text and says whether it wants more. */
interface TextReading {
  push(text: string): boolean;
  end(): void;
  readonly problem: string | undefined;
  readonly ledger: () => FileLedger;
}

const OPENING = 256 * 1024;
const BOMB_FLOOR = 16 * 2 ** 20;

/** Reads one file to its end or to what stops it; yields after each chunk. */
export async function* readFile(
  file: SourceFile,
  reading: FileReading,
): AsyncGenerator<{ readonly bytes: number; readonly rows: number }> {
  const { limits, recorder } = reading;
  const decoding = createTextDecoding();
  let opening: Uint8Array = new Uint8Array(0);
  let text: TextReading | undefined;
  let bytes = 0;
  let problem: string | undefined;
  const begin = (): TextReading => {
    const openingText = decoding.push(opening);
    const form = fileForm(opening, openingText);
    const started = startText(file, form, openingText, reading);
    if (!started.push(openingText)) problem = started.problem ?? '';
    return started;
  };
  try {
    for await (const chunk of file.open()) {
      bytes += chunk.length;
      problem ??= tooLarge(file, bytes, limits) ?? recorder.full;
      if (problem !== undefined) break;
      if (text) {
        if (!text.push(decoding.push(chunk))) problem = text.problem ?? '';
      } else {
        opening = joinBytes(opening, chunk);
        if (opening.length >= OPENING) text = begin();
      }
      yield { bytes, rows: text?.ledger().rows ?? 0 };
      if (problem !== undefined) break;
    }
  } catch (error) {
    problem = `Reading stopped after ${bytes.toLocaleString('en')} bytes: ${error instanceof Error ? error.message : String(error)}`;
  }
  const done = text ?? begin();
  if (problem === undefined) done.push(decoding.end());
  done.end();
  const ledger = done.ledger();
  const why = problem !== undefined && problem !== '' ? problem : done.problem;
  if (why !== undefined) ledger.fail(why);
  const note = decoding.note();
  if (note !== undefined) ledger.guess(0, note);
  yield { bytes, rows: ledger.rows };
}

function tooLarge({ size }: SourceFile, bytes: number, limits: ReadLimits): string | undefined {
  if (bytes > limits.fileBytes)
    return `The file is larger than ${limits.fileBytes.toLocaleString('en')} bytes: split it by date. What stands before was read.`;
  if (size !== undefined && bytes > BOMB_FLOOR && bytes > size * limits.unpackRatio)
    return `The file unpacks to more than ${limits.unpackRatio} times its size, as archives do that are made to fill memory. What stands before was read.`;
  return undefined;
}

function startText(file: SourceFile, form: FileForm, opening: string, reading: FileReading): TextReading {
  switch (form) {
    case 'delimited':
      return startTable(file, reading);
    case 'json':
    case 'jsonLines':
      return startJson(file, form, opening, reading);
    case 'xml':
      return startXml(file, opening, reading);
    default:
      return unread(file, form, reading);
  }
}

/** A file of which nothing is read; says why. */
function unread(file: SourceFile, form: FileForm, { recorder }: FileReading): TextReading {
  const ledger = recorder.startFile(file.name, 'table', 'not recognised');
  return { push: () => false, end: () => undefined, problem: lookedFor(form), ledger: () => ledger };
}

function startTable(file: SourceFile, reading: FileReading): TextReading {
  const { recorder, choices, limits } = reading;
  let ledger: FileLedger | undefined;
  let end = (): void => undefined;
  let takeRow: TableTaker['row'] | undefined;
  const taker: TableTaker = {
    head: (head) => {
      const found = recogniseTable(head, choices.system);
      ledger = recorder.startFile(file.name, found?.system ?? 'table', found?.part.part ?? 'not recognised');
      const context = new FileContext(recorder, ledger, choices, found?.part.known);
      end = () => context.end();
      if (found) takeRow = found.part.open(head, context);
      else {
        ledger.fail(lookedFor('delimited'));
        takeRow = ({ row, raw }) => {
          if (context.startRow(row, raw)) context.skip('the file was not recognised');
        };
      }
    },
    row: (row) => takeRow?.(row),
  };
  const table = readDelimitedTable(file.name, taker, limits.rowChars);
  return {
    push: (text) => table.push(text),
    end: () => {
      table.end();
      end();
    },
    get problem() {
      return table.problem;
    },
    ledger: () => (ledger ??= recorder.startFile(file.name, 'table', 'not recognised')),
  };
}

function startJson(
  file: SourceFile,
  form: 'json' | 'jsonLines',
  opening: string,
  { recorder, choices, limits }: FileReading,
): TextReading {
  const found = recogniseJson(file.name, opening, choices.system);
  const ledger = recorder.startFile(
    file.name,
    found?.system ?? 'table',
    found?.part.part ?? 'not recognised',
  );
  const context = new FileContext(recorder, ledger, choices, found?.part.known);
  const take: (element: JsonElement) => void =
    found?.part.open(context) ??
    (({ row, raw }) => {
      if (context.startRow(row, raw)) context.skip('the file was not recognised');
    });
  if (!found) ledger.fail(lookedFor(form));
  const elements = (form === 'json' ? readJsonElements : readJsonLines)(take, limits.rowChars);
  return {
    push: (text) => elements.push(text),
    end: () => {
      elements.end();
      context.end();
    },
    get problem() {
      return elements.problem;
    },
    ledger: () => ledger,
  };
}

function startXml(file: SourceFile, opening: string, reading: FileReading): TextReading {
  const { recorder, choices, limits } = reading;
  const found = recogniseXml(opening);
  if (!found) return unread(file, 'xml', reading);
  const ledger = recorder.startFile(file.name, found.system, found.part.part);
  const context = new FileContext(recorder, ledger, choices);
  const xml = readXmlElements(found.part.open(context), limits.rowChars);
  return {
    push: (text) => xml.push(text),
    end: () => {
      xml.end();
      context.end();
    },
    get problem() {
      return xml.problem;
    },
    ledger: () => ledger,
  };
}
