import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Io, Output } from './io.ts';

/** The surroundings of a real process. */
export function createNodeIo(): Io {
  return {
    stdin: () => process.stdin,
    stdout: createOutput(process.stdout),
    stderr: createOutput(process.stderr),
    fs: {
      read: (path) => createReadStream(path),
      write: (path, pieces) => writeFile(path, pieces),
    },
    env: process.env,
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
    write: (text) =>
      new Promise((resolve) => {
        if (isClosed) resolve();
        else stream.write(text, () => resolve());
      }),
  };
}
