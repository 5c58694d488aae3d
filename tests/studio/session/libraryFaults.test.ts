import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createEngine, findDeal, rowAt, type DealChange } from '../../../src/engine/index.ts';
import type { SessionHost } from '../../../src/studio/session/sessionContext.ts';
import { openFakeBrowser, type FakeTab } from './fakeStudio.ts';

const LIVE = readFileSync('scenarios/twelve-partners/live.deals.jsonl', 'utf8');
const LOST: DealChange = { kind: 'outcome', value: 'lost' };

/** The real engine, heard as a worker is. */
const withEngine: SessionHost['createEngine'] = (receive) => {
  const engine = createEngine({
    post: (reply) => void setTimeout(() => receive(reply)),
    now: () => performance.now(),
    pause: () => new Promise((resume) => setTimeout(resume)),
  });
  return { send: (request) => void engine.handle(request) };
};

beforeEach(() => {
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: false }));
  return () => vi.unstubAllGlobals();
});

const state = ({ session }: FakeTab) => session.store.get();
const sets = (tab: FakeTab) => state(tab).deals.sets;
const outcomes = (tab: FakeTab) => {
  const { table } = state(tab).deals;
  return Array.from({ length: table.deals }, (_none, deal) => rowAt(table, deal)?.outcome);
};

async function rest(tab: FakeTab): Promise<void> {
  await vi.waitFor(() => {
    expect(state(tab).deals.reading).toBeUndefined();
    expect(state(tab).libraryJob).toBeUndefined();
  });
  await tab.settle();
}

async function openDeals(text: string, name = 'live.deals.jsonl'): Promise<FakeTab> {
  const tab = await openFakeBrowser().openTab({ createEngine: withEngine });
  tab.session.startBlank('One');
  await tab.session.addDeals(name, new Blob([text]));
  await rest(tab);
  return tab;
}

describe('changes of deals that something else comes between', () => {
  test('[LB4] what waits for deals to be read is not done to those of another document', async () => {
    const tab = await openDeals(LIVE);
    const before = outcomes(tab);
    const one = state(tab).document!.id;
    tab.session.startBlank('Two');
    await rest(tab);
    await tab.session.flush();
    tab.session.changeDeals(Uint32Array.of(0), { kind: 'account', value: 'Renamed' }, 'Account changed');
    tab.session.changeDeals(Uint32Array.of(1), LOST, 'Outcome changed');
    await tab.session.openDocument(one);
    await rest(tab);
    await rest(tab);
    expect(outcomes(tab)).toEqual(before);
    const { table } = state(tab).deals;
    expect(rowAt(table, 0)?.account).not.toBe('Renamed');
  });

  test('[LB5] what waits is taken back before what is done', async () => {
    const tab = await openDeals(LIVE);
    const ids = [0, 1].map((deal) => rowAt(state(tab).deals.table, deal)!.id);
    tab.session.changeDeals(Uint32Array.of(0), { kind: 'delete' }, '1 deal deleted');
    await vi.waitFor(() => expect(state(tab).deals.reading).toBeDefined(), { interval: 1 });
    tab.session.changeDeals(Uint32Array.of(1), LOST, 'Outcome changed');
    tab.session.undoDeals();
    await rest(tab);
    await rest(tab);
    const { table } = state(tab).deals;
    expect(ids.map((id) => findDeal(table, id))).toEqual([undefined, 0]);
    expect(outcomes(tab)[0]).not.toBe('lost');
    expect(state(tab).dealSteps.map(({ said }) => said)).toEqual(['1 deal deleted']);
  });

  test('[LB5] opening a file once more over changed deals can be taken back', async () => {
    const tab = await openDeals(LIVE);
    tab.session.changeDeals(Uint32Array.of(0), LOST, 'Outcome changed');
    await rest(tab);
    const changed = await sets(tab)[0]!.content.text();
    await tab.session.addDeals('live.deals.jsonl', new Blob([LIVE]));
    await rest(tab);
    expect(await sets(tab)[0]!.content.text()).toBe(LIVE);
    tab.session.undoDeals();
    await rest(tab);
    expect(await sets(tab)[0]!.content.text()).toBe(changed);
  });
});
