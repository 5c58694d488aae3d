import { strToU8, zipSync, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../../src/core/base/random.ts';
import { recogniseFiles, type ReadOptions } from '../../../../src/core/records/index.ts';
import { mutate } from './mutate.ts';
import { filesOf, fixtureBytes, imbalances, notesOf, read, sourceFile } from './readFixtures.ts';

/** What the weekly export of an org is: one CSV an object, in one archive. */
function packed(folder: string, more: Zippable = {}): Uint8Array {
  const files = filesOf(folder).map((path) => [path, fixtureBytes(path)] as const);
  return zipSync({ ...Object.fromEntries(files), ...more });
}

const readArchive = (bytes: Uint8Array, options?: ReadOptions) =>
  read([sourceFile('export.zip', bytes)], options);

/** The archive with flags of its only file changed, in its header and in the table of contents. */
function withFlags(bytes: Uint8Array, flags: number): Uint8Array {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  const table = view.getUint32(bytes.length - 22 + 16, true);
  view.setUint16(6, flags, true);
  view.setUint16(table + 8, flags, true);
  return changed;
}

const ONE = {
  'stages.csv': strToU8('opportunity_id,stage,changed_at\nD-1,Discovery,2026-01-05T10:00:00Z\n'),
};

describe('[RH11] zip archives', () => {
  test.each(['salesforce', 'salesforce-weekly', 'hubspot-warehouse'])(
    'the files of %s say the same in one archive as they do alone',
    async (folder) => {
      const files = filesOf(folder);
      const alone = await read(files.map((path) => sourceFile(path, fixtureBytes(path))));
      const together = await readArchive(packed(folder));
      expect(imbalances(together)).toEqual([]);
      expect(together.files.map(({ file, part, rows, used }) => [file, part, rows, used])).toEqual(
        alone.files.map(({ file, part, rows, used }) => [`export.zip/${folder}/${file}`, part, rows, used]),
      );
      expect(together.objects.map(({ id, type, changes }) => [id, type, changes.length])).toEqual(
        alone.objects.map(({ id, type, changes }) => [id, type, changes.length]),
      );
    },
  );

  test('is recognised; choices for it go for its files, those for a file before', async () => {
    const archive = zipSync(ONE);
    expect(recogniseFiles([{ name: 'x', bytes: archive }])).toMatchObject([{ part: 'archive' }]);
    const zoneless = zipSync({
      'stages.csv': strToU8('id,stage,changed_at\nD-1,Discovery,2026-01-05 10:00:00\n'),
    });
    const at = async (files: ReadOptions['files']) =>
      (await readArchive(zoneless, files ? { files } : {})).objects[0]?.changes[0]?.time.at;
    expect(await at(new Map([['export.zip', { timezone: 'Europe/Berlin' }]]))).toBe('2026-01-05T09:00:00Z');
    expect(
      await at(
        new Map([
          ['export.zip', { timezone: 'Europe/Berlin' }],
          ['export.zip/stages.csv', { timezone: 'UTC' }],
        ]),
      ),
    ).toBe('2026-01-05T10:00:00Z');
  });

  test('what macOS puts beside the files, and folders, are no files', async () => {
    const history = await readArchive(
      zipSync({
        ...ONE,
        '__MACOSX/._stages.csv': strToU8('\u0000\u0005'),
        '.DS_Store': strToU8('x'),
        'empty/': {},
      }),
    );
    expect(history.files.map(({ file }) => file)).toEqual(['export.zip/stages.csv']);
  });

  test('archives in the archive, and encrypted or oddly packed files, are refused in words', async () => {
    const nested = await readArchive(zipSync({ ...ONE, 'inner.zip': zipSync(ONE) }));
    expect(nested.files.map(({ file, problem }) => [file, problem])).toEqual([
      ['export.zip/stages.csv', undefined],
      ['export.zip/inner.zip', expect.stringContaining('a zip archive within an archive')],
    ]);
    const encrypted = await readArchive(withFlags(zipSync(ONE), 1));
    expect(encrypted.files).toMatchObject([
      { file: 'export.zip/stages.csv', rows: 0, problem: expect.stringContaining('encrypted') as string },
    ]);
    const odd = zipSync(ONE, { level: 0 });
    const view = new DataView(odd.buffer);
    view.setUint16(view.getUint32(odd.length - 22 + 16, true) + 10, 14, true);
    expect((await readArchive(odd)).files[0]?.problem).toContain('method 14');
    expect((await readArchive(zipSync({}))).files[0]?.problem).toBe('The archive holds no files.');
  });

  test('a bomb stops at so many times its stored size, in one file or in many', async () => {
    const row = `D-1,Discovery,2026-01-05T10:00:00Z,${' '.repeat(3000)}\n`;
    const long = strToU8(`id,stage,changed_at\n${row.repeat(8000)}`);
    const one = await readArchive(zipSync({ 'a.csv': long }, { level: 9 }));
    expect(one.files[0]?.problem).toContain('made to fill memory');
    const part = long.subarray(0, 12 * 2 ** 20);
    const many = await readArchive(
      zipSync({ 'a.csv': part, 'b.csv': part, 'c.csv': part, 'd.csv': part }, { level: 9 }),
    );
    expect(many.files.map(({ file, problem }) => [file, problem?.slice(0, 34)])).toEqual([
      ['export.zip/a.csv', undefined],
      ['export.zip/b.csv', expect.stringContaining('Reading stopped: the archive unpac')],
      ['export.zip', 'The archive unpacks to more than 1'],
    ]);
    expect(imbalances(many)).toEqual([]);
  }, 60_000);

  test('cut off, it keeps the files that stand before; damaged, it says which one is', async () => {
    const whole = zipSync({ ...ONE, 'more.csv': ONE['stages.csv'] }, { level: 0 });
    const cut = await readArchive(whole.subarray(0, 200));
    expect(cut.files.map(({ file, used, problem }) => [file, used, problem?.split(':')[0]])).toEqual([
      ['export.zip/stages.csv', 1, undefined],
      ['export.zip/more.csv', 0, expect.any(String)],
      ['export.zip', 0, 'The archive ends early'],
    ]);
    const changed = whole.slice();
    changed.set(
      strToU8('Qualified'),
      changed.findIndex((_, at) => String.fromCharCode(...changed.subarray(at, at + 9)) === 'Discovery'),
    );
    const damaged = await readArchive(changed);
    expect(damaged.files.map(({ problem }) => problem?.includes('checksum') ?? false)).toEqual([true, false]);
  });

  test('[RH10] damaged in any way: no throw, no hang, every row accounted for', async () => {
    const archives = [
      packed('salesforce-weekly'),
      packed('hubspot-warehouse', { 'a/b.zip': zipSync(ONE) }),
      zipSync(ONE, { level: 0 }),
    ];
    for (let seed = 1; seed <= 200; seed++) {
      const random = createRandom(seed);
      const bytes = mutate(archives[seed % archives.length] ?? new Uint8Array(0), random);
      const history = await read([sourceFile('a.zip', bytes, 1 + Math.floor(random.next() * 4000))]);
      expect({ seed, wrong: imbalances(history) }).toEqual({ seed, wrong: [] });
      expect({ seed, told: history.files.length > 0 }).toEqual({ seed, told: true });
      expect(notesOf(history, 'a.zip')).toEqual(expect.any(Array));
    }
  }, 60_000);
});
