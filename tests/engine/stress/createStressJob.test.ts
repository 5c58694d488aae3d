import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { stressFramework, EDGE_CASES } from '../../../src/core/stress/index.ts';
import { compileFramework, parseDeals, parseFramework } from '../../../src/core/index.ts';
import { createEngine, type EngineReply, type StressReply } from '../../../src/engine/index.ts';

const NORTHWIND = readFileSync('scenarios/twelve-partners/northwind.cosell.jsonc', 'utf8');
const CLOSED = readFileSync('scenarios/twelve-partners/closed.deals.jsonl', 'utf8')
  .split('\n')
  .slice(0, 60)
  .join('\n');
const ORDER = { seed: '1', perCell: 2, only: ['customer-disputed', 'two-accounts-become-one'] } as const;

/** A host whose clock moves on at every look; `onPause` may send something meanwhile. */
function startEngine(onPause: (replies: readonly EngineReply[]) => void = () => undefined) {
  const replies: EngineReply[] = [];
  let time = 0;
  const engine = createEngine({
    post: (reply) => replies.push(reply),
    now: () => (time += 50),
    pause: async () => {
      await Promise.resolve();
      onPause(replies);
    },
  });
  const told = (): readonly StressReply[] =>
    replies.filter((reply): reply is StressReply => reply.kind.startsWith('stress.'));
  const load = async (): Promise<void> => {
    await engine.handle({ kind: 'framework.set', version: 3, text: NORTHWIND });
    await engine.handle({
      kind: 'deals.load',
      batch: 1,
      sources: [{ name: 'closed', content: new Blob([CLOSED]) }],
    });
  };
  return { engine, told, load };
}

describe('[SX9] stress in the engine', () => {
  test('tells row after row, and the same as the core does', async () => {
    const { engine, told, load } = startEngine();
    await load();
    await engine.handle({ kind: 'stress.start', request: 5, ...ORDER });
    const rows = told().filter((reply) => reply.kind === 'stress.row');
    expect(
      rows.map(({ request, version, edgeCase, done, total }) => [request, version, edgeCase, done, total]),
    ).toEqual([
      [5, 3, 'customer-disputed', 1, 2],
      [5, 3, 'two-accounts-become-one', 2, 2],
    ]);
    const { framework } = parseFramework(NORTHWIND);
    const same = framework && stressFramework(compileFramework(framework), parseDeals(CLOSED).deals, ORDER);
    expect(rows.flatMap(({ cells }) => cells)).toEqual(same?.matrix);
    expect(structuredClone(rows).flatMap(({ findings }) => findings)).toEqual(same?.findings);
    expect(told().at(-1)).toEqual({
      kind: 'stress.finished',
      request: 5,
      version: 3,
      deals: 60,
      loaded: 60,
      madeUp: false,
    });
  });

  test('makes deals up where none are loaded, and searches with a count', async () => {
    const { engine, told } = startEngine();
    await engine.handle({ kind: 'framework.set', version: 1, text: NORTHWIND });
    await engine.handle({ kind: 'stress.start', request: 1, ...ORDER, searchRuns: 60 });
    expect(told().at(-1)).toMatchObject({
      kind: 'stress.finished',
      deals: 48,
      loaded: 0,
      madeUp: true,
      search: { runs: 60 },
    });
    const counts = told().flatMap((reply) => (reply.kind === 'stress.searched' ? [reply.runs] : []));
    expect(counts.length).toBeGreaterThan(3);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  });

  test('leaves deals alone that expect something of the framework', async () => {
    const { engine, told, load } = startEngine();
    await load();
    const suite = CLOSED.replaceAll('"id":"D-', '"expect":{"verdict":"survived"},"id":"S-');
    const sources = [CLOSED, suite].map((text, place) => ({
      name: String(place),
      content: new Blob([text]),
    }));
    await engine.handle({ kind: 'deals.load', batch: 2, sources });
    await engine.handle({ kind: 'stress.start', request: 5, ...ORDER });
    expect(told().at(-1)).toMatchObject({ deals: 60, loaded: 60, madeUp: false });
    await engine.handle({ kind: 'deals.load', batch: 3, sources: sources.slice(1) });
    await engine.handle({ kind: 'stress.start', request: 6, ...ORDER });
    expect(told().at(-1)).toMatchObject({ deals: 48, loaded: 0, madeUp: true });
  });

  test('is stopped, and keeps what it told', async () => {
    let stops = 0;
    const started = startEngine((replies) => {
      if (replies.some(({ kind }) => kind === 'stress.row') && stops++ === 0)
        void started.engine.handle({ kind: 'stress.stop' });
    });
    await started.load();
    await started.engine.handle({ kind: 'stress.start', request: 1, seed: '1', perCell: 1 });
    const rows = started.told().filter(({ kind }) => kind === 'stress.row').length;
    expect([rows > 0, rows < EDGE_CASES.length]).toEqual([true, true]);
    expect(started.told().at(-1)).toMatchObject({ kind: 'stress.stopped', request: 1 });
  });

  test('gives up without a word when something newer is asked', async () => {
    let newer: Promise<void> | undefined;
    const started = startEngine((replies) => {
      if (replies.some(({ kind }) => kind === 'stress.row'))
        newer ??= started.engine.handle({ kind: 'stress.start', request: 2, ...ORDER });
    });
    await started.load();
    await started.engine.handle({ kind: 'stress.start', request: 1, seed: '1', perCell: 1 });
    await newer;
    const ends = started.told().filter(({ kind }) => kind === 'stress.finished' || kind === 'stress.stopped');
    expect(ends).toEqual([expect.objectContaining({ kind: 'stress.finished', request: 2 })]);
  });

  test('is refused while no framework can run', async () => {
    const { engine, told } = startEngine();
    await engine.handle({ kind: 'stress.start', request: 9, ...ORDER });
    expect(told()).toEqual([{ kind: 'stress.refused', request: 9 }]);
  });
});
