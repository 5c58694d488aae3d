import { ok, refused, type Result } from '../../../core/index.ts';
import { PackedError, unpackGzip, type Portion } from './unpackGzip.ts';
import type { VaultRefusal } from './vault.ts';

/** A place bytes go to, one after another. */
export interface Sink {
  write(bytes: Uint8Array): void;
  /** Ends it whole. */
  close(): void;
  /** Gives up what was written. */
  drop(): Promise<void>;
}

/** What pouring asks and tells. */
export interface Pouring {
  readonly packed: boolean;
  isStopped(): boolean;
  onProgress(done: number): void;
}

const COPIED_BYTES = 1 << 22;

/** Pours a content into a sink, unpacked if it is packed; gives the sink up unless all of it arrived. */
export async function pour(
  content: Blob,
  sink: Sink,
  pouring: Pouring,
): Promise<Result<undefined, VaultRefusal>> {
  const refusal = await pourAll(content, sink, pouring);
  if (!refusal) return ok(undefined);
  await sink.drop();
  return refused(refusal);
}

async function pourAll(content: Blob, sink: Sink, pouring: Pouring): Promise<VaultRefusal | undefined> {
  try {
    for await (const { bytes, taken } of pouring.packed ? unpackGzip(content) : readAll(content)) {
      if (pouring.isStopped()) return { kind: 'stopped' };
      sink.write(bytes);
      pouring.onProgress(taken);
    }
    sink.close();
    return undefined;
  } catch (error) {
    if (error instanceof PackedError) return error.fault;
    if (error instanceof Error && error.name === 'QuotaExceededError') return { kind: 'full' };
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Each part is asked for before the one before it is handed on. */
async function* readAll(content: Blob): AsyncGenerator<Portion> {
  const read = (from: number): Promise<ArrayBuffer> => content.slice(from, from + COPIED_BYTES).arrayBuffer();
  let next = read(0);
  for (let from = 0; from < content.size; from += COPIED_BYTES) {
    const bytes = new Uint8Array(await next);
    next = read(from + COPIED_BYTES);
    // Told where it is awaited.
    next.catch(() => undefined);
    yield { bytes, taken: from + bytes.length };
  }
}
