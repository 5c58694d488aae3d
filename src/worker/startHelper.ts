import type { CrewLink, CrewReply } from '../engine/crew/index.ts';

/** Starts another worker that takes over a share of the deals. */
export function startHelper(): CrewLink {
  const worker = new Worker(new URL('./shareWorker.ts', import.meta.url), {
    type: 'module',
    name: 'replay share',
  });
  return {
    post: (request, transfer = []) => worker.postMessage(request, transfer as ArrayBuffer[]),
    listen(onReply, onFailure) {
      worker.onmessage = (event: MessageEvent<CrewReply>) => onReply(event.data);
      worker.onerror = (event) => onFailure(new Error(event.message));
    },
    close: () => worker.terminate(),
  };
}
