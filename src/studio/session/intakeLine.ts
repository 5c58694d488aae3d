import type { IntakeReply, IntakeRequest } from '../../engine/intake/index.ts';
import type { IntakeClient } from './intakeClient.ts';
import type { SessionContext } from './sessionContext.ts';

/** The line to the worker that reads files of other systems, which runs only while somebody imports. */
export interface IntakeLine {
  readonly isOpen: boolean;
  /** Starts the worker if need be. */
  send(request: IntakeRequest): void;
  /** Has running work end; what it read before stays, unless the worker does not listen and must be ended: then `onLost` is told. */
  stop(): void;
  /** Tells the worker of the framework that lies open. */
  tellFramework(): void;
  /** Ends the worker and all it holds. */
  close(): void;
}

/** Time in which work ends by itself. */
const PATIENCE_MS = 8000;

/** @param onLost told when the worker had to be ended with what it held */
export function createIntakeLine(
  { store, host }: SessionContext,
  onReply: (reply: IntakeReply) => void,
  onLost: () => void,
): IntakeLine {
  let client: IntakeClient | undefined;
  let told: { readonly document: string | undefined; readonly text: string | undefined } | undefined;
  let cancelEnding: (() => void) | undefined;

  function open(): IntakeClient {
    if (client) return client;
    const opened = host.createIntake((reply) => {
      if (opened !== client) return;
      if (reply.kind === 'stopped' || reply.kind === 'read' || reply.kind === 'imported') calm();
      if (reply.kind === 'failed') close();
      onReply(reply);
    });
    client = opened;
    tellFramework();
    return opened;
  }

  function calm(): void {
    cancelEnding?.();
    cancelEnding = undefined;
  }

  function tellFramework(): void {
    const { document, reading } = store.get();
    const isReadable = reading.parsed?.framework !== undefined;
    // While a text cannot be read, the last of the document that could be stands.
    if (!client || (!isReadable && told?.document === document?.id)) return;
    const text = isReadable ? document?.text : undefined;
    if (told?.document === document?.id && told?.text === text) return;
    told = { document: document?.id, text };
    client.send({ kind: 'framework', ...(text === undefined ? {} : { text }) });
  }

  function close(): void {
    calm();
    client?.close();
    client = undefined;
    told = undefined;
  }

  return {
    get isOpen() {
      return client !== undefined;
    },
    send(request) {
      const opened = open();
      tellFramework();
      opened.send(request);
    },
    stop() {
      if (!client || cancelEnding) return;
      client.send({ kind: 'stop' });
      cancelEnding = host.later(() => {
        close();
        onLost();
      }, PATIENCE_MS);
    },
    tellFramework,
    close,
  };
}
