import { createCrewServer, type CrewReply, type CrewRequest } from '../engine/crew/index.ts';
import { createPause } from './createPause.ts';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

const serve = createCrewServer({
  post: (reply: CrewReply, transfer: readonly ArrayBufferLike[] = []) =>
    scope.postMessage(reply, transfer as ArrayBuffer[]),
  now: () => performance.now(),
  pause: createPause(),
});

scope.onmessage = (event: MessageEvent<CrewRequest>) => {
  serve(event.data).catch((error: unknown) => {
    // Told by the worker's own error event, as all that goes wrong here.
    setTimeout(() => {
      throw error;
    });
  });
};
