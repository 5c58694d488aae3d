import { ok, refused, type Result } from '../core/index.ts';
import type { Io } from './io.ts';
import type { Options, Refusal } from './parseOptions.ts';

/** Characters that are written at once, at least. */
const BLOCK = 1 << 16;

/** Writes a command's result, whole or in pieces, to the file named by `--output`, or to standard output. */
export async function writeResult(
  io: Io,
  options: Options,
  result: string | Iterable<string> | AsyncIterable<string>,
): Promise<Result<undefined, Refusal>> {
  const path = options.text('output');
  const pieces = inBlocks(typeof result === 'string' ? [result] : result);
  if (path === undefined || path === '-') {
    for await (const piece of pieces) {
      if (io.stdout.isGone) break;
      await io.stdout.write(piece);
    }
    return ok(undefined);
  }
  return writeFile(io, path, pieces);
}

/** Writes a file, whole or not at all. */
export async function writeFile(
  io: Io,
  path: string,
  pieces: AsyncIterable<string>,
): Promise<Result<undefined, Refusal>> {
  try {
    await io.fs.write(path, pieces);
    return ok(undefined);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return refused({ kind: 'input', message: `"${path}" could not be written (${String(error.code)}).` });
  }
}

/** The same text in fewer pieces. */
export async function* inBlocks(pieces: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  let some: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    some.push(piece);
    length += piece.length;
    if (length < BLOCK) continue;
    yield some.join('');
    some = [];
    length = 0;
  }
  yield some.join('');
}

/** Says why a command cannot go on. */
export async function refuse(io: Io, refusal: Refusal): Promise<2> {
  await io.stderr.write(`${refusal.message}\n`);
  return 2;
}
