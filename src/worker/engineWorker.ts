import { createEngine, type EngineReply, type EngineRequest } from '../engine/index.ts';
import { createPause } from './createPause.ts';
import { startHelper } from './startHelper.ts';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const post = (reply: EngineReply, transfer: readonly ArrayBufferLike[] = []): void =>
  scope.postMessage(reply, transfer as ArrayBuffer[]);

const engine = createEngine({
  post,
  now: () => performance.now(),
  pause: createPause(),
  helpers: { most: navigator.hardwareConcurrency, fewestDeals: 50_000, start: startHelper },
});

scope.onmessage = (event: MessageEvent<EngineRequest>) => {
  engine.handle(event.data).catch((error: unknown) => {
    post({ kind: 'engine.failed', message: error instanceof Error ? error.message : String(error) });
  });
};
