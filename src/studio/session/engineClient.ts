import type { EngineReply, EngineRequest } from '../../engine/index.ts';

/** The studio's line to the engine. */
export interface EngineClient {
  send(request: EngineRequest): void;
  close(): void;
}

/** Starts the worker: the only place that knows there is one. */
export function createEngineClient(receive: (reply: EngineReply) => void): EngineClient {
  const worker = new Worker(new URL('../../worker/engineWorker.ts', import.meta.url), {
    type: 'module',
    name: 'replay engine',
  });
  worker.onmessage = (event: MessageEvent<EngineReply>) => receive(event.data);
  worker.onerror = (event) => receive({ kind: 'engine.failed', message: event.message });
  return {
    send: (request) => worker.postMessage(request),
    close: () => worker.terminate(),
  };
}
