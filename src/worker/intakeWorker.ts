import { openWithSqlJs, type SqlJs } from '../core/records/index.ts';
import { createIntake, type IntakeReply, type IntakeRequest } from '../engine/intake/index.ts';
import { createPause } from './createPause.ts';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const post = (reply: IntakeReply): void => scope.postMessage(reply);

const intake = createIntake({
  post,
  now: () => performance.now(),
  pause: createPause(),
  openSqlite: openWithSqlJs(async () => {
    const { default: load } = await import('sql.js/dist/sql-asm-memory-growth.js');
    return (await load()) as SqlJs;
  }),
  store: (lines) => new Blob(lines as string[]),
});

scope.onmessage = (event: MessageEvent<IntakeRequest>) => {
  intake.handle(event.data).catch((error: unknown) => {
    post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
};
