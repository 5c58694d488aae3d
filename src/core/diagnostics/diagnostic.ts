import type { FactValue } from '../model/cell.ts';
import type { Command } from '../model/command.ts';

/** A place in a text. Offsets are UTF-16, `end` exclusive; `line` and `column` (of `start`) are 1-based. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

export type Severity = 'error' | 'warning' | 'info';

/** Keys and indexes from the root of the framework file. */
export type JsonPath = readonly (string | number)[];

/** Something to be said about the user's framework text. Every code is explained in docs/DIAGNOSTICS.md. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  /** One sentence, names in double quotes. */
  readonly message: string;
  readonly path: JsonPath;
  readonly range: SourceRange;
  /** A scenario that shows the fault. */
  readonly witness?: Readonly<Record<string, FactValue>>;
  /** A change of the text that would end it. */
  readonly fix?: Command;
  /** Tells apart what is said with the same code about the same path. */
  readonly about?: string;
}
