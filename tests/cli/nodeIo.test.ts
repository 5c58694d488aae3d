import { expect, test } from 'vitest';
import { isOutOfMemory } from '../../src/cli/isOutOfMemory.ts';
import { createNodeIo } from '../../src/cli/nodeIo.ts';

/** Starts a worker that runs this program, asks it something, and waits for it to fail. */
function failureOf(program: string): Promise<Error> {
  const io = createNodeIo(new URL(`data:text/javascript,${encodeURIComponent(program)}`));
  return new Promise((resolve) => {
    const link = io.workers.start();
    link.listen(() => undefined, resolve);
    link.post({ kind: 'share.print', deals: new Uint32Array(1) });
  });
}

test('[CLI1] a worker that throws, or ends early, is heard of', async () => {
  expect(await failureOf('throw new Error("no memory left")')).toMatchObject({ message: 'no memory left' });
  expect(await failureOf('process.exit(0)')).toMatchObject({
    message: 'a worker ended before its work was done',
  });
});

test('[CLI1] a worker that runs out of memory is told from one that fails', async () => {
  const greedy = `import { Worker } from 'node:worker_threads';
    const eat = 'const all = []; for (;;) all.push(new Array(1e5).fill({}));';
    const inner = new Worker(eat, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } });
    inner.on('error', (error) => { throw error; });`;
  expect(isOutOfMemory(await failureOf(greedy))).toBe(true);
  expect(isOutOfMemory(await failureOf('throw new RangeError("bad index")'))).toBe(false);
});

test('a worker answers, and is let go', async () => {
  const program = `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ deals }) => parentPort.postMessage({ kind: 'share.printed', text: String(deals[0]) }));`;
  const io = createNodeIo(new URL(`data:text/javascript,${encodeURIComponent(program)}`));
  const link = io.workers.start();
  const reply = await new Promise((resolve, reject) => {
    link.listen(resolve, reject);
    link.post({ kind: 'share.print', deals: Uint32Array.of(7) });
  });
  link.close();
  expect(reply).toEqual({ kind: 'share.printed', text: '7' });
});
