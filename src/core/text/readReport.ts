import type { Node } from 'jsonc-parser';
import type { JsonPath } from '../diagnostics/diagnostic.ts';
import type { DiagnosticCode } from '../diagnostics/diagnosticCodes.ts';

/** A value of the file together with its path. */
export interface Place {
  readonly node: Node;
  readonly path: JsonPath;
}

/** Records something to be said about a path; `key` points at the property's key instead of its value. */
export type ReadReport = (
  code: DiagnosticCode,
  path: JsonPath,
  message: string,
  part?: 'key' | 'value',
) => void;
