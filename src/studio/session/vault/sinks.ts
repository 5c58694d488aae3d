import type { Sink } from './pour.ts';
import { openVaultFolder } from './openVaultFolder.ts';

/** Missing from the DOM's type declarations: only workers have it. */
interface WritableHandle {
  createSyncAccessHandle(): Promise<{
    write(bytes: Uint8Array, options: { readonly at: number }): number;
    truncate(size: number): void;
    flush(): void;
    close(): void;
  }>;
}

/** A file of the vault, written from its beginning. Only workers have it. */
export async function openFileSink(key: string): Promise<Sink> {
  const folder = await openVaultFolder();
  const handle = (await folder.getFileHandle(key, { create: true })) as unknown as WritableHandle;
  const file = await handle.createSyncAccessHandle();
  let at = 0;
  file.truncate(0);
  return {
    write(bytes) {
      for (let from = 0; from < bytes.length;) {
        const written = file.write(bytes.subarray(from), { at });
        if (written === 0) throw new DOMException('Nothing more was taken.', 'QuotaExceededError');
        from += written;
        at += written;
      }
    },
    close() {
      file.flush();
      file.close();
    },
    async drop() {
      file.close();
      await folder.removeEntry(key);
    },
  };
}

const PART_BYTES = 1 << 24;

/** Memory, handed to the browser in large parts, which it may move to its disk. */
export function createMemorySink(): Sink & { read(): Blob } {
  let parts: Blob[] = [];
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const hand = (): void => {
    parts.push(new Blob(waiting));
    waiting = [];
    size = 0;
  };
  return {
    write(bytes) {
      waiting.push(bytes as Uint8Array<ArrayBuffer>);
      size += bytes.length;
      if (size >= PART_BYTES) hand();
    },
    close: hand,
    drop() {
      parts = [];
      waiting = [];
      return Promise.resolve();
    },
    read: () => new Blob(parts),
  };
}
