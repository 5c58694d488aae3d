const ROUND_CONSTANTS = primeRootFractions(64, 3);
const INITIAL_STATE = primeRootFractions(8, 2);

/** SHA-256 (FIPS 180-4) of the text's UTF-8 bytes, as 64 lower-case hex digits. Lone surrogates hash as U+FFFD. */
export function sha256Hex(text: string): string {
  return toHex(sha256(utf8(text)));
}

/** HMAC-SHA-256 (RFC 2104) of the text under the key, both in UTF-8, as 64 lower-case hex digits. */
export function hmacSha256Hex(key: string, text: string): string {
  const bytes = utf8(key);
  const short = bytes.length > BLOCK_BYTES ? toBytes(sha256(bytes)) : bytes;
  const padded64 = [...short, ...new Array<number>(BLOCK_BYTES - short.length).fill(0)];
  const inner = sha256([...padded64.map((byte) => byte ^ 0x36), ...utf8(text)]);
  return toHex(sha256([...padded64.map((byte) => byte ^ 0x5c), ...toBytes(inner)]));
}

const BLOCK_BYTES = 64;

function toHex(words: Uint32Array): string {
  return [...words].map((word) => word.toString(16).padStart(8, '0')).join('');
}

function toBytes(words: Uint32Array): number[] {
  return [...words].flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]);
}

function sha256(message: readonly number[]): Uint32Array {
  const bytes = padded(message);
  const state = Uint32Array.from(INITIAL_STATE);
  const schedule = new Uint32Array(64);
  for (let block = 0; block < bytes.length; block += 64) compress(state, schedule, bytes, block);
  return state;
}

function compress(state: Uint32Array, schedule: Uint32Array, bytes: Uint8Array, block: number): void {
  const w = (index: number): number => schedule[index] ?? 0;
  const byte = (index: number): number => bytes[index] ?? 0;
  for (let i = 0; i < 16; i++) {
    const at = block + i * 4;
    schedule[i] = (byte(at) << 24) | (byte(at + 1) << 16) | (byte(at + 2) << 8) | byte(at + 3);
  }
  for (let i = 16; i < 64; i++) {
    const early = w(i - 15);
    const late = w(i - 2);
    const sigma0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const sigma1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    schedule[i] = w(i - 16) + sigma0 + w(i - 7) + sigma1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + (ROUND_CONSTANTS[i] ?? 0) + w(i)) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + sum0 + majority) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = (state[index] ?? 0) + word;
  });
}

function rotate(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** The message, a one bit, zeros, and its length in bits as a 64-bit big-endian number. */
function padded(message: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(message.length / 0x20000000));
  view.setUint32(bytes.length - 4, message.length << 3);
  return bytes;
}

function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const char of text) {
    const scalar = char.codePointAt(0) ?? 0;
    const code = scalar >= 0xd800 && scalar <= 0xdfff ? 0xfffd : scalar;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
  }
  return bytes;
}

/** First 32 bits of the fractional parts of the square (2) or cube (3) roots of the first primes. */
function primeRootFractions(count: number, root: 2 | 3): Uint32Array {
  const words = new Uint32Array(count);
  let found = 0;
  for (let candidate = 2; found < count; candidate++) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) {
      if (candidate % divisor === 0) prime = false;
    }
    if (!prime) continue;
    words[found++] = rootFraction(BigInt(candidate), root);
  }
  return words;
}

/** Exact, because `Math.cbrt` may differ between engines: the integer root of value * 2^(32 root), modulo 2^32. */
function rootFraction(value: bigint, root: 2 | 3): number {
  const scaled = value << (32n * BigInt(root));
  let low = 0n;
  let high = 1n << 40n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(root) <= scaled) low = middle;
    else high = middle;
  }
  return Number(low & 0xffffffffn);
}
