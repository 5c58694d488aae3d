/** A file to read. Hosts bring the bytes; the core never opens anything. */
export interface SourceFile {
  readonly name: string;
  /** Bytes as stored, before unpacking; undefined when unknown, as for standard input. */
  readonly size?: number;
  /** The bytes, unpacked by the host where the file is gzip, in chunks of any size. Called once. */
  open(): AsyncIterable<Uint8Array>;
}

/** Beyond what reading stops, with what came before kept. */
export interface ReadLimits {
  /** Bytes of one file, unpacked. */
  readonly fileBytes: number;
  /** How many times its stored size a file may grow when unpacked; asked of files of 16 MB and more. */
  readonly unpackRatio: number;
  /** Bytes of one file that cannot be read in parts: workbooks, databases. */
  readonly wholeBytes: number;
  /** Characters of one row, or of one element of a list. */
  readonly rowChars: number;
  /** Changes and pictures kept in one history. */
  readonly kept: number;
  /** Characters of rows kept as provenance in one history. */
  readonly keptChars: number;
}

/** Unpacked bytes up to which any growth is fine. */
export const BOMB_FLOOR = 16 * 2 ** 20;

export const READ_LIMITS: ReadLimits = {
  fileBytes: 8 * 2 ** 30,
  unpackRatio: 200,
  wholeBytes: 512 * 2 ** 20,
  rowChars: 32 * 2 ** 20,
  kept: 2_000_000,
  keptChars: 2 ** 30,
};
