import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { readLines, readWhole } from '../../src/cli/readInput.ts';

const silent = { isTerminal: false, write: () => Promise.resolve() };

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
  };
}

async function linesOf(content: string | Uint8Array, chunkSize?: number): Promise<[number, string][]> {
  const lines: [number, string][] = [];
  const read = await readLines(ioWith(content, chunkSize), 'file', (line, number) =>
    lines.push([number, line]),
  );
  if (!read.ok) throw new Error(read.error.message);
  return lines;
}

async function messageFor(content: string | Uint8Array | Error, name = 'file'): Promise<string | undefined> {
  const read = await readWhole(ioWith(content), name);
  return read.ok ? undefined : read.error.message;
}

test('lines end in LF or CRLF, the last one anyhow, however the bytes are cut', async () => {
  const expected = [
    [1, 'größe'],
    [2, ''],
    [3, 'zwei'],
    [4, 'drei €'],
  ];
  const text = '\ufeffgröße\r\n\nzwei\r\ndrei €';
  for (const size of [1, 2, 3, 5, 1000]) {
    expect(await linesOf(text, size)).toEqual(expected);
    expect(await linesOf(`${text}\n`, size)).toEqual(expected);
  }
  expect(await linesOf('')).toEqual([]);
});

test('gzip is known by its first bytes, also cut after the first one and in several members', async () => {
  const packed = Buffer.concat([gzipSync('one\ntw'), gzipSync('o\n')]);
  for (const size of [1, 2, 1000]) {
    expect(await linesOf(packed, size)).toEqual([
      [1, 'one'],
      [2, 'two'],
    ]);
  }
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
  [gzipSync('text that is long enough').subarray(0, 20), '"file" is packed with gzip and damaged.'],
])('refuses %#', async (content, message) => {
  expect(await messageFor(content)).toBe(message);
});

test('standard input is called by its name', async () => {
  expect(await messageFor(Uint8Array.from([0, 0, 0]), '-')).toBe('Standard input is no UTF-8 text.');
});

test('an error of our own is not taken for a fault of the file', async () => {
  await expect(messageFor(new TypeError('ours'))).rejects.toThrow('ours');
});
