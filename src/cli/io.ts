/** 0 passed, 1 the gate failed, 2 bad usage or unreadable input, 3 our bug. */
export type ExitCode = 0 | 1 | 2 | 3;

/** A stream to write to. Writing to a reader that has gone away (`| head`) is quietly without effect. */
export interface Output {
  write(text: string): Promise<void>;
  /** A person is watching. */
  readonly isTerminal: boolean;
}

/** Everything the command line needs of its surroundings. */
export interface Io {
  readonly stdin: () => AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly fs: {
    /** The bytes of a file; iterating throws an error with a `code` as Node gives it. */
    read(path: string): AsyncIterable<Uint8Array>;
    write(path: string, pieces: readonly string[]): Promise<void>;
  };
  readonly env: Readonly<Record<string, string | undefined>>;
}
