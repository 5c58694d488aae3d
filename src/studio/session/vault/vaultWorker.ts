import { pour } from './pour.ts';
import { createMemorySink, openFileSink } from './sinks.ts';
import type { VaultOrder, VaultReport } from './vaultMessages.ts';

/** The types of a worker's own scope cannot be had beside those of the page. */
interface Scope {
  onmessage: ((event: MessageEvent<VaultOrder>) => void) | null;
  postMessage(report: VaultReport): void;
}

const TELL_MS = 100;

const scope = globalThis as unknown as Scope;
let stopped = false;

scope.onmessage = ({ data }) => {
  if (data.kind === 'stop') {
    stopped = true;
    return;
  }
  carryOut(data).then(
    (report) => scope.postMessage(report),
    (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      scope.postMessage({ kind: 'refused', refusal: { kind: 'closed', reason } });
    },
  );
};

async function carryOut({ key, content, packed }: VaultOrder & { kind: 'pour' }): Promise<VaultReport> {
  const memory = createMemorySink();
  const sink = key === undefined ? memory : await openFileSink(key);
  let toldAt = 0;
  const poured = await pour(content, sink, {
    packed,
    isStopped: () => stopped,
    onProgress(done) {
      if (performance.now() - toldAt < TELL_MS) return;
      toldAt = performance.now();
      scope.postMessage({ kind: 'progress', done });
    },
  });
  if (!poured.ok) return { kind: 'refused', refusal: poured.error };
  return key === undefined ? { kind: 'done', content: memory.read() } : { kind: 'done' };
}
