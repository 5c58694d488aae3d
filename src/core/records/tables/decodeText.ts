/** Bytes become text, chunk by chunk. */
export interface TextDecoding {
  push(chunk: Uint8Array): string;
  /** What an unfinished character at the end stands for. */
  end(): string;
  /** What was found that is not plain UTF-8, as a sentence; undefined when nothing was. */
  note(): string | undefined;
}

/** What stands at 0x80..0x9F in Windows-1252; places it leaves free are themselves. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const SLICE = 8192;

/**
 * Decodes text whose encoding is known from its bytes only: by its byte order mark; without one UTF-16 when every other byte of the opening
 * is zero; else UTF-8. At the first bytes that are not UTF-8 the rest is read as Windows-1252 (of which Latin-1 is a part), unless
 * letters beyond ASCII were UTF-8 before: then the file is damaged and U+FFFD stands for what cannot be read. The mark is left out.
 */
export function createTextDecoding(): TextDecoding {
  let decoder: Decoder | undefined;
  let opening: Uint8Array = new Uint8Array(0);
  const start = (): string => {
    decoder = chooseDecoder(opening);
    const text = decoder.decode(opening.subarray(decoder.markLength), false);
    opening = new Uint8Array(0);
    return text;
  };
  return {
    push: (chunk) => {
      if (decoder) return decoder.decode(chunk, false);
      opening = joinBytes(opening, chunk);
      return opening.length < 4 ? '' : start();
    },
    end: () => {
      const text = decoder ? '' : start();
      return text + (decoder?.decode(new Uint8Array(0), true) ?? '');
    },
    note: () => decoder?.note(),
  };
}

interface Decoder {
  readonly markLength: number;
  decode(chunk: Uint8Array, last: boolean): string;
  note(): string | undefined;
}

function chooseDecoder(opening: Uint8Array): Decoder {
  const [a, b, c] = opening;
  if (a === 0xff && b === 0xfe) return utf16(true, 2);
  if (a === 0xfe && b === 0xff) return utf16(false, 2);
  if (a === 0xef && b === 0xbb && c === 0xbf) return utf8(3);
  const sample = opening.subarray(0, 512 - (opening.length % 2));
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if (sample[at] === 0) even += 1;
    if (sample[at + 1] === 0) odd += 1;
  }
  const most = Math.floor(sample.length / 2) * 0.7;
  if (sample.length >= 4 && odd > most && even === 0) return utf16(true, 0);
  if (sample.length >= 4 && even > most && odd === 0) return utf16(false, 0);
  return utf8(0);
}

function utf16(little: boolean, markLength: number): Decoder {
  let rest: Uint8Array = new Uint8Array(0);
  return {
    markLength,
    decode: (chunk, last) => {
      const bytes = rest.length > 0 ? joinBytes(rest, chunk) : chunk;
      const whole = bytes.length - (bytes.length % 2);
      rest = bytes.slice(whole);
      const codes = new Uint16Array(whole / 2);
      for (let at = 0; at < codes.length; at++) {
        const first = bytes[2 * at] ?? 0;
        const second = bytes[2 * at + 1] ?? 0;
        codes[at] = little ? first | (second << 8) : (first << 8) | second;
      }
      return codesToText(codes, 0, codes.length) + (last && rest.length > 0 ? '\ufffd' : '');
    },
    note: () => 'The file is UTF-16.',
  };
}

function utf8(markLength: number): Decoder {
  let rest: Uint8Array = new Uint8Array(0);
  let letters = markLength > 0;
  let single = false;
  let damaged = 0;

  const decode = (chunk: Uint8Array, last: boolean): string => {
    const bytes = rest.length > 0 ? joinBytes(rest, chunk) : chunk;
    rest = new Uint8Array(0);
    let text = '';
    let at = 0;
    while (at < bytes.length) {
      const plain = at;
      while (at < bytes.length && (bytes[at] ?? 0) < 0x80) at += 1;
      if (at > plain) text += codesToText(bytes, plain, at);
      if (at === bytes.length) break;
      if (single) {
        text += fromWindows1252(bytes[at] ?? 0);
        at += 1;
        continue;
      }
      const length = sequenceLength(bytes, at);
      if (length > 0) {
        letters = true;
        text += String.fromCodePoint(codePoint(bytes, at, length));
        at += length;
      } else if (length < 0 && !last) {
        rest = bytes.slice(at);
        break;
      } else if (letters) {
        damaged += 1;
        text += '\ufffd';
        at += 1;
      } else {
        single = true;
      }
    }
    return text;
  };
  return {
    markLength,
    decode,
    note: () =>
      single
        ? 'The file is not UTF-8; it was read as Windows-1252 (Latin-1). If letters look wrong, save it as UTF-8.'
        : damaged > 0
          ? `The file is UTF-8, but ${damaged} of its bytes are not; they are shown as \ufffd.`
          : undefined,
  };
}

/** Bytes of the UTF-8 sequence at `at`: 2..4, 0 when there is none, -1 when it may go on beyond the end. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const length =
    first >= 0xc2 && first < 0xe0
      ? 2
      : first >= 0xe0 && first < 0xf0
        ? 3
        : first >= 0xf0 && first < 0xf5
          ? 4
          : 0;
  for (let next = 1; next < length; next++) {
    const byte = bytes[at + next];
    if (byte === undefined) return -1;
    if ((byte & 0xc0) !== 0x80) return 0;
    if (next === 1) {
      // Overlong forms, surrogates, and what lies beyond U+10FFFF.
      if (first === 0xe0 && byte < 0xa0) return 0;
      if (first === 0xed && byte >= 0xa0) return 0;
      if (first === 0xf0 && byte < 0x90) return 0;
      if (first === 0xf4 && byte >= 0x90) return 0;
    }
  }
  return length;
}

function codePoint(bytes: Uint8Array, at: number, length: number): number {
  let code = (bytes[at] ?? 0) & (0xff >> (length + 1));
  for (let next = 1; next < length; next++) code = (code << 6) | ((bytes[at + next] ?? 0) & 0x3f);
  return code;
}

function fromWindows1252(byte: number): string {
  return byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252.charAt(byte - 0x80) : String.fromCharCode(byte);
}

function codesToText(codes: Uint8Array | Uint16Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += SLICE) {
    text += String.fromCharCode.apply(
      null,
      codes.subarray(at, Math.min(to, at + SLICE)) as unknown as number[],
    );
  }
  return text;
}

/** Two runs of bytes as one. */
export function joinBytes(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
