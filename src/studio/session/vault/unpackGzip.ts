import type { PackedFault } from './vault.ts';

/** Bytes of an unpacked content, and how many bytes of the packed one were read for them and all before. */
export interface Portion {
  readonly bytes: Uint8Array;
  readonly taken: number;
}

/** Packed bytes that cannot be unpacked. */
export class PackedError extends Error {
  readonly fault: PackedFault;

  constructor(fault: PackedFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/** Read at once from the content. */
const READ_BYTES = 1 << 20;
/** Unpacked at once: at most a thousand times as much comes of it. */
const PIECE_BYTES = 1 << 16;
/** Records repeat their words, but never as often as this. */
const MAX_GROWTH = 250;
const FREE_GROWTH_BYTES = 1 << 26;

/** Whether a content begins as gzip does. */
export async function isGzip(content: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await content.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

/**
 * Unpacks gzip, several packed parts one after another included, in portions of bounded size.
 * Throws `PackedError` for what is no gzip or unpacks to far too much, and what reading the content throws.
 */
export async function* unpackGzip(content: Blob): AsyncGenerator<Portion> {
  let unpacked = 0;
  let start = 0;
  while (start < content.size) {
    const member = unpackMember(content, start);
    for (;;) {
      const next = await member.next();
      if (next.done === true) {
        start = next.value;
        break;
      }
      unpacked += next.value.bytes.length;
      if (unpacked > FREE_GROWTH_BYTES && unpacked > MAX_GROWTH * next.value.taken)
        throw new PackedError({ kind: 'swollen' });
      yield next.value;
    }
  }
}

/** Unpacks the packed part that begins at `start`; returns where it ends. */
async function* unpackMember(content: Blob, start: number): AsyncGenerator<Portion, number> {
  const stream = inflate(content, start, content.size);
  let told = 0;
  try {
    for await (const portion of stream.portions) {
      told += portion.bytes.length;
      yield portion;
    }
    return content.size;
  } catch (error) {
    const fault = stream.explain(error);
    // A browser takes what follows the end of a part for a fault of the part.
    for (const end of fault.kind === 'damaged' ? await findHeads(content, start, fault.at) : []) {
      const rest = await inflateRest(content, start, end, told);
      if (!rest) continue;
      for (const bytes of rest) yield { bytes, taken: end };
      return end;
    }
    throw new PackedError(fault);
  }
}

interface Inflation {
  readonly portions: AsyncGenerator<Portion>;
  /** What an error thrown by `portions` says about the packed bytes; rethrows one that does not come of them. */
  explain(error: unknown): PackedFault & { readonly at: number };
}

function inflate(content: Blob, start: number, end: number): Inflation {
  let taken = start;
  let ended = false;
  let unreadable = false;

  async function feed(writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>): Promise<void> {
    for (let from = start; from < end; from += READ_BYTES) {
      const reading = content.slice(from, Math.min(end, from + READ_BYTES)).arrayBuffer();
      const read = new Uint8Array(
        await reading.catch((error: unknown) => {
          unreadable = true;
          throw error;
        }),
      );
      for (let at = 0; at < read.length; at += PIECE_BYTES) {
        const piece = read.subarray(at, at + PIECE_BYTES);
        await writer.write(piece);
        taken += piece.length;
      }
    }
    ended = true;
    await writer.close();
  }

  async function* unpack(): AsyncGenerator<Portion> {
    const unpacker = new DecompressionStream('gzip');
    const writer = unpacker.writable.getWriter() as WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>;
    const reader = unpacker.readable.getReader();
    // What fails here fails the reader too.
    const feeding = feed(writer).catch((error: unknown) => writer.abort(error).catch(() => undefined));
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        yield { bytes: value, taken };
      }
    } finally {
      await reader.cancel().catch(() => undefined);
      await feeding;
    }
  }

  return {
    portions: unpack(),
    explain(error) {
      if (unreadable) throw error;
      return ended ? { kind: 'cut', at: end } : { kind: 'damaged', at: taken };
    },
  };
}

/** What a part that ends at `end` unpacks to after its first `told` bytes; undefined when it does not end there. */
async function inflateRest(
  content: Blob,
  start: number,
  end: number,
  told: number,
): Promise<readonly Uint8Array[] | undefined> {
  const rest: Uint8Array[] = [];
  const { portions, explain } = inflate(content, start, end);
  let seen = 0;
  try {
    for await (const { bytes } of portions) {
      const known = Math.min(bytes.length, Math.max(0, told - seen));
      seen += bytes.length;
      if (known < bytes.length) rest.push(bytes.subarray(known));
    }
  } catch (error) {
    explain(error);
    return undefined;
  }
  return rest;
}

/** Where, in the piece that begins at `from`, another packed part could begin. */
async function findHeads(content: Blob, start: number, from: number): Promise<readonly number[]> {
  const bytes = new Uint8Array(await content.slice(from, from + PIECE_BYTES + 2).arrayBuffer());
  const heads: number[] = [];
  for (let at = bytes.indexOf(0x1f); at !== -1; at = bytes.indexOf(0x1f, at + 1))
    if (bytes[at + 1] === 0x8b && bytes[at + 2] === 8 && from + at > start) heads.push(from + at);
  return heads;
}
