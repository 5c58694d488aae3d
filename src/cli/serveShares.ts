import type { MessagePort } from 'node:worker_threads';
import { createShareServer, type ShareRequest } from '../engine/share/index.ts';
import { printFindings } from './replayJson.ts';

/** Makes this thread a worker of the one at the other end of the port. */
export function serveShares(port: Pick<MessagePort, 'on' | 'postMessage'>): void {
  const serve = createShareServer((reply) => port.postMessage(reply), printFindings);
  port.on('message', (request: ShareRequest) => serve(request));
}
