import type { SystemName } from '../history/history.ts';
import type { JsonElement } from '../tables/jsonElements.ts';
import type { TableHead, TableRow } from '../tables/tableRow.ts';
import type { TimeKnowledge } from '../tables/timeColumn.ts';
import type { FileContext } from './fileContext.ts';
import type { TableShape } from './tableShape.ts';

/** A part of a system's export that a table was recognised as. */
export interface TablePart {
  /** As the system calls it: "OpportunityHistory". */
  readonly part: string;
  /** What in the file says so: a sentence that ends a "because". */
  readonly why: string;
  /** What the system always does with times. */
  readonly known?: Pick<TimeKnowledge, 'systemZone' | 'epoch'>;
  /** Starts reading; the result takes each row. */
  open(head: TableHead, context: FileContext): (row: TableRow) => void;
}

/** The names of keys anywhere in the first part of a JSON text, and that text. */
export interface JsonShape {
  readonly keys: ReadonlySet<string>;
  readonly text: string;
  readonly file: string;
}

/** As `TablePart`, for JSON. */
export interface JsonPart {
  readonly part: string;
  readonly why: string;
  readonly known?: Pick<TimeKnowledge, 'systemZone' | 'epoch'>;
  /** Each line is an element, even of a file with only one. */
  readonly isLines?: true;
  open(context: FileContext): (element: JsonElement) => void;
}

/** What one system's exports look like and how they are read. */
export interface SystemReader {
  readonly system: SystemName;
  /** Undefined when the table is none of this system's. */
  table?(shape: TableShape): TablePart | undefined;
  json?(shape: JsonShape): JsonPart | undefined;
}
