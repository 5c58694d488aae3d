import { ok } from '../../../src/core/index.ts';
import { createMemorySink } from '../../../src/studio/session/vault/sinks.ts';
import { pour, type Sink } from '../../../src/studio/session/vault/pour.ts';
import type { Vault, VaultJob } from '../../../src/studio/session/vault/vault.ts';

/** A vault in memory, which does its work as the real one does. */
export interface FakeVault extends Vault {
  readonly files: Map<string, Blob>;
  /** Bytes it still takes, as it says; unlimited when undefined. */
  room: number | undefined;
  /** Bytes after which it breaks its word. */
  breaksAfter: number | undefined;
  /** Holds every writing up until it is called off. */
  pause(): () => void;
}

export function openFakeVault(): FakeVault {
  const files = new Map<string, Blob>();
  let gate = Promise.resolve();

  function limited(sink: Sink, breaksAfter: number | undefined): Sink {
    let size = 0;
    return {
      ...sink,
      write(bytes) {
        size += bytes.length;
        if (breaksAfter !== undefined && size > breaksAfter)
          throw new DOMException('no room', 'QuotaExceededError');
        sink.write(bytes);
      },
    };
  }

  async function pourInto(content: Blob, job: VaultJob, breaksAfter?: number) {
    const memory = createMemorySink();
    const poured = await pour(content, limited(memory, breaksAfter), {
      packed: job.packed,
      isStopped: () => job.signal.aborted,
      onProgress: (done) => job.onProgress(done),
    });
    return poured.ok ? ok(memory.read()) : poured;
  }

  const vault: FakeVault = {
    files,
    room: undefined,
    breaksAfter: undefined,
    pause() {
      let open = (): void => undefined;
      gate = new Promise((resolve) => (open = resolve));
      return open;
    },
    async write(key, content, job) {
      await gate;
      const poured = await pourInto(content, job, vault.breaksAfter);
      if (poured.ok) files.set(key, poured.value);
      return poured;
    },
    unpack: (content, job) => pourInto(content, job),
    read: (key) => Promise.resolve(files.get(key)),
    keys: () => Promise.resolve([...files.keys()]),
    remove(key) {
      files.delete(key);
      return Promise.resolve();
    },
    measureRoom: () => Promise.resolve(vault.room),
  };
  return vault;
}
