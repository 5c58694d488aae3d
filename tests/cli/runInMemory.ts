import { run } from '../../src/cli/run.ts';
import type { ExitCode } from '../../src/cli/io.ts';

export interface MemoryRun {
  readonly exitCode: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
  /** Files after the run, as text. */
  readonly written: ReadonlyMap<string, string>;
}

export interface MemorySettings {
  /** A text, bytes, or the code of the error that reading gives. */
  readonly files?: Readonly<Record<string, string | Uint8Array | { readonly error: string }>>;
  readonly stdin?: string;
  readonly isTerminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Bytes handed out at once. */
  readonly chunkSize?: number;
}

/** Runs a command line on files held in memory. */
export async function runInMemory(
  argv: readonly string[],
  settings: MemorySettings = {},
): Promise<MemoryRun> {
  const { files = {}, stdin = '', isTerminal = false, env = {}, chunkSize = 7 } = settings;
  const written = new Map<string, string>();
  const out = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    isTerminal,
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
      write: (path, pieces) => {
        if (path.startsWith('missing/')) return Promise.reject(failure('ENOENT'));
        written.set(path, pieces.join(''));
        return Promise.resolve();
      },
    },
    env,
  });
  return { exitCode, ...out, written };
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
