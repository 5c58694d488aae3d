import type { ShareLink } from '../engine/share/index.ts';

/** 0 passed, 1 the gate failed, 2 bad usage or unreadable input, 3 our bug or too little memory. */
export type ExitCode = 0 | 1 | 2 | 3;

/** A stream to write to. Writing to a reader that has gone away (`| head`) is quietly without effect. */
export interface Output {
  write(text: string): Promise<void>;
  /** A person is watching. */
  readonly isTerminal: boolean;
  /** Nobody reads any more. */
  readonly isGone: boolean;
}

/** Everything the command line needs of its surroundings. */
export interface Io {
  readonly stdin: () => AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly fs: {
    /** The bytes of a file; iterating throws an error with a `code` as Node gives it. */
    read(path: string): AsyncIterable<Uint8Array>;
    write(path: string, pieces: AsyncIterable<string>): Promise<void>;
  };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly workers: {
    /** How many can be at work at the same time, this one among them. */
    readonly cores: number;
    /** Starts one more; see `serveShares`. */
    start(): ShareLink;
  };
  /** Lets everything happen that waits. */
  pause(): Promise<void>;
}
