import { isUtf8 } from 'node:buffer';

/** Whether bytes that come in chunks cut anywhere are UTF-8. */
export class Utf8Check {
  /** A character whose end has not come yet. */
  #rest: Uint8Array = new Uint8Array(0);

  /** False as soon as the bytes so far cannot be UTF-8. */
  push(chunk: Uint8Array): boolean {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const cut = startOfCutCharacter(bytes);
    this.#rest = bytes.slice(cut);
    return isUtf8(bytes.subarray(0, cut));
  }

  /** False when the text ends in the middle of a character. */
  end(): boolean {
    return this.#rest.length === 0;
  }
}

/** Where a last character begins that needs more bytes than there are; the end when there is none. */
function startOfCutCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
