import { encodeText, roomFor } from '../columns/textBytes.ts';
import { grown } from '../columns/growing.ts';

/** Collects texts and bytes as one run of UTF-8. */
export class ByteWriter {
  #bytes = new Uint8Array(1 << 12);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  write(text: string): void {
    this.#makeRoom(roomFor(text));
    this.#length = encodeText(text, this.#bytes, this.#length);
  }

  writeBytes(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** All that was written since this was last asked for. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  #makeRoom(more: number): void {
    if (this.#length + more > this.#bytes.length) this.#bytes = grown(this.#bytes, this.#length + more);
  }
}
