import { ok, refused, type Result } from '../../../core/index.ts';
import { openVaultFolder } from './openVaultFolder.ts';
import type { Vault, VaultJob, VaultRefusal } from './vault.ts';
import type { VaultOrder, VaultReport } from './vaultMessages.ts';

/** Missing from some versions of the DOM's type declarations. */
interface ListedFolder {
  keys(): AsyncIterableIterator<string>;
}

/** The files this browser keeps for the studio. A worker writes them: nothing of a content passes through the page. */
export function openVault(): Vault {
  return {
    async write(key, content, job) {
      const poured = await order({ kind: 'pour', key, content, packed: job.packed }, job);
      if (!poured.ok) return poured;
      const kept = await readFile(key);
      return kept ? ok(kept) : refused({ kind: 'closed', reason: 'What was written is gone.' });
    },
    async unpack(content, job) {
      const poured = await order({ kind: 'pour', content, packed: job.packed }, job);
      return poured.ok ? ok(poured.value ?? new Blob()) : poured;
    },
    read: readFile,
    async keys() {
      const folder = (await openVaultFolder()) as unknown as ListedFolder;
      const keys: string[] = [];
      for await (const key of folder.keys()) keys.push(key);
      return keys;
    },
    async remove(key) {
      const folder = await openVaultFolder();
      await folder.removeEntry(key).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
    },
    async measureRoom() {
      const { quota, usage } = await navigator.storage.estimate();
      return quota === undefined || usage === undefined ? undefined : quota - usage;
    },
  };
}

async function readFile(key: string): Promise<Blob | undefined> {
  const folder = await openVaultFolder();
  const [handle] = await Promise.allSettled([folder.getFileHandle(key)]);
  return handle.status === 'fulfilled' ? handle.value.getFile() : undefined;
}

function isMissing(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotFoundError';
}

/** Has a worker of its own carry out an order. */
function order(
  message: VaultOrder,
  { signal, onProgress }: VaultJob,
): Promise<Result<Blob | undefined, VaultRefusal>> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./vaultWorker.ts', import.meta.url), {
      type: 'module',
      name: 'deal vault',
    });
    const settle = (outcome: Result<Blob | undefined, VaultRefusal>): void => {
      worker.terminate();
      resolve(outcome);
    };
    worker.onmessage = ({ data }: MessageEvent<VaultReport>) => {
      if (data.kind === 'progress') onProgress(data.done);
      else settle(data.kind === 'done' ? ok(data.content) : refused(data.refusal));
    };
    worker.onerror = ({ message: reason }) => settle(refused({ kind: 'closed', reason }));
    const stop: VaultOrder = { kind: 'stop' };
    signal.addEventListener('abort', () => worker.postMessage(stop));
    worker.postMessage(message);
    if (signal.aborted) worker.postMessage(stop);
  });
}
