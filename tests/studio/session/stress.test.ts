import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { compileFramework, parseDealLine, parseFramework, replayDeal } from '../../../src/core/index.ts';
import { EDGE_CASES, judgeExpectation } from '../../../src/core/stress/index.ts';
import { createEngine, type EngineReply } from '../../../src/engine/index.ts';
import type { Stress } from '../../../src/studio/session/createStress.ts';
import { listBreaking } from '../../../src/studio/session/stressEdgeCases.ts';
import { openFakeBrowser, type FakeTab } from './fakeStudio.ts';

const FRAMEWORK = readFileSync('scenarios/twelve-partners/glossy.cosell.jsonc', 'utf8');
const DEALS = readFileSync('scenarios/twelve-partners/closed.deals.jsonl', 'utf8')
  .split('\n')
  .slice(0, 6)
  .join('\n');

beforeEach(() => {
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: false }));
  return () => vi.unstubAllGlobals();
});

function startEngine(receive: (reply: EngineReply) => void) {
  const engine = createEngine({
    post: receive,
    now: () => performance.now(),
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  });
  return { send: (request: Parameters<typeof engine.handle>[0]) => void engine.handle(request) };
}

async function openStressed(): Promise<{ readonly tab: FakeTab; readonly stress: Stress }> {
  const tab = await openFakeBrowser().openTab({ createEngine: startEngine });
  tab.session.startBlank('One');
  tab.session.editText(FRAMEWORK);
  await tab.session.addDeals('closed.deals.jsonl', new Blob([DEALS]));
  const { store } = tab.session;
  await tab.settle();
  await vi.waitFor(() => expect(store.get().replay.status).toBe('finished'));
  const stress = await tab.session.openStress();
  stress.open();
  return { tab, stress };
}

const ends = async (stress: Stress, work: 'matrix' | 'search' | 'proofs'): Promise<void> =>
  vi.waitFor(() => expect(stress.store.get()[work].status).not.toBe('running'), { timeout: 20_000 });

const edgeCases = ({ session }: FakeTab) =>
  session.store.get().deals.sets.find(({ name }) => name === 'Edge cases');
const linesOf = async (tab: FakeTab) => (await edgeCases(tab)?.content.text())?.trim().split('\n') ?? [];

describe('[SX10] stress in the studio', () => {
  test('tells rows as they come, and which text they belong to; a search takes the place of tests under way', async () => {
    const { tab, stress } = await openStressed();
    stress.start();
    expect(stress.store.get().matrix).toMatchObject({ status: 'running', rows: [] });
    await vi.waitFor(() => expect(stress.store.get().matrix.rows.length).toBeGreaterThan(1));
    stress.search(30);
    expect(stress.store.get().matrix.status).toBe('stopped');
    await ends(stress, 'search');
    const { matrix, search } = stress.store.get();
    expect(matrix.rows.length).toBeLessThan(EDGE_CASES.length);
    expect(search).toMatchObject({ status: 'finished', seed: 1, runs: 30, report: { runs: 30 } });
    expect(search.report?.finds.length).toBe(search.finds);
    tab.session.editText(FRAMEWORK.replace('"name"', '"name" '));
    expect(stress.store.get().matrix.version).toBeLessThan(tab.session.store.get().reading.version);
    expect(stress.store.get().matrix.rows).toBe(matrix.rows);
    await tab.settle();
    stress.start();
    await vi.waitFor(() => expect(stress.store.get().matrix.rows.length).toBeGreaterThan(0));
    stress.stop();
    await ends(stress, 'matrix');
    expect(stress.store.get().matrix).toMatchObject({
      status: 'stopped',
      deals: { read: 6, loaded: 6, madeUp: false },
      version: tab.session.store.get().reading.version,
    });
    tab.session.startBlank('Two');
    stress.open();
    expect(stress.store.get().matrix.status).toBe('idle');
  });

  test('a text that cannot run is refused', async () => {
    const { tab, stress } = await openStressed();
    tab.session.editText('{');
    stress.prove();
    await ends(stress, 'proofs');
    expect(stress.store.get().proofs.status).toBe('refused');
  });

  test('keeps deals that break in a set of their own, each once, as tests that hold today', async () => {
    const { tab, stress } = await openStressed();
    stress.start();
    await ends(stress, 'matrix');
    stress.search(60);
    await ends(stress, 'search');
    stress.prove();
    await ends(stress, 'proofs');
    const [first, second, ...others] = listBreaking(stress.store.get());
    if (!first || !second) throw new Error('the flywheel breaks');
    await stress.keep([first]);
    await Promise.all([stress.keep([second]), stress.keep([first, second])]);
    const { batch, sets } = tab.session.store.get().deals;
    await stress.keep([first]);
    expect(tab.session.store.get().deals.batch).toBe(batch);
    expect(sets.map(({ name }) => name)).toEqual(['closed.deals.jsonl', 'Edge cases']);
    expect(edgeCases(tab)?.origin).toMatchObject({ kind: 'new' });
    expect(edgeCases(tab)?.origin.file).toMatch(/\.edge-cases\.deals\.jsonl$/);
    tab.session.addOwnDeal({ ...first, id: 'E-by-hand' });
    expect(await linesOf(tab)).toHaveLength(2);

    await stress.keep(others);
    const lines = await linesOf(tab);
    expect(lines).toHaveLength(others.length + 2);
    const { framework } = parseFramework(FRAMEWORK);
    if (!framework) throw new Error('the flywheel can be read');
    const compiled = compileFramework(framework);
    const judged = lines.map((line) => {
      const read = parseDealLine(line);
      if (!read.ok || !read.value.expect) throw new Error(line);
      const { expect: expected, ...deal } = read.value;
      return judgeExpectation({ ...deal, expect: expected }, replayDeal(compiled, read.value)).met;
    });
    expect(new Set(judged)).toEqual(new Set([true]));
    expect(others.some(({ edgeCase }) => edgeCase === 'found-by-proof')).toBe(true);
    expect(others.some(({ edgeCase }) => edgeCase === 'found-by-search')).toBe(true);
  });
});
