import { printFindings } from '../../src/cli/replayJson.ts';
import { run } from '../../src/cli/run.ts';
import type { ExitCode } from '../../src/cli/io.ts';
import { createShareServer, type ShareLink, type ShareReply } from '../../src/engine/share/index.ts';

export interface MemoryRun {
  readonly exitCode: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
  /** Files after the run, as text. */
  readonly written: ReadonlyMap<string, string>;
  /** Workers that were started. */
  readonly workers: number;
}

export interface MemorySettings {
  /** A text, bytes, or the code of the error that reading gives. */
  readonly files?: Readonly<Record<string, string | Uint8Array | { readonly error: string }>>;
  readonly stdin?: string;
  readonly isTerminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Bytes handed out at once. */
  readonly chunkSize?: number;
  /** What workers do; by default what they should. */
  readonly startWorker?: () => ShareLink;
}

/** Runs a command line on files held in memory. */
export async function runInMemory(
  argv: readonly string[],
  settings: MemorySettings = {},
): Promise<MemoryRun> {
  const {
    files = {},
    stdin = '',
    isTerminal = false,
    env = {},
    chunkSize = 7,
    startWorker = startWorkerHere,
  } = settings;
  let workers = 0;
  const written = new Map<string, string>();
  const out = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    isTerminal,
    isGone: false,
    write: (text: string) => {
      out[name] += text;
      return Promise.resolve();
    },
  });
  const exitCode = await run(argv, {
    stdin: () => inChunks(stdin, chunkSize),
    stdout: output('stdout'),
    stderr: output('stderr'),
    fs: {
      read: (path) => inChunks(files[path] ?? { error: 'ENOENT' }, chunkSize),
      write: async (path, pieces) => {
        if (path.startsWith('missing/')) throw failure('ENOENT');
        let text = '';
        for await (const piece of pieces) text += piece;
        written.set(path, text);
      },
    },
    env,
    workers: {
      cores: 2,
      start: () => {
        workers += 1;
        return startWorker();
      },
    },
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  });
  return { exitCode, ...out, written, workers };
}

/** A worker in this thread: it hears and says copies, one after another, as one in another thread does. */
function startWorkerHere(): ShareLink {
  let reply: (reply: ShareReply) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  let closed = false;
  const post = (message: ShareReply) => {
    const copy = structuredClone(message);
    setImmediate(() => closed || reply(copy));
  };
  const serve = createShareServer(post, printFindings);
  return {
    post: (request) => {
      const copy = structuredClone(request);
      setImmediate(() => {
        if (closed) return;
        try {
          serve(copy);
        } catch (error) {
          fail(error as Error);
        }
      });
    },
    listen: (onReply, onFailure) => {
      reply = onReply;
      fail = onFailure;
    },
    close: () => {
      closed = true;
    },
  };
}

async function* inChunks(
  content: string | Uint8Array | { readonly error: string },
  size: number,
): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  if (typeof content === 'object' && 'error' in content) throw failure(content.error);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
