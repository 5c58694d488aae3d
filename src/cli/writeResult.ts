import { ok, refused, type Result } from '../core/index.ts';
import type { Io } from './io.ts';
import type { Options, Refusal } from './parseOptions.ts';

/** Writes a command's result, whole or in pieces, to the file named by `--output`, or to standard output. */
export async function writeResult(
  io: Io,
  options: Options,
  result: string | readonly string[],
): Promise<Result<undefined, Refusal>> {
  const path = options.text('output');
  const pieces = typeof result === 'string' ? [result] : result;
  if (path === undefined || path === '-') {
    for (const piece of pieces) await io.stdout.write(piece);
    return ok(undefined);
  }
  try {
    await io.fs.write(path, pieces);
    return ok(undefined);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return refused({ kind: 'input', message: `"${path}" could not be written (${String(error.code)}).` });
  }
}

/** Says why a command cannot go on. */
export async function refuse(io: Io, refusal: Refusal): Promise<2> {
  await io.stderr.write(`${refusal.message}\n`);
  return 2;
}
