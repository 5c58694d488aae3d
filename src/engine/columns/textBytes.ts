/** Room that `encodeText` may need. */
export function roomFor(text: string): number {
  return text.length * 3;
}

/**
 * Writes a text as UTF-8 from `at` on and returns where it ends. Half a surrogate pair, which JSON can spell, is written as the three bytes
 * it would have, so that every text can be read back as it was.
 */
export function encodeText(text: string, into: Uint8Array, at: number): number {
  let end = at;
  for (let index = 0; index < text.length; index += 1) {
    let code = text.charCodeAt(index);
    if (code < 0x80) {
      into[end++] = code;
      continue;
    }
    if (code >= 0xd800 && code < 0xdc00) {
      const low = text.charCodeAt(index + 1);
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        index += 1;
      }
    }
    end = encodeCode(code, into, end);
  }
  return end;
}

/** Writes one code point and returns where it ends. */
export function encodeCode(code: number, into: Uint8Array, at: number): number {
  let end = at;
  if (code < 0x80) into[end++] = code;
  else {
    if (code < 0x800) into[end++] = 0xc0 | (code >> 6);
    else {
      if (code < 0x10000) into[end++] = 0xe0 | (code >> 12);
      else {
        into[end++] = 0xf0 | (code >> 18);
        into[end++] = 0x80 | ((code >> 12) & 0x3f);
      }
      into[end++] = 0x80 | ((code >> 6) & 0x3f);
    }
    into[end++] = 0x80 | (code & 0x3f);
  }
  return end;
}

/**
 * Length of the well-formed UTF-8 sequence that starts here, or 0 when there is none. Halves of surrogate pairs are well-formed only where
 * `encodeText` may have written them.
 */
export function sequenceLength(
  bytes: Uint8Array,
  at: number,
  end: number,
  halves: 'with halves' | 'no halves',
): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const [length, low, high] = boundsAfter(first, halves);
  if (length === 0 || at + length > end) return 0;
  const second = bytes[at + 1] ?? 0;
  if (second < low || second > high) return 0;
  for (let index = at + 2; index < at + length; index += 1)
    if (((bytes[index] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

type Bounds = readonly [length: number, low: number, high: number];
const NONE: Bounds = [0, 0, 0];
const TWO: Bounds = [2, 0x80, 0xbf];
const THREE: Bounds = [3, 0x80, 0xbf];
const THREE_HIGH: Bounds = [3, 0xa0, 0xbf];
const THREE_LOW: Bounds = [3, 0x80, 0x9f];
const FOUR: Bounds = [4, 0x80, 0xbf];
const FOUR_HIGH: Bounds = [4, 0x90, 0xbf];
const FOUR_LOW: Bounds = [4, 0x80, 0x8f];

/** How long a sequence is by its first byte, and the range of its second byte. */
function boundsAfter(first: number, halves: 'with halves' | 'no halves'): Bounds {
  if (first < 0xc2 || first > 0xf4) return NONE;
  if (first < 0xe0) return TWO;
  if (first < 0xf0) {
    if (first === 0xe0) return THREE_HIGH;
    return first === 0xed && halves === 'no halves' ? THREE_LOW : THREE;
  }
  if (first === 0xf0) return FOUR_HIGH;
  return first === 0xf4 ? FOUR_LOW : FOUR;
}

/** Reads what `encodeText` wrote. */
export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  return decode(bytes, start, end, 'with halves');
}

/** Reads bytes from outside as the platform's decoders do: what is no UTF-8 becomes U+FFFD, one for each longest broken sequence. */
export function decodeForeign(bytes: Uint8Array, start: number, end: number): string {
  return decode(bytes, start, end, 'no halves');
}

const units = new Uint16Array(4096);

function decode(bytes: Uint8Array, start: number, end: number, halves: 'with halves' | 'no halves'): string {
  let text = '';
  let filled = 0;
  for (let at = start; at < end;) {
    if (filled > units.length - 2) {
      text += String.fromCharCode.apply(undefined, units as unknown as number[]).slice(0, filled);
      filled = 0;
    }
    const first = bytes[at] ?? 0;
    if (first < 0x80) {
      units[filled++] = first;
      at += 1;
      continue;
    }
    const length = sequenceLength(bytes, at, end, halves);
    if (length === 0) {
      units[filled++] = 0xfffd;
      at += brokenLength(bytes, at, end, halves);
      continue;
    }
    let code = first & (0xff >> (length + 1));
    for (let index = at + 1; index < at + length; index += 1)
      code = (code << 6) | ((bytes[index] ?? 0) & 0x3f);
    at += length;
    if (code < 0x10000) units[filled++] = code;
    else {
      units[filled++] = 0xd800 + ((code - 0x10000) >> 10);
      units[filled++] = 0xdc00 + ((code - 0x10000) & 0x3ff);
    }
  }
  return text + String.fromCharCode.apply(undefined, units.subarray(0, filled) as unknown as number[]);
}

/** How many bytes of a broken sequence could have begun a good one. */
function brokenLength(
  bytes: Uint8Array,
  at: number,
  end: number,
  halves: 'with halves' | 'no halves',
): number {
  const [length, low, high] = boundsAfter(bytes[at] ?? 0, halves);
  const second = bytes[at + 1] ?? 0;
  if (length === 0 || at + 1 >= end || second < low || second > high) return 1;
  let broken = 2;
  while (broken < length - 1 && at + broken < end && ((bytes[at + broken] ?? 0) & 0xc0) === 0x80) broken += 1;
  return broken;
}
