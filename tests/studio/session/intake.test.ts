import { beforeEach, describe, expect, test, vi } from 'vitest';
import { EMPTY_MAPPING, printMapping } from '../../../src/core/records/index.ts';
import { openFiles } from '../../../src/studio/session/openFiles.ts';
import { runInMemory } from '../../cli/runInMemory.ts';
import { filesOf, fixtureBytes } from '../../core/records/systems/readFixtures.ts';
import { NORTHWIND } from '../../support/framework.ts';
import { startFakeIntake } from './fakeIntake.ts';
import { openFakeBrowser, type FakeBrowser, type FakeTab } from './fakeStudio.ts';

beforeEach(() => {
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: false }));
  return () => vi.unstubAllGlobals();
});

const chosen = (path: string) => ({
  name: path.replace(/^.*\//, ''),
  content: new Blob([fixtureBytes(path) as Uint8Array<ArrayBuffer>]),
});
const SALESFORCE = filesOf('salesforce').map(chosen);
const HUBSPOT = filesOf('hubspot').map(chosen);

const intake = ({ session }: FakeTab) => session.store.get().intake;
const sets = ({ session }: FakeTab) => session.store.get().deals.sets;
const kept = ({ session }: FakeTab) => session.store.get().document?.mapping;
const notices = ({ session }: FakeTab) => session.store.get().notices.map(({ text }) => text);

async function openTab(browser: FakeBrowser = openFakeBrowser()): Promise<FakeTab> {
  const tab = await browser.openTab();
  await tab.session.openFramework(NORTHWIND, { kind: 'file', file: 'northwind.cosell.jsonc' });
  await tab.settle();
  return tab;
}

async function read(tab: FakeTab, files = SALESFORCE): Promise<void> {
  await tab.session.bringFiles(files);
  tab.session.readBrought();
  await vi.waitFor(() => expect(intake(tab).status.kind).toBe('mapped'));
  await vi.waitFor(() => expect(intake(tab).mapping).toBeDefined());
  await counted(tab);
}

const counted = (tab: FakeTab) =>
  vi.waitFor(() => {
    const { mapping, lineCounts } = intake(tab);
    expect(mapping?.objects.every((line) => lineCounts.has(line))).toBe(true);
    expect(mapping?.events.every((line) => lineCounts.has(line))).toBe(true);
  });

async function importDeals(tab: FakeTab): Promise<void> {
  tab.session.importDeals();
  await vi.waitFor(() => expect(intake(tab).status.kind).toBe('done'));
}

describe('[IN1] files of other systems become deals of the document', () => {
  test('from the drop to a set that the command line would have made, kept over a reload', async () => {
    const browser = openFakeBrowser();
    const tab = await openTab(browser);
    await openFiles(tab.session, SALESFORCE);
    expect(intake(tab).brought).toBe(1);
    expect(intake(tab).files.every(({ recognised }) => recognised?.kind === 'known')).toBe(true);
    await read(tab, []);
    expect(intake(tab).history?.files).toHaveLength(SALESFORCE.length);
    await tab.settle();
    await vi.waitFor(() => expect(intake(tab).joins?.count).toBeGreaterThanOrEqual(0));
    await importDeals(tab);
    const [set] = sets(tab);
    const command = await runInMemory(
      ['import', '--from', 'auto', ...SALESFORCE.map(({ name }) => name), '--framework', 'f.jsonc'],
      {
        files: {
          ...Object.fromEntries(filesOf('salesforce').map((path) => [chosen(path).name, fixtureBytes(path)])),
          'f.jsonc': NORTHWIND,
        },
        chunkSize: 65_536,
      },
    );
    expect(await set?.content.text()).toBe(command.stdout);
    expect(set?.name).toBe('Account.csv and 9 more');
    expect(intake(tab).result).toMatchObject({ set: set?.name, unchanged: false, outdated: false });
    await tab.settle();
    await tab.session.flush();
    const mapping = intake(tab).mapping;
    tab.kill();

    const again = await browser.openTab();
    await again.settle();
    expect(sets(again).map(({ name, origin }) => [name, origin.kind])).toEqual([
      ['Account.csv and 9 more', 'import'],
    ]);
    await vi.waitFor(() => expect(intake(again).mapping).toEqual(mapping));
    expect(intake(again).status.kind).toBe('empty');
  });

  test('the same import once more changes nothing; another mapping replaces the set', async () => {
    const tab = await openTab();
    await read(tab);
    await importDeals(tab);
    const [set] = sets(tab);
    await importDeals(tab);
    expect(intake(tab).result?.unchanged).toBe(true);
    expect(sets(tab)[0]).toBe(set);
    const type = intake(tab).mapping?.objects.find(({ is }) => is === 'registration')?.type ?? '';
    tab.session.editMapping({ kind: 'object.set', line: { type, is: 'ignored' } });
    expect(intake(tab).result?.outdated).toBe(true);
    await importDeals(tab);
    expect(sets(tab).map(({ name }) => name)).toEqual([set?.name]);
    expect(await sets(tab)[0]?.content.text()).not.toBe(await set?.content.text());
    tab.session.undoDeals();
    expect(sets(tab).map(({ id }) => id)).toEqual([set?.id]);
  });

  test('systems are imported one after another by one mapping, or all together', async () => {
    const tab = await openTab();
    await read(tab);
    await importDeals(tab);
    const before = intake(tab).mapping;
    tab.session.endIntake();
    expect(intake(tab)).toMatchObject({ status: { kind: 'empty' }, files: [], mapping: before });
    await read(tab, HUBSPOT);
    await vi.waitFor(() => expect(intake(tab).past.at(-1)).toBe('Guess the lines that were missing'));
    const { mapping } = intake(tab);
    expect(mapping?.events.slice(0, before?.events.length)).toEqual(before?.events);
    await counted(tab);
    await importDeals(tab);
    expect(sets(tab).map(({ origin }) => origin.kind)).toEqual(['import', 'import']);
    await read(tab, SALESFORCE);
    await importDeals(tab);
    const [all] = sets(tab);
    expect(sets(tab)).toHaveLength(1);
    expect(all?.origin.kind === 'import' && all.origin.files).toHaveLength(
      SALESFORCE.length + HUBSPOT.length,
    );
  });

  test('files can be taken out and read another way; a second one of a name stays apart', async () => {
    const tab = await openTab();
    await tab.session.bringFiles([chosen('table/log.csv')]);
    tab.session.readBrought();
    await vi.waitFor(() => expect(intake(tab).history?.files[0]?.used).toBe(0));
    expect(intake(tab)).toMatchObject({ status: { kind: 'mapped' }, mapping: undefined });
    tab.session.chooseForAll({ timezone: 'Europe/Berlin' });
    expect(intake(tab).status.kind).toBe('recognised');
    await read(tab, []);
    expect(intake(tab).history?.files[0]?.used).toBeGreaterThan(0);
    expect(intake(tab).mapping?.timezone).toBe('Europe/Berlin');
    tab.session.chooseForAll({ timezone: 'Europe/Paris', dateOrder: 'dmy' });
    expect(intake(tab).mapping).toMatchObject({ timezone: 'Europe/Paris', dateOrder: 'dmy' });
    await tab.session.bringFiles([
      chosen('table/log.csv'),
      { name: 'log.csv', content: new Blob(['a,b\n']) },
    ]);
    expect(intake(tab).files.map(({ name }) => name)).toEqual(['log.csv', 'log (2).csv']);
    tab.session.chooseFor('log (2).csv', { system: 'hubspot' });
    expect(intake(tab).files[1]?.choice).toEqual({ system: 'hubspot' });
    tab.session.removeFile('log (2).csv');
    tab.session.removeFile('log.csv');
    expect(intake(tab)).toMatchObject({ status: { kind: 'empty' }, files: [] });
  });

  test('files that nobody knows are named with what was looked for, and nothing stays', async () => {
    const tab = await openTab();
    await openFiles(tab.session, [{ name: 'note.txt', content: new Blob(['Dear all,\nsee you.\n']) }]);
    expect(notices(tab).at(-1)).toMatch(
      /^"note.txt" was not opened\. No row names columns that a system uses/,
    );
    expect(intake(tab)).toMatchObject({ status: { kind: 'empty' }, files: [], brought: 0 });
    await tab.session.bringFiles([{ name: 'note.txt', content: new Blob(['Dear']) }, ...HUBSPOT]);
    expect(intake(tab).files[0]?.recognised?.kind).toBe('unknown');
    expect(intake(tab).brought).toBe(1);
  });
});

describe('[IN3] a table nobody knows', () => {
  const strange = () => ({
    name: 'strange.csv',
    content: new Blob(['k;w;s\nD-1;2026-01-05T10:00:00Z;Discovery\nD-1;2026-01-09T10:00:00Z;Closed Won\n']),
  });

  test('stays until its columns are told, which the mapping remembers', async () => {
    const tab = await openTab();
    await openFiles(tab.session, [strange()]);
    expect(intake(tab)).toMatchObject({ status: { kind: 'recognised' }, brought: 1 });
    expect(intake(tab).files[0]?.recognised?.kind).toBe('unknown');
    tab.session.readBrought();
    expect(intake(tab).status.kind).toBe('recognised');
    const columns = { id: 'k', time: 'w', state: 's' };
    tab.session.chooseFor('strange.csv', { columns });
    await read(tab, [strange()].slice(1));
    expect(intake(tab).history?.files).toMatchObject([{ part: 'stage history', rows: 2, used: 2 }]);
    expect(intake(tab).mapping?.files).toEqual([{ name: 'strange.csv', columns }]);
    tab.session.chooseFor('strange.csv', { columns: { ...columns, id: 'nothing' } });
    expect(intake(tab).status.kind).toBe('recognised');
    tab.session.undoMapping();
    expect(intake(tab).files[0]?.choice).toEqual({ columns });
    tab.session.endIntake();
    await read(tab, [strange()]);
    expect(intake(tab).files[0]?.choice).toEqual({ columns });
    await importDeals(tab);
    expect(intake(tab).result?.report.deals).toBe(1);
  });
});

describe('[IN4] the mapping', () => {
  test('is edited step by step, counted, taken back and taken again', async () => {
    const tab = await openTab();
    await read(tab);
    const guessed = intake(tab).mapping;
    const line = guessed?.events.find(({ value }) => value !== undefined);
    if (!line) throw new Error('stages are guessed');
    const count = intake(tab).lineCounts.get(line);
    const changed = { type: line.type, field: line.field, value: line.value ?? '', event: undefined };
    tab.session.editMapping({ kind: 'event.set', line: changed });
    expect(intake(tab).past).toEqual(['Guess the mapping', `${line.value ?? ''} means nothing`]);
    expect(intake(tab).lineCounts.has(changed)).toBe(false);
    await counted(tab);
    expect(intake(tab).lineCounts.get(changed)).toBe(count);
    tab.session.undoMapping();
    expect(intake(tab).mapping).toEqual(guessed);
    expect(intake(tab).future).toEqual([`${line.value ?? ''} means nothing`]);
    tab.session.redoMapping();
    expect(intake(tab).mapping?.events).toContainEqual(changed);
    tab.session.undoMapping();
    tab.session.undoMapping();
    expect([intake(tab).mapping, kept(tab), intake(tab).past]).toEqual([undefined, undefined, []]);
    tab.session.undoMapping();
    tab.session.guessMapping();
    await vi.waitFor(() => expect(intake(tab).mapping).toEqual(guessed));
    expect(intake(tab).future).toEqual([]);
  });

  test('of the command line is taken as it is, its comments included', async () => {
    const tab = await openTab();
    const files = Object.fromEntries(
      filesOf('salesforce').map((path) => [chosen(path).name, fixtureBytes(path)]),
    );
    const command = await runInMemory(
      ['import', '--from', 'auto', ...Object.keys(files), '--framework', 'f.jsonc', '--write-mapping', 'm'],
      { files: { ...files, 'f.jsonc': NORTHWIND }, chunkSize: 65_536 },
    );
    const text = command.written.get('m') ?? '';
    expect(text).toContain('//');
    await openFiles(tab.session, [{ name: 'northwind.mapping.json', content: new Blob([text]) }]);
    expect(kept(tab)).toBe(text);
    expect(intake(tab)).toMatchObject({ brought: 1, past: ['Open northwind.mapping.json'] });
    await read(tab);
    expect(kept(tab)).toBe(text);
  });

  test('that cannot be read is refused with its faults; the present one stays', async () => {
    const tab = await openTab();
    await tab.session.openMapping('good.mapping.json', printMapping(EMPTY_MAPPING));
    await tab.session.openMapping('bad.mapping.json', '{ "format": 3 }');
    expect(intake(tab)).toMatchObject({
      mapping: EMPTY_MAPPING,
      problem: { kind: 'mapping', file: 'bad.mapping.json', problems: [{ line: 1, column: 13 }] },
    });
  });

  test('belongs to its document', async () => {
    const heard: string[] = [];
    const tab = await openFakeBrowser().openTab({
      startIntake: (receive) =>
        startFakeIntake((reply) => {
          heard.push(reply.kind);
          receive(reply);
        }),
    });
    await tab.session.openFramework(NORTHWIND, { kind: 'file', file: 'northwind.cosell.jsonc' });
    await tab.settle();
    const first = tab.session.store.get().document?.id ?? '';
    await read(tab);
    const { mapping } = intake(tab);
    await importDeals(tab);
    const [set] = sets(tab);
    tab.session.editMapping({ kind: 'times.set', timezone: 'Asia/Tokyo' });
    tab.session.undoMapping();
    tab.session.importDeals();
    tab.session.startBlank('Another');
    await vi.waitFor(() => expect(heard).toContain('stopped'));
    await tab.settle();
    expect([intake(tab).mapping, intake(tab).past]).toEqual([undefined, []]);
    expect(sets(tab).map(({ origin }) => origin.kind)).toEqual(['import']);
    expect(intake(tab)).toMatchObject({ status: { kind: 'mapped' }, result: undefined });
    expect(intake(tab).history).toBeDefined();
    await tab.session.openDocument(first);
    expect(intake(tab).mapping).toEqual(mapping);
    expect(sets(tab)).toEqual([set]);
    await tab.session.duplicateDocument(first);
    expect(intake(tab).mapping).toEqual(mapping);
  });

  test('is counted anew, and not guessed anew, when the framework is another', async () => {
    const tab = await openTab();
    await read(tab);
    const { mapping, counts } = intake(tab);
    tab.session.editText(
      tab.shown.replace('"tender": {', '"urgent": { "type": "boolean", "question": "?" }, "tender": {'),
    );
    await tab.settle();
    await vi.waitFor(() => expect(intake(tab).counts?.untold).toContain('urgent'));
    expect(counts?.untold).not.toContain('urgent');
    expect(intake(tab).mapping).toBe(mapping);
  });

  test('of another tab is taken over', async () => {
    const browser = openFakeBrowser();
    const tab = await openTab(browser);
    const { id = '' } = tab.session.store.get().document ?? {};
    const other = await browser.openTab({ tabMemory: id });
    await other.settle();
    await tab.session.openMapping('a.mapping.json', printMapping(EMPTY_MAPPING));
    await tab.settle();
    await tab.session.flush();
    await other.settle();
    await vi.waitFor(() => expect(intake(other).mapping).toEqual(EMPTY_MAPPING));
  });
});

describe('[IN2] work that goes on', () => {
  test('is stopped; the files stay', async () => {
    const tab = await openTab();
    await tab.session.bringFiles(SALESFORCE);
    tab.session.readBrought();
    tab.session.stopIntake();
    await vi.waitFor(() => expect(intake(tab).status.kind).toBe('recognised'));
    expect(intake(tab).files).toHaveLength(SALESFORCE.length);
    await read(tab, []);
    tab.session.importDeals();
    tab.session.stopIntake();
    await vi.waitFor(() => expect(intake(tab).status.kind).toBe('mapped'));
    await tab.settle();
    expect([sets(tab), intake(tab).history === undefined]).toEqual([[], false]);
    await importDeals(tab);
  });

  test('and does not listen is ended with its worker; the files and the mapping stay, to be read again', async () => {
    const browser = openFakeBrowser();
    let isDeaf = false;
    let workers = 0;
    const tab = await browser.openTab({
      startIntake(receive) {
        workers += 1;
        const { send, close } = startFakeIntake(receive);
        return { send: (request) => (isDeaf ? undefined : send(request)), close };
      },
    });
    await tab.session.openFramework(NORTHWIND, { kind: 'file', file: 'northwind.cosell.jsonc' });
    await read(tab);
    const { mapping } = intake(tab);
    isDeaf = true;
    tab.session.importDeals();
    tab.session.stopIntake();
    await tab.settle();
    expect(intake(tab)).toMatchObject({ status: { kind: 'recognised' }, history: undefined, mapping });
    isDeaf = false;
    await read(tab, []);
    expect([workers, intake(tab).status.kind]).toEqual([2, 'mapped']);
    expect(intake(tab).mapping).toBe(mapping);
  });

  test('and fails says so; the next reading begins with another worker', async () => {
    const browser = openFakeBrowser();
    let fails = true;
    const tab = await browser.openTab({
      startIntake(receive) {
        const { send, close } = startFakeIntake(receive);
        return {
          close,
          send(request) {
            if (request.kind !== 'read' || !fails) return send(request);
            fails = false;
            receive({ kind: 'failed', message: 'out of memory' });
          },
        };
      },
    });
    await tab.session.openFramework(NORTHWIND, { kind: 'file', file: 'northwind.cosell.jsonc' });
    await tab.session.bringFiles(SALESFORCE);
    tab.session.readBrought();
    expect(intake(tab)).toMatchObject({
      status: { kind: 'recognised' },
      problem: { kind: 'failed', message: 'out of memory' },
    });
    await read(tab, []);
    expect(intake(tab)).toMatchObject({ status: { kind: 'mapped' }, problem: undefined });
  });
});
