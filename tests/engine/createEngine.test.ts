import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDealLine } from '../../src/core/index.ts';
import { createEngine, rowAt, verdictAt, type DealTable, type EngineReply } from '../../src/engine/index.ts';

const GLOSSY = readFileSync('scenarios/twelve-partners/glossy.cosell.jsonc', 'utf8');
const LIVE = readFileSync('scenarios/twelve-partners/live.deals.jsonl', 'utf8');
const CLOSED = readFileSync('scenarios/twelve-partners/closed.deals.jsonl', 'utf8');

/** Deals enough for several slices. */
const MANY_DEALS = 12_000;
const MANY = Array.from({ length: MANY_DEALS / 240 }, (_, copy) =>
  CLOSED.trim().replace(/^(.*?"id":")/gm, `$1${String(copy)}-`),
).join('\n');

const source = (name: string, text: string) => ({ name, content: new Blob([text]) });

const rowsOf = (table: DealTable | undefined) =>
  Array.from({ length: table?.deals ?? 0 }, (_, deal) => rowAt(table!, deal)!);

const spansOf = (replies: readonly EngineReply[]) =>
  replies.flatMap((reply) => ('verdicts' in reply ? reply.verdicts : []));

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
  test('[MD1] reads deals, checks the framework and replays one against the other', async () => {
    const { engine, last } = startEngine();
    await engine.handle({ kind: 'deals.load', batch: 1, sources: [source('live', LIVE)] });
    expect(rowsOf(last('deals.loaded')?.table).map((row) => [row.id, row.outcome])).toEqual([
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

  test('the verdict of every deal is told once', async () => {
    const { engine, replies } = startEngine();
    await engine.handle({ kind: 'deals.load', batch: 1, sources: [source('closed', MANY)] });
    await engine.handle({ kind: 'framework.set', version: 1, text: GLOSSY });
    const spans = spansOf(replies);
    expect(spans.length).toBeGreaterThan(1);
    const told = new Uint8Array(MANY_DEALS);
    for (const { from, codes } of spans) codes.forEach((_, place) => (told[from + place]! += 1));
    expect(told.every((times) => times === 1)).toBe(true);
  });

  test('a verdict says what lists show of a replay', async () => {
    const { engine, replies } = startEngine();
    await engine.handle({ kind: 'deals.load', batch: 1, sources: [source('live', LIVE)] });
    await engine.handle({ kind: 'framework.set', version: 1, text: GLOSSY });
    const codes = new Uint8Array(3);
    for (const span of spansOf(replies)) codes.set(span.codes, span.from);
    expect(
      [0, 1, 2].map((deal) => verdictAt(codes, deal)).map((told) => [told?.verdict, told?.kinds[0]]),
    ).toEqual([
      ['broken', 'silent'],
      ['broken', 'ambiguous'],
      ['broken', 'silent'],
    ]);
    expect(verdictAt(codes, 3)).toBeUndefined();
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

  test('[MD2] a stop keeps what was done and says so', async () => {
    let asked = false;
    const { engine, last } = startEngine((replies) => {
      if (asked || !replies.some((reply) => reply.kind === 'replay.progress')) return;
      asked = true;
      void engine.handle({ kind: 'replay.stop' });
    });
    await engine.handle({ kind: 'deals.load', batch: 1, sources: [source('closed', MANY)] });
    await engine.handle({ kind: 'framework.set', version: 1, text: GLOSSY });
    const stopped = last('replay.stopped');
    expect(stopped?.total).toBe(MANY_DEALS);
    expect(stopped?.done).toBeLessThan(MANY_DEALS);
    expect(stopped?.overview.survival.replayed).toBe(stopped?.done);
    expect(last('replay.finished')).toBeUndefined();
    await engine.handle({ kind: 'replay.start' });
    expect(last('replay.finished')?.done).toBe(MANY_DEALS);
  });

  test('[MD2] while the replay runs it says how many of the deals so far survive', async () => {
    const { engine, last } = startEngine();
    await engine.handle({ kind: 'deals.load', batch: 1, sources: [source('closed', MANY)] });
    await engine.handle({ kind: 'framework.set', version: 1, text: GLOSSY });
    const progress = last('replay.progress');
    expect(progress?.survival.replayed).toBe(progress?.done);
    expect(progress?.survival.survived).toBeGreaterThan(0);
  });

  test('[MD2] a newer text makes the running replay give up without a word', async () => {
    let newer = false;
    let second: Promise<void> | undefined;
    const { engine, replies, last } = startEngine((told) => {
      if (newer || !told.some((reply) => reply.kind === 'replay.progress')) return;
      newer = true;
      second = engine.handle({ kind: 'framework.set', version: 2, text: GLOSSY });
    });
    await engine.handle({ kind: 'deals.load', batch: 1, sources: [source('closed', MANY)] });
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
    expect(rowsOf(loaded?.table).map((row) => row.account)).toEqual(['Brightwater Foods']);
    expect(loaded?.rejected.map(({ source, line }) => [source, line])).toEqual([
      [0, 2],
      [0, 4],
    ]);
  });

  test('[MD5] of many lines that are no deals the first are named and all are counted', async () => {
    const { engine, last } = startEngine();
    const text = `${LIVE.trim()}\n${'not a deal\n'.repeat(1000)}`;
    await engine.handle({ kind: 'deals.load', batch: 1, sources: [source('own', text)] });
    expect(last('deals.loaded')).toMatchObject({ rejectedCount: 1000, table: { deals: 3 } });
    expect(last('deals.loaded')?.rejected).toHaveLength(200);
  });

  test('[MD3] a source that can no longer be read leaves the deals of the others', async () => {
    const { engine, last } = startEngine();
    const gone = { size: 10, slice: () => gone, arrayBuffer: () => Promise.reject(new Error('gone')) };
    const sources = [{ name: 'gone', content: gone }, source('live', LIVE)];
    await engine.handle({ kind: 'deals.load', batch: 1, sources });
    expect(last('deals.loaded')).toMatchObject({ unreadable: [0], table: { deals: 3 } });
    await engine.handle({ kind: 'deal.open', request: 1, index: 2 });
    expect(last('deal.opened')?.deal.id).toBe('L3');
  });

  test('a source that was copied is read where it lies now', async () => {
    const { engine, last } = startEngine();
    const { content } = source('live', LIVE);
    let gone = false;
    const file = {
      size: content.size,
      slice: (from: number, to: number) => ({
        ...file,
        arrayBuffer: () => (gone ? Promise.reject(new Error('gone')) : content.slice(from, to).arrayBuffer()),
      }),
      arrayBuffer: () => content.arrayBuffer(),
    };
    await engine.handle({ kind: 'deals.load', batch: 4, sources: [{ name: 'live', content: file }] });
    gone = true;
    const now = source('live', LIVE);
    await engine.handle({ kind: 'deals.moved', batch: 3, source: 0, now });
    await engine.handle({ kind: 'deal.open', request: 1, index: 2 });
    expect(last('deal.opened')).toBeUndefined();
    await engine.handle({ kind: 'deals.moved', batch: 4, source: 0, now });
    await engine.handle({ kind: 'deal.open', request: 1, index: 2 });
    expect(last('deal.opened')?.deal.id).toBe('L3');
  });

  test('[MD3] every deal is opened from its own line, whatever stands around it', async () => {
    const { engine, last } = startEngine();
    const [one = '', two = '', three = ''] = LIVE.trim().split('\n');
    const sources = [
      source('first', `\ufeff${one}\r\n\r\nno deal\r\n${one}\r\n`),
      source('none', 'nothing here'),
      source('second', `${one}\n \t${two} \n${three.replace('"events"', '"\\u0065vents"')}`),
    ];
    await engine.handle({ kind: 'deals.load', batch: 1, sources });
    for (const [index, line] of [one, two, three].entries()) {
      await engine.handle({ kind: 'deal.open', request: index, index });
      const expected = parseDealLine(line);
      expect(last('deal.opened')?.deal).toEqual(expected.ok && expected.value);
    }
  });
});
