import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFramework, parseDealLine, parseFramework, replayDeal } from '../../../src/core/index.ts';
import type { RunKind } from '../../../src/core/index.ts';
import { createColumnsBuilder, dealAt, type DealColumns } from '../../../src/engine/columns/index.ts';
import {
  createLocalMember,
  createRemoteMember,
  createShareServer,
  DealShare,
  printTogether,
  replayTogether,
  shareColumns,
  type Member,
  type ShareReply,
} from '../../../src/engine/share/index.ts';
import { NORTHWIND } from '../../support/framework.ts';
import { randomRecord } from '../columns/randomDeals.ts';

const compiled = compileFramework(parseFramework(NORTHWIND).framework!);

function randomColumns(count: number): DealColumns {
  const builder = createColumnsBuilder();
  for (const [index, record] of fc.sample(randomRecord, { numRuns: count, seed: 3 }).entries()) {
    const deal = parseDealLine(JSON.stringify({ ...record, id: `D-${index}` }));
    if (deal.ok) builder.add(deal.value);
  }
  return builder.build();
}

const printIds = (runs: Iterable<{ readonly deal: string }>): string =>
  Array.from(runs, ({ deal }) => deal).join(' ');

/** Notes what is asked of it, and answers with one kind for each deal. */
function createFake(asked: string[], name: string): Member {
  return {
    replay: (from, to, onProgress) => {
      asked.push(`${name} ${from} ${to}`);
      onProgress(to - from);
      const kinds = Array.from({ length: to - from }, (_, at) => ({ cost: from + at }) as RunKind);
      return Promise.resolve({ kinds, kindOf: Uint32Array.from(kinds.keys()) });
    },
    print: async (deals) => {
      asked.push(`${name} prints ${deals.length}`);
      // Later members are faster.
      for (let wait = 0; name === 'a' && wait < 20; wait += 1) await Promise.resolve();
      return deals.join(' ');
    },
    stop: () => undefined,
  };
}

describe('a team', () => {
  it('shares the deals out evenly and numbers the kinds of all', async () => {
    const asked: string[] = [];
    const progress: number[] = [];
    const members = ['a', 'b', 'c'].map((name) => createFake(asked, name));
    const { kinds, kindOf } = await replayTogether(members, 10, (done) => progress.push(done));
    expect(asked).toEqual(['a 0 3', 'b 3 6', 'c 6 10']);
    expect(progress).toEqual([3, 6, 10]);
    expect(Array.from(kindOf, (kind) => kinds[kind]?.cost)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('prints in order, whoever is faster', async () => {
    const asked: string[] = [];
    const deals = Uint32Array.from({ length: 3000 }, (_, index) => index * 2);
    const members = [createFake(asked, 'a'), createFake(asked, 'b')];
    let printed = '';
    let count = 0;
    for await (const some of printTogether(members, deals)) {
      printed += `${some.text} `;
      count += some.deals;
    }
    expect(printed).toBe(`${deals.join(' ')} `);
    expect(count).toBe(3000);
    expect(asked.filter((what) => what.startsWith('a')).length).toBe(asked.length / 2);
  });

  it('does not work far ahead of the reader', async () => {
    const asked: string[] = [];
    const members = [createFake(asked, 'a'), createFake(asked, 'b')];
    const printing = printTogether(members, new Uint32Array(100_000));
    await printing.next();
    expect(asked).toHaveLength(6);
    await printing.return(undefined);
  });

  it('tells the failure of any member', async () => {
    const failing = { ...createFake([], 'b'), replay: () => Promise.reject(new Error('broken')) };
    const members = [createFake([], 'a'), failing];
    await expect(replayTogether(members, 10, () => undefined)).rejects.toThrow('broken');
  });
});

describe('members', () => {
  const columns = randomColumns(900);
  const local = createLocalMember(new DealShare(compiled, columns, printIds), () => Promise.resolve());

  function createRemote(): Member {
    let hear: (reply: ShareReply) => void = () => undefined;
    const serve = createShareServer((reply) => hear(structuredClone(reply)), printIds);
    return createRemoteMember(
      {
        post: (request) => queueMicrotask(() => serve(structuredClone(request))),
        listen: (onReply) => {
          hear = onReply;
        },
        close: () => undefined,
      },
      NORTHWIND,
      shareColumns(columns),
    );
  }

  it('here and elsewhere find the same', async () => {
    const remote = createRemote();
    const here = await local.replay(20, 250, () => undefined);
    const there = await remote.replay(20, 250, () => undefined);
    expect(there).toEqual(here);
    expect(there.kindOf).toHaveLength(230);
    const learned = await local.replay(20, columns.deals, () => undefined);
    expect(await remote.replay(20, columns.deals, () => undefined)).toEqual(learned);
    expect(learned.kinds.length).toBeLessThan(learned.kindOf.length);
    here.kindOf.forEach((kind, deal) => {
      const other = learned.kinds[learned.kindOf[deal] ?? 0];
      expect(other?.verdict).toBe(here.kinds[kind]?.verdict);
    });
    const first = here.kinds[here.kindOf[0] ?? 0];
    expect(first?.verdict).toBe(replayDeal(compiled, dealAt(columns, 20)).verdict);
    expect(await remote.print(Uint32Array.of(4, 2))).toBe('D-4 D-2');
    expect(await local.print(Uint32Array.of(4, 2))).toBe('D-4 D-2');
  });

  it('elsewhere fail for good', async () => {
    let fail: (error: Error) => void = () => undefined;
    const lost = createRemoteMember(
      {
        post: () => undefined,
        listen: (_, onFailure) => {
          fail = onFailure;
        },
        close: () => undefined,
      },
      NORTHWIND,
      columns,
    );
    const asked = [lost.replay(0, 1, () => undefined), lost.print(Uint32Array.of(1))];
    fail(new Error('gone'));
    for (const answer of asked) await expect(answer).rejects.toThrow('gone');
    await expect(lost.print(Uint32Array.of(1))).rejects.toThrow('gone');
  });

  it('give up when they are stopped', async () => {
    const share = new DealShare(compiled, columns, printIds);
    const stopped = createLocalMember(share, () => Promise.resolve());
    stopped.stop();
    expect(await stopped.print(Uint32Array.of(1))).toBe('');
  });

  it('share columns without a copy of what a deal is', () => {
    const shared = shareColumns(columns);
    expect(shared.at.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(shared).toEqual(columns);
    for (let deal = 0; deal < columns.deals; deal += 1)
      expect(dealAt(shared, deal)).toEqual(dealAt(columns, deal));
  });
});
