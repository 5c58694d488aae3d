import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createEngine, type EngineReply } from '../../src/engine/index.ts';

const GLOSSY = readFileSync('scenarios/twelve-partners/glossy.cosell.jsonc', 'utf8');
const LIVE = readFileSync('scenarios/twelve-partners/live.deals.jsonl', 'utf8');
const CLOSED = readFileSync('scenarios/twelve-partners/closed.deals.jsonl', 'utf8');

const source = (name: string, text: string) => ({ name, content: new Blob([text]) });

/** A host whose clock moves on at every look, so that each deal is a slice of its own. */
function startEngine(onPause?: (replies: readonly EngineReply[]) => void) {
  const replies: EngineReply[] = [];
  let time = 0;
  const engine = createEngine({
    post: (reply) => replies.push(reply),
    now: () => (time += 100),
    pause: async () => {
      await Promise.resolve();
      onPause?.(replies);
    },
  });
  const last = <K extends EngineReply['kind']>(kind: K): (EngineReply & { kind: K }) | undefined =>
    replies.findLast((reply): reply is EngineReply & { kind: K } => reply.kind === kind);
  return { engine, replies, last };
}

describe('engine', () => {
  test('reads deals, checks the framework and replays one against the other', async () => {
    const { engine, last } = startEngine();
    await engine.handle({ kind: 'deals.load', batch: 1, sources: [source('live', LIVE)] });
    expect(last('deals.loaded')?.rows.map((row) => [row.id, row.outcome])).toEqual([
      ['L1', 'open'],
      ['L2', 'open'],
      ['L3', 'open'],
    ]);
    await engine.handle({ kind: 'framework.set', version: 7, text: GLOSSY });
    expect(last('framework.checked')).toMatchObject({ version: 7, runnable: true });
    const finished = last('replay.finished');
    expect(finished).toMatchObject({ version: 7, batch: 1, done: 3, total: 3 });
    expect(finished?.overview.survival).toMatchObject({ replayed: 3, broken: 3, survived: 0 });
  });

  test('progress tells every deal once, in order', async () => {
    const { engine, replies } = startEngine();
    await engine.handle({ kind: 'deals.load', batch: 1, sources: [source('live', LIVE)] });
    await engine.handle({ kind: 'framework.set', version: 1, text: GLOSSY });
    const told = replies.flatMap((reply) => (reply.kind === 'replay.progress' ? reply.verdicts : []));
    expect(
      told.map(({ index, verdict, kinds, firstBreak }) => ({ index, verdict, first: kinds[0], firstBreak })),
    ).toEqual([
      { index: 0, verdict: 'broken', first: 'silent', firstBreak: 1 },
      { index: 1, verdict: 'broken', first: 'ambiguous', firstBreak: 3 },
      { index: 2, verdict: 'broken', first: 'silent', firstBreak: 0 },
    ]);
  });

  test('survival is that of the closed deals; open ones count only among themselves', async () => {
    const { engine, last } = startEngine();
    const closed = CLOSED.split('\n').slice(0, 20).join('\n');
    const sources = [source('live', LIVE), source('closed', closed)];
    await engine.handle({ kind: 'deals.load', batch: 1, sources });
    await engine.handle({ kind: 'framework.set', version: 1, text: GLOSSY });
    expect(last('replay.finished')?.overview.survival.replayed).toBe(20);
    expect(last('replay.finished')?.total).toBe(23);
    expect(last('replay.finished')?.overview.traffic['deal:align.discovery']?.deals).toBe(23);
  });

  test('a stop keeps what was done and says so', async () => {
    let asked = false;
    const { engine, last } = startEngine((replies) => {
      if (asked || replies.filter((reply) => reply.kind === 'replay.progress').length < 5) return;
      asked = true;
      void engine.handle({ kind: 'replay.stop' });
    });
    await engine.handle({ kind: 'deals.load', batch: 1, sources: [source('closed', CLOSED)] });
    await engine.handle({ kind: 'framework.set', version: 1, text: GLOSSY });
    const stopped = last('replay.stopped');
    expect(stopped?.done).toBe(5);
    expect(stopped?.total).toBe(240);
    expect(stopped?.overview.survival.replayed).toBe(5);
    expect(last('replay.finished')).toBeUndefined();
    await engine.handle({ kind: 'replay.start' });
    expect(last('replay.finished')?.done).toBe(240);
  });

  test('a newer text makes the running replay give up without a word', async () => {
    let newer = false;
    let second: Promise<void> | undefined;
    const { engine, replies, last } = startEngine((told) => {
      if (newer || !told.some((reply) => reply.kind === 'replay.progress')) return;
      newer = true;
      second = engine.handle({ kind: 'framework.set', version: 2, text: GLOSSY });
    });
    await engine.handle({ kind: 'deals.load', batch: 1, sources: [source('live', LIVE)] });
    await engine.handle({ kind: 'framework.set', version: 1, text: GLOSSY });
    await second;
    expect(replies.filter((reply) => reply.kind === 'replay.finished')).toHaveLength(1);
    expect(last('replay.finished')?.version).toBe(2);
  });

  test('a text that cannot be read replays nothing and keeps the last good framework for opened deals', async () => {
    const { engine, last } = startEngine();
    await engine.handle({ kind: 'deals.load', batch: 1, sources: [source('live', LIVE)] });
    await engine.handle({ kind: 'framework.set', version: 1, text: GLOSSY });
    await engine.handle({ kind: 'framework.set', version: 2, text: `oops ${GLOSSY}` });
    expect(last('framework.checked')).toMatchObject({ version: 2, runnable: false });
    expect(last('replay.finished')?.version).toBe(1);
    await engine.handle({ kind: 'deal.open', request: 0, index: 0 });
    expect(last('deal.opened')).toMatchObject({ version: 1, deal: { id: 'L1' }, run: { verdict: 'broken' } });
    expect(last('deal.opened')?.run?.trace?.length).toBeGreaterThan(0);
  });

  test('lines that are no deals, and second records of one id, are left out and named', async () => {
    const { engine, last } = startEngine();
    const [first = ''] = LIVE.split('\n');
    const other = first.replace('Brightwater Foods', 'Another account');
    const text = `${first}\nnot a deal\n\n${other}\n${first}`;
    await engine.handle({ kind: 'deals.load', batch: 3, sources: [source('own', text)] });
    const loaded = last('deals.loaded');
    expect(loaded?.rows.map((row) => row.account)).toEqual(['Brightwater Foods']);
    expect(loaded?.rejected.map(({ source, line }) => [source, line])).toEqual([
      [0, 2],
      [0, 4],
    ]);
  });
});
