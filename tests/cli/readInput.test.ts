import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { readChunks, readWhole } from '../../src/cli/readInput.ts';

const silent = { isTerminal: false, isGone: false, write: () => Promise.resolve() };

function ioWith(content: string | Uint8Array | Error, chunkSize = 3): Io {
  async function* read(): AsyncGenerator<Uint8Array> {
    await Promise.resolve();
    if (content instanceof Error) throw content;
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
  }
  return {
    stdin: read,
    stdout: silent,
    stderr: silent,
    fs: { read, write: () => Promise.resolve() },
    env: {},
    workers: { cores: 1, start: () => expect.unreachable() },
    pause: () => Promise.resolve(),
  };
}

async function textOf(content: string | Uint8Array, chunkSize?: number): Promise<string> {
  let text = '';
  const read = await readChunks(ioWith(content, chunkSize), 'file', (chunk) => (text += chunk));
  if (!read.ok) throw new Error(read.error.message);
  return text;
}

async function messageFor(content: string | Uint8Array | Error, name = 'file'): Promise<string | undefined> {
  const read = await readWhole(ioWith(content), name);
  return read.ok ? undefined : read.error.message;
}

test('characters are whole however the bytes are cut, and a byte order mark is dropped', async () => {
  for (const size of [1, 2, 3, 5, 1000]) {
    expect(await textOf('\ufeffgröße\r\n\nzwei 🙂\r\ndrei €', size)).toBe('größe\r\n\nzwei 🙂\r\ndrei €');
    expect(await textOf('', size)).toBe('');
  }
});

test('gzip is known by its first bytes, also cut after the first one and in several members', async () => {
  const packed = Buffer.concat([gzipSync('one\ntw'), gzipSync('o\n')]);
  for (const size of [1, 2, 1000]) expect(await textOf(packed, size)).toBe('one\ntwo\n');
});

test('[CLI6] a packed text that is cut short or damaged is refused with the place', async () => {
  const text = Array.from({ length: 5000 }, (_, index) => `line ${index} ${(index * index) % 977}`).join(
    '\n',
  );
  const packed = gzipSync(text);
  expect(await messageFor(packed.subarray(0, 10_000))).toBe(
    '"file" is packed with gzip and cut short: its end is missing after 10,000 bytes. Copy it again.',
  );
  const damaged = Uint8Array.from(packed);
  damaged.fill(0xaa, 6000, 6200);
  expect(await messageFor(damaged)).toMatch(
    /^"file" is packed with gzip and damaged near byte [\d,]+\. Copy it again\.$/,
  );
});

test('the digest is of the bytes as stored', async () => {
  const packed = gzipSync('text');
  const read = await readWhole(ioWith(packed), 'file');
  expect(read.ok && read.value).toEqual({
    name: 'file',
    text: 'text',
    digest: `sha256:${createHash('sha256').update(packed).digest('hex')}`,
  });
});

test.each([
  [Object.assign(new Error(), { code: 'ENOENT' }), 'There is no file "file".'],
  [Object.assign(new Error(), { code: 'EISDIR' }), '"file" is a folder, not a file.'],
  [Object.assign(new Error(), { code: 'EACCES' }), '"file" may not be read: permission was denied.'],
  [Object.assign(new Error(), { code: 'EIO' }), '"file" could not be read (EIO).'],
  [Uint8Array.from([65, 0, 66]), '"file" is no UTF-8 text.'],
  [Uint8Array.from([65, 0xff, 66]), '"file" is no UTF-8 text.'],
  [Uint8Array.from([65, 0xc3]), '"file" is no UTF-8 text.'],
  [Uint8Array.from([0xed, 0xa0, 0x80]), '"file" is no UTF-8 text.'],
  [Uint8Array.from([0xf0, 0x9f, 0x99]), '"file" is no UTF-8 text.'],
  [Uint8Array.from([0x80]), '"file" is no UTF-8 text.'],
])('refuses %#', async (content, message) => {
  expect(await messageFor(content)).toBe(message);
});

test('standard input is called by its name', async () => {
  expect(await messageFor(Uint8Array.from([0, 0, 0]), '-')).toBe('Standard input is no UTF-8 text.');
});

test('an error of our own is not taken for a fault of the file', async () => {
  await expect(messageFor(new TypeError('ours'))).rejects.toThrow('ours');
});
