import { parentPort } from 'node:worker_threads';
import { createNodeIo } from './nodeIo.ts';
import { run } from './run.ts';
import { serveShares } from './serveShares.ts';

// The program is one file: its workers run it too.
if (parentPort) serveShares(parentPort);
else process.exitCode = await run(process.argv.slice(2), createNodeIo(new URL(import.meta.url)));
