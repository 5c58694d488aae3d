import { Gunzip } from 'fflate';
import type { DealBytes } from '../messages.ts';

/** Told how many bytes of a content were taken, as it is stored. */
export type OnTaken = (bytes: number) => void;

const READ_BYTES = 1 << 20;
/** Unpacked at once: at most a thousand times as much comes of it. */
const PIECE_BYTES = 1 << 15;

/** The bytes of a content in chunks, unpacked where it is gzip; never more than a piece of it is held. */
export async function* openContent(
  content: DealBytes,
  onTaken: OnTaken = () => undefined,
): AsyncGenerator<Uint8Array> {
  const isPacked = await isGzip(content);
  const unpacked: Uint8Array[] = [];
  const unpacker = new Gunzip((bytes) => unpacked.push(bytes));
  for (let from = 0; from < content.size; from += READ_BYTES) {
    const read = new Uint8Array(await content.slice(from, from + READ_BYTES).arrayBuffer());
    if (!isPacked) {
      onTaken(from + read.length);
      yield read;
      continue;
    }
    for (let at = 0; at < read.length; at += PIECE_BYTES) {
      const piece = read.subarray(at, at + PIECE_BYTES);
      const taken = from + at + piece.length;
      push(unpacker, piece, taken >= content.size, taken);
      onTaken(taken);
      yield* unpacked.splice(0);
    }
  }
}

/** The first bytes of a content, unpacked; what cannot be unpacked ends them. */
export async function readHead(content: DealBytes, most: number): Promise<Uint8Array> {
  const head = new Uint8Array(most);
  let length = 0;
  try {
    for await (const chunk of openContent(content)) {
      const part = chunk.subarray(0, most - length);
      head.set(part, length);
      length += part.length;
      if (length >= most) break;
    }
  } catch (error) {
    if (length === 0) throw error;
  }
  return head.subarray(0, length);
}

function push(unpacker: Gunzip, piece: Uint8Array, isLast: boolean, taken: number): void {
  try {
    unpacker.push(piece, isLast);
  } catch {
    throw new Error(
      isLast
        ? `it is packed with gzip and cut short or damaged near its end, after ${String(taken)} bytes`
        : `it is packed with gzip and damaged near byte ${String(taken)}`,
    );
  }
}

async function isGzip(content: DealBytes): Promise<boolean> {
  const [first, second] = new Uint8Array(await content.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}
