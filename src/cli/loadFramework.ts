import {
  checkFramework,
  ok,
  parseFramework,
  printDiagnostic,
  refused,
  type Diagnostic,
  type Framework,
  type Result,
} from '../core/index.ts';
import type { Io } from './io.ts';
import type { Refusal } from './parseOptions.ts';
import { readWhole } from './readInput.ts';

/** A framework file that was read and checked. */
export interface CheckedFile {
  readonly name: string;
  readonly text: string;
  readonly digest: string;
  /** Absent when the text is outside the format. */
  readonly framework?: Framework;
  readonly diagnostics: readonly Diagnostic[];
}

/** How a file of deals begins. */
const DEAL_LINE = /^\s*\{"format":\s*"cosell-deal\//;

/** Reads and checks a framework file; refuses only what cannot be read at all. */
export async function loadFramework(io: Io, name: string): Promise<Result<CheckedFile, Refusal>> {
  const read = await readWhole(io, name);
  if (!read.ok) return read;
  if (DEAL_LINE.test(read.value.text)) {
    return refused({ kind: 'input', message: `"${name}" holds deals, not a framework.` });
  }
  const parsed = parseFramework(read.value.text);
  return ok({
    ...read.value,
    ...(parsed.framework ? { framework: parsed.framework } : {}),
    diagnostics: checkFramework(parsed),
  });
}

/** Reads a framework that is to be used: one with errors is refused, with the errors. */
export async function loadUsableFramework(
  io: Io,
  name: string,
): Promise<Result<CheckedFile & { readonly framework: Framework }, Refusal>> {
  const loaded = await loadFramework(io, name);
  if (!loaded.ok) return loaded;
  const { framework, diagnostics } = loaded.value;
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  if (framework && errors.length === 0) return ok({ ...loaded.value, framework });
  const list = errors.map((diagnostic) => printDiagnostic(diagnostic, loaded.value.text, name)).join('\n');
  return refused({ kind: 'input', message: `${list}\n"${name}" has errors and cannot be used.` });
}
