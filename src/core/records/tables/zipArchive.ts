import { Inflate, strFromU8 } from 'fflate';

/** A file in a zip archive. */
export interface ZipMember {
  /** As the archive spells it, folders included. */
  readonly name: string;
  /** Bytes as stored. */
  readonly size: number;
  /** Why it is not unpacked, as a sentence. */
  readonly problem?: string;
  /** Unpacks it piece by piece; throws what is wrong with it, as a phrase. */
  open(): AsyncGenerator<Uint8Array>;
}

/** The files of an archive, and why they may not be all. */
export interface ZipArchive {
  readonly members: readonly ZipMember[];
  readonly problem?: string;
}

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  /** CRC-32 of the content; undefined where it stands behind it. */
  readonly checksum: number | undefined;
  readonly size: number;
  readonly from: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ENCRYPTED = 1;
const UTF8 = 0x800;
const STORED = 0;
const DEFLATED = 8;
/** Beyond what fits the plain fields; the true number stands in an extra field (zip64). */
const TOO_LARGE = 0xffffffff;
const ZIP64 = 1;
/** More files than any export has. */
const MOST_MEMBERS = 10_000;
/** Packed bytes unpacked at once: at most a thousand times as much comes of them. */
const PIECE = 2 ** 13;

/**
 * The files of a zip archive by its table of contents. What macOS puts beside them, and folders, are no files. An archive that is cut off has lost
 * its table; then the files are found by the headers before them, as far as these say how long they are.
 */
export function openZip(bytes: Uint8Array): ZipArchive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const table = readTable(bytes, view);
  const { entries, problem } = table ?? readHeaders(bytes, view);
  const files = entries.filter(
    ({ name }) => !name.endsWith('/') && !/(?:^|\/)(?:__MACOSX\/|\.[^/]*$)/.test(name),
  );
  const members = files.slice(0, MOST_MEMBERS).map((entry) => toMember(entry, bytes));
  const why =
    files.length > MOST_MEMBERS
      ? `The archive holds more than ${MOST_MEMBERS.toLocaleString('en')} files; the rest were not read.`
      : problem;
  return { members, ...(why === undefined ? {} : { problem: why }) };
}

interface Contents {
  readonly entries: readonly Entry[];
  readonly problem?: string;
}

/** Reads the table of contents at the end; undefined when there is none. */
function readTable(bytes: Uint8Array, view: DataView): Contents | undefined {
  let end = bytes.length - END_BYTES;
  const least = Math.max(end - LONGEST_COMMENT, 0);
  while (end >= least && view.getUint32(end, true) !== END) end -= 1;
  if (end < least) return undefined;
  const count = view.getUint16(end + 10, true);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && view.getUint32(at, true) === CENTRAL) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    ) as [number, number, number];
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > bytes.length) break;
    const flags = view.getUint16(at + 8, true);
    const [unpacked, size, header] = [24, 20, 42].map((offset) => view.getUint32(at + offset, true)) as [
      number,
      number,
      number,
    ];
    const large = readLarge(view, at + 46 + nameLength, extraLength, [unpacked, size, header]);
    const from = startOf(view, large[2], bytes.length);
    if (from !== undefined)
      entries.push({
        name: strFromU8(bytes.subarray(at + 46, at + 46 + nameLength), (flags & UTF8) === 0),
        flags,
        method: view.getUint16(at + 10, true),
        checksum: view.getUint32(at + 16, true),
        size: large[1],
        from,
      });
    at = next;
  }
  if (entries.length >= count) return { entries };
  if (entries.length === 0 && count > 0) return undefined;
  return {
    entries,
    problem: `The archive's table of contents is damaged: it lists ${count} files, and ${entries.length} are there.`,
  };
}

/** The values, those too large for their fields from the extra field. */
function readLarge(
  view: DataView,
  from: number,
  length: number,
  plain: readonly [number, number, number],
): readonly [number, number, number] {
  let at = from;
  while (at + 4 <= from + length) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === ZIP64) {
      let place = at + 4;
      const whole = plain.map((value) => {
        if (value !== TOO_LARGE || place + 8 > Math.min(at + 4 + size, view.byteLength)) return value;
        place += 8;
        return Number(view.getBigUint64(place - 8, true));
      });
      return [whole[0] ?? 0, whole[1] ?? 0, whole[2] ?? 0];
    }
    at += 4 + size;
  }
  return plain;
}

/** Where the content of the file with the header begins. */
function startOf(view: DataView, header: number, length: number): number | undefined {
  if (header + 30 > length || view.getUint32(header, true) !== LOCAL) return undefined;
  return header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
}

function readHeaders(bytes: Uint8Array, view: DataView): Contents {
  const entries: Entry[] = [];
  let at = 0;
  for (;;) {
    const from = startOf(view, at, bytes.length);
    if (from === undefined || from > bytes.length) break;
    const flags = view.getUint16(at + 6, true);
    const nameLength = view.getUint16(at + 26, true);
    // A length of 0 may mean that it stands behind the content, which then reaches to where it ends by itself.
    const size = (flags & 8) === 0 ? view.getUint32(at + 18, true) : bytes.length - from;
    entries.push({
      name: strFromU8(bytes.subarray(at + 30, at + 30 + nameLength), (flags & UTF8) === 0),
      flags,
      method: view.getUint16(at + 8, true),
      checksum: (flags & 8) === 0 ? view.getUint32(at + 14, true) : undefined,
      size,
      from,
    });
    at = from + size;
  }
  return {
    entries,
    problem:
      'The archive ends early: its table of contents, which stands at the end, is missing. What could be told apart before it was read.',
  };
}

function toMember({ name, flags, method, checksum, size, from }: Entry, bytes: Uint8Array): ZipMember {
  const problem =
    (flags & ENCRYPTED) !== 0
      ? 'The file is encrypted: unpack the archive with its password and give the file itself.'
      : method !== STORED && method !== DEFLATED
        ? `The file is packed in a way that is not read here (method ${method}): unpack the archive and give the file itself.`
        : undefined;
  const packed = bytes.subarray(from, from + size);
  const open = async function* (): AsyncGenerator<Uint8Array> {
    await Promise.resolve();
    let sum = 0;
    for (const piece of method === STORED ? [packed] : inflate(packed)) {
      sum = addToChecksum(sum, piece);
      yield piece;
    }
    if (packed.length < size) throw new Error('the archive ends within the file');
    if (checksum !== undefined && sum !== checksum)
      throw new Error('its checksum is not the one the archive says, so some of it may be wrong');
  };
  return { name, size, ...(problem === undefined ? {} : { problem }), open };
}

function* inflate(packed: Uint8Array): Generator<Uint8Array> {
  const unpacked: Uint8Array[] = [];
  const inflating = new Inflate((piece) => unpacked.push(piece));
  for (let at = 0; at < packed.length; at += PIECE) {
    try {
      inflating.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    } catch {
      throw new Error(`it is damaged near its packed byte ${at.toLocaleString('en')}`);
    }
    yield* unpacked.splice(0);
  }
}

const CHECKSUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = (sum & 1) === 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** CRC-32 of what was added up and some more bytes. */
function addToChecksum(sum: number, bytes: Uint8Array): number {
  let next = ~sum;
  for (const byte of bytes) next = (CHECKSUMS[(next ^ byte) & 0xff] ?? 0) ^ (next >>> 8);
  return ~next >>> 0;
}
