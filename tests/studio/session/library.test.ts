import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createEngine, findDeal, rowAt, type DealChange } from '../../../src/engine/index.ts';
import type { SessionHost } from '../../../src/studio/session/sessionContext.ts';
import { openFakeBrowser, type FakeBrowser, type FakeTab } from './fakeStudio.ts';

const CLOSED = readFileSync('scenarios/twelve-partners/closed.deals.jsonl', 'utf8');
const LIVE = readFileSync('scenarios/twelve-partners/live.deals.jsonl', 'utf8');
const LOST: DealChange = { kind: 'outcome', value: 'lost' };
const DELETE: DealChange = { kind: 'delete' };

/** The real engine, heard as a worker is. */
const withEngine: SessionHost['createEngine'] = (receive) => {
  const engine = createEngine({
    post: (reply) => void setTimeout(() => receive(reply)),
    now: () => performance.now(),
    pause: () => new Promise((resume) => setTimeout(resume)),
  });
  return { send: (request) => void engine.handle(request) };
};

/** All notices, also those that are gone. */
let said = new Set<string>();
let saved: { name: string; content: Blob }[] = [];

beforeEach(() => {
  saved = [];
  said = new Set();
  let link = { href: '', download: '' };
  const created: Blob[] = [];
  vi.stubGlobal('document', {
    documentElement: { dataset: {} },
    createElement() {
      link = { href: '', download: '' };
      return Object.assign(link, {
        click: () => saved.push({ name: link.download, content: created[Number(link.href)]! }),
      });
    },
  });
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: false }));
  vi.spyOn(URL, 'createObjectURL').mockImplementation((content) => {
    created.push(content as Blob);
    return String(created.length - 1);
  });
  return () => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  };
});

const state = ({ session }: FakeTab) => session.store.get();
const sets = (tab: FakeTab) => state(tab).deals.sets;
const outcomeOf = (tab: FakeTab, deal: number) => rowAt(state(tab).deals.table, deal)?.outcome;

async function rest(tab: FakeTab): Promise<void> {
  await vi.waitFor(() => {
    expect(state(tab).deals.reading).toBeUndefined();
    expect(state(tab).libraryJob).toBeUndefined();
  });
  await tab.settle();
}

async function openDeals(browser: FakeBrowser, ...texts: readonly string[]): Promise<FakeTab> {
  const tab = await browser.openTab({ createEngine: withEngine });
  tab.session.startBlank('One');
  tab.session.store.subscribe(() => {
    for (const { text } of state(tab).notices) said.add(text);
  });
  for (const [index, text] of texts.entries())
    await tab.session.addDeals(`${index}.deals.jsonl`, new Blob([text]));
  await rest(tab);
  return tab;
}

describe('the library of deals', () => {
  test('[LB5] a change taken back leaves the very bytes there were, step by step', async () => {
    const tab = await openDeals(openFakeBrowser(), CLOSED, LIVE);
    const before = sets(tab);
    tab.session.changeDeals(Uint32Array.of(0, 2, 241), LOST, 'Three deals lost');
    await rest(tab);
    expect([0, 2, 241].map((deal) => outcomeOf(tab, deal))).toEqual(['lost', 'lost', 'lost']);
    const between = sets(tab);
    tab.session.changeDeals(Uint32Array.of(1), DELETE, 'One deal deleted');
    await rest(tab);
    expect(state(tab).deals.table.deals).toBe(242);
    expect(sets(tab)[1]).toBe(between[1]);
    tab.session.undoDeals();
    await rest(tab);
    expect(sets(tab)).toEqual(between);
    expect(said).toContain('Taken back: One deal deleted.');
    tab.session.undoDeals();
    await rest(tab);
    expect(sets(tab).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(await Promise.all(sets(tab).map(({ content }) => content.text()))).toEqual([CLOSED, LIVE]);
    expect(state(tab).dealSteps).toEqual([]);
    tab.session.undoDeals();
    await rest(tab);
    expect(sets(tab).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });

  test('[LB5] a notice offers to take the change back for a while', async () => {
    const tab = await openDeals(openFakeBrowser(), LIVE);
    tab.session.changeDeals(Uint32Array.of(0), DELETE, '1 deal deleted');
    await vi.waitFor(() => expect(state(tab).notices.at(-1)?.action?.label).toBe('Undo'));
    // Also while the changed deals are still being read.
    state(tab).notices.at(-1)?.action?.run();
    await rest(tab);
    expect(await sets(tab)[0]!.content.text()).toBe(LIVE);
    expect(state(tab).notices.some(({ action }) => action)).toBe(false);
  });

  test('[LB4] what is asked while deals are read again follows, named by id', async () => {
    const tab = await openDeals(openFakeBrowser(), LIVE);
    const ids = [0, 1, 2].map((deal) => rowAt(state(tab).deals.table, deal)!.id);
    tab.session.changeDeals(Uint32Array.of(0), DELETE, '1 deal deleted');
    tab.session.changeDeals(Uint32Array.of(2), LOST, 'Outcome changed');
    tab.session.changeDeals(Uint32Array.of(1), { kind: 'account', value: 'Renamed' }, 'Account changed');
    await vi.waitFor(() => expect(state(tab).deals.reading).toBeDefined(), { interval: 1 });
    tab.session.changeDeals(Uint32Array.of(1), { kind: 'lead', value: 'ae' }, 'Lead changed');
    await vi.waitFor(() => expect(state(tab).dealSteps).toHaveLength(2));
    await rest(tab);
    const { table } = state(tab).deals;
    expect(ids.map((id) => findDeal(table, id))).toEqual([undefined, 0, 1]);
    expect(rowAt(table, 0)).toMatchObject({ account: 'Renamed' });
    expect(rowAt(table, 1)).toMatchObject({ outcome: 'lost' });
    expect(state(tab).dealSteps.map((step) => step.said)).toEqual(['1 deal deleted', '3 changes made']);
  });

  test('[LB4] changed deals are kept, and found again at the next visit', async () => {
    const browser = openFakeBrowser();
    const tab = await openDeals(browser, LIVE);
    tab.session.changeDeals(Uint32Array.of(0), LOST, 'Outcome changed');
    await rest(tab);
    const text = await sets(tab)[0]!.content.text();
    tab.kill();
    const again = await browser.openTab({ createEngine: withEngine });
    await rest(again);
    expect(await Promise.all(sets(again).map(({ content }) => content.text()))).toEqual([text]);
    expect(outcomeOf(again, 0)).toBe('lost');
  });

  test('[LB5] a long set is held while a change of it can be taken back, and named until the changed one is kept', async () => {
    const browser = openFakeBrowser();
    const long = Array.from({ length: 400_000 }, (_none, index) => `{"id":"D-${index}"}\n`).join('');
    const tab = await openDeals(browser, long);
    await vi.waitFor(() => expect(state(tab).keeping.get(sets(tab)[0]!.id)?.kind).toBe('kept'), 5000);
    await tab.settle();
    const goOn = browser.vault.pause();
    tab.session.changeDeals(Uint32Array.of(7), DELETE, '1 deal deleted');
    await vi.waitFor(() => expect(state(tab).dealSteps).toHaveLength(1), 5000);
    await tab.settle();
    tab.kill();
    const again = await browser.openTab({ createEngine: withEngine });
    await vi.waitFor(() => expect(state(again).deals.table.deals).toBe(400_000), 5000);
    goOn();
  });

  test('[LB4] a sample becomes a copy of one’s own, and one’s own again only by taking that back', async () => {
    vi.stubGlobal('fetch', () =>
      Promise.resolve({ ok: true, blob: () => Promise.resolve(new Blob([LIVE])) }),
    );
    const tab = await openDeals(openFakeBrowser());
    await tab.session.addScenarioDeals('twelve-partners', 'live.deals.jsonl');
    await rest(tab);
    expect(sets(tab)).toMatchObject([{ name: 'live', origin: { kind: 'scenario' } }]);
    tab.session.changeDeals(Uint32Array.of(0), LOST, 'Outcome changed');
    await rest(tab);
    expect(sets(tab)).toMatchObject([{ name: 'live, edited', origin: { kind: 'file' } }]);
    expect(said).toContain('Outcome changed. "live" is your own copy from now on.');
    tab.session.undoDeals();
    await rest(tab);
    expect(sets(tab)).toMatchObject([{ name: 'live', origin: { kind: 'scenario' } }]);
  });

  test('[LB7] an export is handed on as a file named for what is in it', async () => {
    const tab = await openDeals(openFakeBrowser(), LIVE);
    tab.session.exportDeals({ format: 'jsonl', deals: Uint32Array.of(1) });
    await rest(tab);
    tab.session.exportDeals({ format: 'xes', redaction: { key: 'k', withoutAmounts: true } });
    await rest(tab);
    expect(saved.map(({ name }) => name)).toEqual(['0.deals.jsonl', '0-pseudonyms.xes']);
    expect(await saved[0]!.content.text()).toBe(`${LIVE.split('\n')[1]!}\n`);
    expect(await saved[1]!.content.text()).toContain('<trace>');
    expect(said).toContain('3 deals saved as "0-pseudonyms.xes".');
  });
});
