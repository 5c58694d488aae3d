import type { FileLedger } from '../history/fileLedger.ts';
import { readDelimitedTable } from '../tables/delimitedTable.ts';
import type { FileForm } from '../tables/fileForm.ts';
import { readJsonElements, readJsonLines, type JsonElement } from '../tables/jsonElements.ts';
import type { SourceFile } from '../tables/sourceFile.ts';
import { readXmlElements } from '../tables/xmlElements.ts';
import { FileContext } from './fileContext.ts';
import type { FileReading } from './fileReading.ts';
import { lookedFor, recogniseJson, recogniseXml } from './recogniseText.ts';
import { startTable } from './startTable.ts';
import { recogniseObjects } from './table/objectsJson.ts';
import { readToldTable } from './table/toldTable.ts';

/** A file's text being read in chunks. */
export interface TextReading {
  /** False when no more is wanted; `problem` may say why. */
  push(text: string): boolean;
  end(): void;
  readonly problem: string | undefined;
  /** Rows taken so far. */
  rows(): number;
  /** The file's account; final once the text has ended. */
  ledger(): FileLedger;
}

/** Starts reading the text of a file by its form and what its opening shows. */
export function startText(
  file: SourceFile,
  form: FileForm,
  opening: string,
  reading: FileReading,
): TextReading {
  switch (form) {
    case 'delimited':
      return startDelimited(file, reading);
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
  return {
    push: () => false,
    end: () => undefined,
    problem: lookedFor(form),
    rows: () => 0,
    ledger: () => ledger,
  };
}

function startDelimited({ name }: SourceFile, { recorder, choices, limits }: FileReading): TextReading {
  const table = startTable(name, recorder, choices);
  const text = readDelimitedTable(name, table.taker, limits.rowChars);
  return {
    push: (chunk) => text.push(chunk),
    end: () => {
      text.end();
      table.end();
    },
    get problem() {
      return text.problem;
    },
    rows: () => table.rows(),
    ledger: () => table.ledger(),
  };
}

function startJson(
  file: SourceFile,
  form: 'json' | 'jsonLines',
  opening: string,
  { recorder, choices, limits }: FileReading,
): TextReading {
  const { found, problem } = recogniseChosen(file.name, form, opening, choices);
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
  if (problem !== undefined) ledger.fail(problem);
  const elements = (form === 'jsonLines' || found?.part.isLines === true ? readJsonLines : readJsonElements)(
    take,
    limits.rowChars,
  );
  return {
    push: (text) => elements.push(text),
    end: () => {
      elements.end();
      context.end();
    },
    get problem() {
      return elements.problem;
    },
    rows: () => ledger.rows,
    ledger: () => ledger,
  };
}

/** As somebody said its columns are, or else as its keys show it. */
function recogniseChosen(
  file: string,
  form: 'json' | 'jsonLines',
  opening: string,
  { columns, system }: FileReading['choices'],
): { readonly found?: ReturnType<typeof recogniseJson>; readonly problem?: string } {
  if (!columns) {
    const found = recogniseJson(file, opening, system);
    return found ? { found } : { problem: lookedFor(form) };
  }
  let problem: string | undefined;
  const found = recogniseObjects(file, opening, (head) => {
    const told = readToldTable(head, columns);
    if (told && 'part' in told) return told;
    problem ??= told?.problem;
    return undefined;
  });
  return found ? { found } : { problem: problem ?? lookedFor(form) };
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
    rows: () => ledger.rows,
    ledger: () => ledger,
  };
}
