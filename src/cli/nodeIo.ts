import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ShareLink, ShareReply } from '../engine/share/index.ts';
import type { Io, Output } from './io.ts';

const READ_BYTES = 1 << 20;

/** The surroundings of a real process; `program` is the file its workers run. */
export function createNodeIo(program: URL): Io {
  return {
    stdin: () => process.stdin,
    stdout: createOutput(process.stdout),
    stderr: createOutput(process.stderr),
    fs: {
      read: (path) => createReadStream(path, { highWaterMark: READ_BYTES }),
      write: (path, pieces) => writeFile(path, pieces),
    },
    env: process.env,
    workers: { cores: availableParallelism(), start: () => startWorker(program) },
    pause: () => setImmediate(),
  };
}

function createOutput(stream: NodeJS.WriteStream): Output {
  let isClosed = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    isClosed = true;
  });
  return {
    isTerminal: stream.isTTY,
    get isGone() {
      return isClosed;
    },
    write: (text) =>
      new Promise((resolve) => {
        if (isClosed) resolve();
        else stream.write(text, () => resolve());
      }),
  };
}

function startWorker(program: URL): ShareLink {
  const worker = new Worker(program);
  return {
    post: (request) => worker.postMessage(request),
    listen: (onReply, onFailure) => {
      worker.on('message', (reply: ShareReply) => onReply(reply));
      worker.on('error', onFailure);
      worker.on('messageerror', onFailure);
      worker.on('exit', () => onFailure(new Error('a worker ended before its work was done')));
    },
    close: () => void worker.terminate(),
  };
}
