import type { JsonPath } from '../diagnostics/diagnostic.ts';
import type { DiagnosticCode } from '../diagnostics/diagnosticCodes.ts';
import type { FactValue } from '../model/cell.ts';
import type { Command } from '../model/command.ts';
import type { Framework } from '../model/framework.ts';

/** Records something to be said about a path of the file, or its nearest existing ancestor. */
export type CheckReport = (
  code: DiagnosticCode,
  path: JsonPath,
  message: string,
  options?: {
    /** Point at the property's key instead of its value. */
    readonly part?: 'key' | 'value';
    /** Where the same thing stands in a shorter way of writing, if the path does not exist. */
    readonly or?: JsonPath;
    /** A scenario that shows the fault. */
    readonly witness?: Readonly<Record<string, FactValue>>;
    /** A change of the text that would end it. */
    readonly fix?: Command;
    /** Tells apart what is said with the same code about the same path; a name that edits elsewhere do not change. */
    readonly about?: string;
  },
) => void;

/** One rule of the check. Rules are independent of each other and of their order. */
export type CheckRule = (framework: Framework, report: CheckReport) => void;
