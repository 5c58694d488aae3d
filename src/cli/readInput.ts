import { createHash } from 'node:crypto';
import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { ok, refused, type Result } from '../core/index.ts';
import type { Io } from './io.ts';
import type { Refusal } from './parseOptions.ts';
import { phraseNumber } from './phraseCount.ts';
import { Utf8Check } from './utf8Check.ts';

/** A text that was read to its end. The digest is of the bytes as they are stored, packed or not. */
export interface ReadInput {
  readonly name: string;
  readonly digest: string;
}

const UNPACKED_BYTES = 1 << 18;

/** Reads a whole text, gzipped or plain; "-" is standard input. */
export async function readWhole(
  io: Io,
  name: string,
): Promise<Result<ReadInput & { readonly text: string }, Refusal>> {
  const chunks: string[] = [];
  const read = await readChunks(io, name, (chunk) => chunks.push(chunk));
  return read.ok ? ok({ ...read.value, text: chunks.join('') }) : read;
}

/** Reads a text in chunks cut anywhere, as `readBytes` does. A byte order mark is dropped. */
export async function readChunks(
  io: Io,
  name: string,
  onChunk: (chunk: string) => void,
): Promise<Result<ReadInput, Refusal>> {
  const decoder = new TextDecoder();
  const read = await readBytes(io, name, (bytes) => {
    onChunk(decoder.decode(bytes, { stream: true }));
    return undefined;
  });
  if (read.ok) onChunk(decoder.decode());
  return read;
}

/**
 * Reads the bytes of a text in chunks cut anywhere, gzipped or plain; "-" is standard input. Refuses what cannot be read, what is no
 * UTF-8 text, and what `onBytes` says is wrong. A packed text is never held as a whole, however long it is.
 */
export async function readBytes(
  io: Io,
  name: string,
  onBytes: (bytes: Uint8Array) => string | undefined,
): Promise<Result<ReadInput, Refusal>> {
  const hash = createHash('sha256');
  const check = new Utf8Check();
  const file = name === '-' ? 'Standard input' : `"${name}"`;
  const refuse = (message: string) => refused({ kind: 'input', message } as const);
  const source = name === '-' ? io.stdin() : io.fs.read(name);
  try {
    for await (const bytes of unpack(digesting(source, hash))) {
      if (bytes.includes(0) || !check.push(bytes)) return refuse(`${file} is no UTF-8 text.`);
      const problem = onBytes(bytes);
      if (problem !== undefined) return refuse(`${file} ${problem}`);
    }
  } catch (error) {
    const fault = describeFault(file, error);
    if (fault === undefined) throw error;
    return refuse(fault);
  }
  if (!check.end()) return refuse(`${file} is no UTF-8 text.`);
  return ok({ name, digest: `sha256:${hash.digest('hex')}` });
}

/**
 * The bytes of a file of any kind, gzipped or plain; "-" is standard input. What keeps it from being read is thrown as an error whose message
 * says so to people. `taken` counts the bytes taken so far, as they are stored.
 */
export async function* openBytes(io: Io, name: string, taken: { bytes: number }): AsyncGenerator<Uint8Array> {
  const file = name === '-' ? 'Standard input' : `"${name}"`;
  try {
    const source = name === '-' ? io.stdin() : io.fs.read(name);
    yield* unpack(counting(source, taken));
  } catch (error) {
    const fault = describeFault(file, error);
    throw fault === undefined ? error : new Error(fault);
  }
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
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* whole;
    return;
  }
  const taken = { bytes: 0 };
  const packed = Readable.from(counting(whole, taken), { objectMode: false });
  const gunzip = createGunzip({ chunkSize: UNPACKED_BYTES });
  packed.on('error', (error) => gunzip.destroy(error));
  try {
    yield* packed.pipe(gunzip) as AsyncIterable<Uint8Array>;
  } catch (error) {
    const code = codeOf(error) ?? '';
    if (code === 'Z_BUF_ERROR') throw new GzipFault('cut', taken.bytes);
    throw code.startsWith('Z_') ? new GzipFault('damaged', gunzip.bytesWritten) : error;
  } finally {
    packed.destroy();
  }
}

/** Packed bytes that cannot be unpacked: they end after `at`, or are wrong near there. */
class GzipFault extends Error {
  readonly kind: 'cut' | 'damaged';
  readonly at: number;

  constructor(kind: 'cut' | 'damaged', at: number) {
    super(kind);
    this.kind = kind;
    this.at = at;
  }
}

async function* counting(
  source: AsyncIterable<Uint8Array>,
  taken: { bytes: number },
): AsyncGenerator<Uint8Array> {
  for await (const bytes of source) {
    taken.bytes += bytes.length;
    yield bytes;
  }
}

async function* resumed(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  yield* rest;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** One sentence about why a file could not be read; undefined when the fault is not the file's. */
function describeFault(file: string, error: unknown): string | undefined {
  if (error instanceof GzipFault) {
    const at = phraseNumber(error.at);
    return error.kind === 'cut'
      ? `${file} is packed with gzip and cut short: its end is missing after ${at} bytes. Copy it again.`
      : `${file} is packed with gzip and damaged near byte ${at}. Copy it again.`;
  }
  const code = codeOf(error);
  switch (code) {
    case undefined:
      return undefined;
    case 'ENOENT':
    case 'ENOTDIR':
      return `There is no file ${file}.`;
    case 'EISDIR':
      return `${file} is a folder, not a file.`;
    case 'EACCES':
    case 'EPERM':
      return `${file} may not be read: permission was denied.`;
    default:
      return `${file} could not be read (${code}).`;
  }
}
