import type { IntakeReply, IntakeRequest } from '../../engine/intake/index.ts';

/** The studio's line to the worker that reads files of other systems. */
export interface IntakeClient {
  send(request: IntakeRequest): void;
  /** Ends the worker and all it holds. */
  close(): void;
}

/** Starts the worker: the only place that knows there is one. */
export function createIntakeClient(receive: (reply: IntakeReply) => void): IntakeClient {
  const worker = new Worker(new URL('../../worker/intakeWorker.ts', import.meta.url), {
    type: 'module',
    name: 'intake',
  });
  worker.onmessage = (event: MessageEvent<IntakeReply>) => receive(event.data);
  worker.onerror = (event) => receive({ kind: 'failed', message: event.message });
  return {
    send: (request) => worker.postMessage(request),
    close: () => worker.terminate(),
  };
}
