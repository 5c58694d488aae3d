import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isGzip, PackedError, unpackGzip } from '../../../../src/studio/session/vault/unpackGzip.ts';

const pack = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(text));

/** Repeats itself too little to be packed into one piece. */
const long = Array.from({ length: 60_000 }, (_none, index) => `deal ${(index * 7919) % 100_003}\n`).join('');

async function unpack(...parts: readonly BlobPart[]): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const { bytes } of unpackGzip(new Blob([...parts])))
    text += decoder.decode(bytes, { stream: true });
  return text + decoder.decode();
}

async function faultOf(...parts: readonly BlobPart[]): Promise<unknown> {
  const outcome = await unpack(...parts).catch((error: unknown) => error);
  return outcome instanceof PackedError ? outcome.fault : outcome;
}

describe('[DO11] unpacking', () => {
  test('gzip is known by its first bytes', async () => {
    expect(await isGzip(new Blob([pack('a')]))).toBe(true);
    expect(await isGzip(new Blob(['{"id":1}']))).toBe(false);
    expect(await isGzip(new Blob())).toBe(false);
  });

  test('gives back what was packed, in one part or several', async () => {
    expect(await unpack(pack(long))).toBe(long);
    expect(await unpack(pack('one\n'), pack(long), pack(''), pack('two\n'))).toBe(`one\n${long}two\n`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), async (texts) => {
        expect(await unpack(...texts.map(pack))).toBe(texts.join(''));
      }),
      { numRuns: 25 },
    );
  });

  test('tells how much of the file was read', async () => {
    const packed = new Blob([pack(long)]);
    const taken: number[] = [];
    for await (const portion of unpackGzip(packed)) taken.push(portion.taken);
    expect(taken).toEqual(taken.toSorted((a, b) => a - b));
    expect(taken.at(-1)).toBeLessThanOrEqual(packed.size);
  });

  test('a file without its end is cut short', async () => {
    const packed = pack(long);
    expect(await faultOf(packed.subarray(0, -9))).toEqual({ kind: 'cut', at: packed.length - 9 });
    expect(await faultOf(packed.subarray(0, 5))).toEqual({ kind: 'cut', at: 5 });
  });

  test('a changed byte is damage, near where it stands', async () => {
    const packed = pack(long);
    packed[70_000] = (packed[70_000] ?? 0) ^ 0xff;
    const fault = await faultOf(packed);
    expect(fault).toMatchObject({ kind: 'damaged' });
    const { at } = fault as { at: number };
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThanOrEqual(packed.length);
  });

  test('what unpacks to far more than records can is refused before it fills anything', async () => {
    const bomb = new Blob([new Uint8Array(gzipSync(new Uint8Array(150_000_000)))]);
    let unpacked = 0;
    const run = async (): Promise<void> => {
      for await (const { bytes } of unpackGzip(bomb)) unpacked += bytes.length;
    };
    await expect(run()).rejects.toMatchObject({ fault: { kind: 'swollen' } });
    expect(unpacked).toBeLessThan(100_000_000);
  });

  test('a file that cannot be read is not taken for a damaged one', async () => {
    const gone = new Blob([pack(long)]);
    const error = new Error('It was moved.');
    gone.slice = () => Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(error) });
    await expect(unpackGzip(gone).next()).rejects.toBe(error);
  });
});
