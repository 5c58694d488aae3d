import { createHash } from 'node:crypto';
import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { ok, refused, type Result } from '../core/index.ts';
import type { Io } from './io.ts';
import type { Refusal } from './parseOptions.ts';

/** A text that was read to its end. The digest is of the bytes as they are stored, packed or not. */
export interface ReadInput {
  readonly name: string;
  readonly digest: string;
}

/**
 * Reads a file line by line, gzipped or plain; "-" is standard input. Lines end in LF or CRLF and are numbered from 1; a byte
 * order mark is dropped. Refuses what cannot be read and what is no UTF-8 text.
 */
export async function readLines(
  io: Io,
  name: string,
  onLine: (line: string, number: number) => void,
): Promise<Result<ReadInput, Refusal>> {
  let rest = '';
  let number = 0;
  const read = await readChunks(io, name, (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line.endsWith('\r') ? line.slice(0, -1) : line, ++number);
  });
  if (read.ok && rest !== '') onLine(rest, ++number);
  return read;
}

/** Reads a whole text, gzipped or plain; "-" is standard input. */
export async function readWhole(
  io: Io,
  name: string,
): Promise<Result<ReadInput & { readonly text: string }, Refusal>> {
  const chunks: string[] = [];
  const read = await readChunks(io, name, (chunk) => chunks.push(chunk));
  return read.ok ? ok({ ...read.value, text: chunks.join('') }) : read;
}

/**
 * Reads a text in chunks cut anywhere, gzipped or plain; "-" is standard input. Refuses what cannot be read and what is no UTF-8 text.
 */
export async function readChunks(
  io: Io,
  name: string,
  onChunk: (chunk: string) => void,
): Promise<Result<ReadInput, Refusal>> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const source = name === '-' ? io.stdin() : io.fs.read(name);
  try {
    for await (const bytes of unpack(digesting(source, hash))) {
      if (bytes.includes(0)) return refused({ kind: 'input', message: describeFault(name, 'ERR_BINARY') });
      onChunk(decoder.decode(bytes, { stream: true }));
    }
    onChunk(decoder.decode());
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    return refused({ kind: 'input', message: describeFault(name, code) });
  }
  return ok({ name, digest: `sha256:${hash.digest('hex')}` });
}

async function* digesting(
  source: AsyncIterable<Uint8Array>,
  hash: { update(bytes: Uint8Array): unknown },
): AsyncGenerator<Uint8Array> {
  for await (const bytes of source) {
    hash.update(bytes);
    yield bytes;
  }
}

/** Unpacks gzip, known by its first two bytes rather than by a name. */
async function* unpack(source: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head = new Uint8Array(0);
  while (head.length < 2) {
    const next = await source.next();
    if (next.done === true) break;
    head = new Uint8Array([...head, ...next.value]);
  }
  const whole = resumed(head, source);
  if (head[0] !== 0x1f || head[1] !== 0x8b) yield* whole;
  else {
    const packed = Readable.from(whole, { objectMode: false });
    const gunzip = createGunzip();
    packed.on('error', (error) => gunzip.destroy(error));
    yield* packed.pipe(gunzip) as AsyncIterable<Uint8Array>;
  }
}

async function* resumed(head: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  yield* rest;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** One sentence about why a file could not be read, from the code of a Node error. */
function describeFault(name: string, code: string): string {
  const file = name === '-' ? 'Standard input' : `"${name}"`;
  if (code.startsWith('Z_')) return `${file} is packed with gzip and damaged.`;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `There is no file ${file}.`;
    case 'EISDIR':
      return `${file} is a folder, not a file.`;
    case 'EACCES':
    case 'EPERM':
      return `${file} may not be read: permission was denied.`;
    case 'ERR_BINARY':
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return `${file} is no UTF-8 text.`;
    default:
      return `${file} could not be read (${code}).`;
  }
}
