import { createEngine, type EngineReply, type EngineRequest } from '../engine/index.ts';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const post = (reply: EngineReply): void => scope.postMessage(reply);
const pauses = new MessageChannel();
const waiting: (() => void)[] = [];
pauses.port1.onmessage = () => waiting.shift()?.();

const engine = createEngine({
  post,
  now: () => performance.now(),
  pause: () =>
    new Promise((resume) => {
      waiting.push(resume);
      pauses.port2.postMessage(undefined);
    }),
});

scope.onmessage = (event: MessageEvent<EngineRequest>) => {
  engine.handle(event.data).catch((error: unknown) => {
    post({ kind: 'engine.failed', message: error instanceof Error ? error.message : String(error) });
  });
};
