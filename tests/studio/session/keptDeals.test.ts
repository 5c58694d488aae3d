import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openFakeBrowser, type FakeBrowser, type FakeTab } from './fakeStudio.ts';

beforeEach(() => {
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: false }));
  return () => vi.unstubAllGlobals();
});

const LONG_TEXT = Array.from({ length: 300_000 }, (_none, index) => `{"id":"D-${index}"}\n`).join('');
const LONG = new Blob([LONG_TEXT]);
const pack = (text: string): Blob => new Blob([new Uint8Array(gzipSync(text))]);

const sets = ({ session }: FakeTab) => session.store.get().deals.sets;
const names = (tab: FakeTab) => sets(tab).map(({ name }) => name);
const keeping = (tab: FakeTab) => sets(tab).map(({ id }) => tab.session.store.get().keeping.get(id)?.kind);
const notices = ({ session }: FakeTab) => session.store.get().notices.map(({ text }) => text);
const kept = (browser: FakeBrowser) =>
  [...browser.stored.keys(), ...[...browser.vault.files.keys()].map((key) => `file of ${key}`)].filter(
    (key) => key.startsWith('deals/') || key.startsWith('file of'),
  );

async function openBlank(browser: FakeBrowser): Promise<FakeTab> {
  const tab = await browser.openTab();
  tab.session.startBlank('One');
  await tab.settle();
  return tab;
}

async function readBack(tab: FakeTab): Promise<string> {
  return (await sets(tab)[0]?.content.text()) ?? '';
}

describe('[DO10] long sets', () => {
  test('are copied beside everything else, and found again', async () => {
    const browser = openFakeBrowser();
    const tab = await openBlank(browser);
    const goOn = browser.vault.pause();
    await tab.session.addDeals('long.deals.jsonl', LONG);
    await tab.settle();
    expect(keeping(tab)).toEqual(['copying']);
    tab.session.editText(`// meanwhile\n${tab.shown}`);
    await tab.settle();
    expect(tab.session.store.get().document?.saved).toBe('saved');
    goOn();
    await vi.waitFor(() => expect(keeping(tab)).toEqual(['kept']));
    await tab.settle();
    expect(sets(tab)[0]?.content).not.toBe(LONG);
    tab.kill();

    const again = await browser.openTab();
    await again.settle();
    expect(names(again)).toEqual(['long.deals.jsonl']);
    expect(keeping(again)).toEqual(['kept']);
    expect(await readBack(again)).toBe(LONG_TEXT);
    expect(again.shown.startsWith('// meanwhile')).toBe(true);
  });

  test('are named by their document, even if another one was opened meanwhile', async () => {
    const browser = openFakeBrowser();
    const tab = await openBlank(browser);
    const { id } = tab.session.store.get().document ?? { id: '' };
    const goOn = browser.vault.pause();
    await tab.session.addDeals('long.deals.jsonl', LONG);
    await tab.settle();
    await tab.session.openFramework(tab.shown.replace('One', 'Two'), { kind: 'file', file: 'two' });
    tab.session.removeSet(0);
    await tab.settle();
    goOn();
    await vi.waitFor(() => expect(kept(browser)).toHaveLength(2));
    await tab.settle();
    await tab.session.openDocument(id);
    expect(names(tab)).toEqual(['long.deals.jsonl']);
    expect(await readBack(tab)).toBe(LONG_TEXT);
  });

  test('stay open when copying is stopped, and are kept when asked for again', async () => {
    const browser = openFakeBrowser();
    const tab = await openBlank(browser);
    const goOn = browser.vault.pause();
    await tab.session.addDeals('long.deals.jsonl', LONG);
    await tab.settle();
    tab.session.stopSet(sets(tab)[0]?.id ?? '');
    goOn();
    await vi.waitFor(() => expect(keeping(tab)).toEqual(['unkept']));
    await tab.settle();
    expect(kept(browser)).toEqual([]);
    expect(names(tab)).toEqual(['long.deals.jsonl']);
    tab.session.editText(`// more\n${tab.shown}`);
    await tab.settle();
    expect(keeping(tab)).toEqual(['unkept']);
    tab.session.keepSet(sets(tab)[0]?.id ?? '');
    await tab.settle();
    await vi.waitFor(() => expect(keeping(tab)).toEqual(['kept']));
  });

  test('a set that is closed while it is copied leaves nothing', async () => {
    const browser = openFakeBrowser();
    const tab = await openBlank(browser);
    const goOn = browser.vault.pause();
    await tab.session.addDeals('long.deals.jsonl', LONG);
    await tab.settle();
    tab.session.removeSet(0);
    await tab.settle();
    goOn();
    await tab.settle();
    expect(kept(browser)).toEqual([]);
  });

  test.each([
    ['says that it has no room', (browser: FakeBrowser) => (browser.vault.room = 1000)],
    ['runs out of room halfway', (browser: FakeBrowser) => (browser.vault.breaksAfter = 1000)],
  ])('a browser that %s leaves the deals open in this window, and says so once', async (_case, fill) => {
    const browser = openFakeBrowser();
    fill(browser);
    const tab = await openBlank(browser);
    await tab.session.addDeals('long.deals.jsonl', LONG);
    await tab.settle();
    await vi.waitFor(() => expect(keeping(tab)).toEqual(['unkept']));
    expect(notices(tab).filter((text) => text.includes('no room for "long.deals.jsonl"'))).toHaveLength(1);
    expect(kept(browser)).toEqual([]);
    expect(await readBack(tab)).toBe(LONG_TEXT);
    expect(tab.session.store.get().document?.saved).toBe('saved');
  });
});

describe('[DO11] packed deals', () => {
  test('are unpacked, kept and found again', async () => {
    const browser = openFakeBrowser();
    const tab = await openBlank(browser);
    await tab.session.addDeals('long.deals.jsonl.gz', pack(LONG_TEXT));
    await tab.settle();
    expect(tab.session.store.get().unpacking).toEqual([]);
    expect(keeping(tab)).toEqual(['kept']);
    tab.kill();
    const again = await browser.openTab();
    expect(names(again)).toEqual(['long.deals.jsonl.gz']);
    expect(await readBack(again)).toBe(LONG_TEXT);
  });

  test('a file cut short is refused in words, and nothing of it stays', async () => {
    const browser = openFakeBrowser();
    const tab = await openBlank(browser);
    const packed = pack(LONG_TEXT);
    await tab.session.addDeals('cut.deals.jsonl.gz', packed.slice(0, packed.size - 100));
    await tab.settle();
    expect(notices(tab).at(-1)).toBe(
      `"cut.deals.jsonl.gz" is packed with gzip and cut short: its end is missing after ${(packed.size - 100).toLocaleString('en-GB')} bytes. Copy it again.`,
    );
    expect(names(tab)).toEqual([]);
    expect(kept(browser)).toEqual([]);
  });

  test('without room they are unpacked for this window only', async () => {
    const browser = openFakeBrowser();
    const tab = await openBlank(browser);
    browser.vault.breaksAfter = 1000;
    await tab.session.addDeals('long.deals.jsonl.gz', pack(LONG_TEXT));
    await tab.settle();
    expect(keeping(tab)).toEqual(['unkept']);
    expect(notices(tab).some((text) => text.includes('in this window only'))).toBe(true);
    expect(await readBack(tab)).toBe(LONG_TEXT);
    expect(kept(browser)).toEqual([]);
  });

  test('unpacking can be stopped', async () => {
    const browser = openFakeBrowser();
    const tab = await openBlank(browser);
    const goOn = browser.vault.pause();
    const opened = tab.session.addDeals('long.deals.jsonl.gz', pack(LONG_TEXT));
    await tab.settle();
    const [file] = tab.session.store.get().unpacking;
    expect(file).toMatchObject({ name: 'long.deals.jsonl.gz', done: 0 });
    tab.session.stopSet(file?.id ?? '');
    goOn();
    await opened;
    await tab.settle();
    expect([names(tab), kept(browser), tab.session.store.get().unpacking]).toEqual([[], [], []]);
  });
});

describe('[DO12] room is given back', () => {
  test('when a set is closed or replaced', async () => {
    const browser = openFakeBrowser();
    const tab = await openBlank(browser);
    await tab.session.addDeals('long.deals.jsonl', LONG);
    await tab.settle();
    await vi.waitFor(() => expect(keeping(tab)).toEqual(['kept']));
    await tab.settle();
    await tab.session.addDeals('long.deals.jsonl', new Blob(['{}']));
    await tab.settle();
    expect(kept(browser)).toHaveLength(1);
    tab.session.removeSet(0);
    await tab.settle();
    expect(kept(browser)).toEqual([]);
  });

  test('when a set is closed before its document could name it', async () => {
    const browser = openFakeBrowser();
    const tab = await openBlank(browser);
    const goOn = browser.vault.pause();
    await tab.session.addDeals('long.deals.jsonl', LONG);
    await tab.settle();
    goOn();
    await vi.waitFor(() => expect(keeping(tab)).toEqual(['kept']));
    tab.session.removeSet(0);
    await tab.settle();
    expect(kept(browser)).toEqual([]);
  });

  test('but not while another document names the set', async () => {
    const browser = openFakeBrowser();
    const tab = await openBlank(browser);
    await tab.session.addDeals('a.deals.jsonl', new Blob(['{}']));
    await tab.settle();
    const { id } = tab.session.store.get().document ?? { id: '' };
    tab.session.startBlank('Two');
    await tab.settle();
    expect(names(tab)).toEqual(['a.deals.jsonl']);
    tab.session.removeSet(0);
    await tab.settle();
    expect(kept(browser)).toHaveLength(1);
    tab.session.deleteDocument(id);
    tab.session.store.get().confirmation?.proceed();
    await tab.settle();
    expect(kept(browser)).toEqual([]);
  });

  test('nor while another tab has it open', async () => {
    const browser = openFakeBrowser();
    const first = await openBlank(browser);
    await first.session.addDeals('a.deals.jsonl', new Blob(['{}']));
    await first.settle();
    const second = await browser.openTab();
    await second.settle();
    // The second tab takes the deals along into a document nobody has heard of yet.
    second.session.startBlank('Two');
    first.session.removeSet(0);
    await first.settle();
    expect(kept(browser)).toHaveLength(1);
    await second.settle();
    expect(await readBack(second)).toBe('{}');
    second.kill();
    const third = await browser.openTab();
    expect(names(third)).toEqual(['a.deals.jsonl']);
  });

  test('at the next visit, for what a killed tab left', async () => {
    const browser = openFakeBrowser();
    const tab = await openBlank(browser);
    browser.vault.files.set('half', new Blob(['{"id":']));
    browser.stored.set('deals/alone', {
      origin: { kind: 'file', file: 'a' },
      name: 'a',
      content: new Blob(),
    });
    tab.kill();
    const again = await browser.openTab();
    await again.settle();
    expect(kept(browser)).toEqual([]);
  });

  test('what was not written to its end is not taken for the set', async () => {
    const browser = openFakeBrowser();
    const tab = await openBlank(browser);
    await tab.session.addDeals('long.deals.jsonl', LONG);
    await tab.settle();
    await vi.waitFor(() => expect(keeping(tab)).toEqual(['kept']));
    await tab.settle();
    tab.kill();
    for (const key of browser.vault.files.keys()) browser.vault.files.set(key, LONG.slice(0, 1000));
    const again = await browser.openTab();
    expect(names(again)).toEqual([]);
  });
});

test('[DO10] deals the browser would not give out stay their document’s, and are there at the next visit', async () => {
  const browser = openFakeBrowser();
  const tab = await openBlank(browser);
  await tab.session.addDeals('long.deals.jsonl', LONG);
  await tab.settle();
  await vi.waitFor(() => expect(keeping(tab)).toEqual(['kept']));
  await tab.settle();
  tab.kill();
  const { read } = browser.vault;
  browser.vault.read = () => Promise.reject(new Error('not now'));
  const second = await browser.openTab();
  expect(names(second)).toEqual([]);
  second.session.editText(`// mine\n${second.shown}`);
  await second.settle();
  second.kill();
  browser.vault.read = read;
  const third = await browser.openTab();
  expect(names(third)).toEqual(['long.deals.jsonl']);
  expect(await readBack(third)).toBe(LONG_TEXT);
});

test('[DO9] the browser is asked to keep what it holds once a person has opened deals', async () => {
  const browser = openFakeBrowser();
  const tab = await openBlank(browser);
  expect(browser.askedToKeep).toBe(0);
  await tab.session.addDeals('a.deals.jsonl', new Blob(['{}']));
  await tab.settle();
  expect(browser.askedToKeep).toBeGreaterThan(0);
});

test('[DO12] deals kept by an earlier version open, and are kept as they are now', async () => {
  const browser = openFakeBrowser();
  const tab = await openBlank(browser);
  await tab.session.addDeals('old.deals.jsonl', new Blob(['{"id":"D-1"}']));
  await tab.settle();
  tab.kill();
  const [key = ''] = kept(browser);
  const record = { origin: { kind: 'file', file: 'old.deals.jsonl' }, name: 'old.deals.jsonl' };
  browser.stored.set(key, { ...record, text: '{"id":"D-1"}' });
  const again = await browser.openTab();
  await again.settle();
  expect(await readBack(again)).toBe('{"id":"D-1"}');
  expect(Object.keys(browser.stored.get(key) ?? {})).toEqual(['origin', 'name', 'content']);
});
